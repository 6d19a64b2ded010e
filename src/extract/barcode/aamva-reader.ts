import { sourceEntityId } from '../../model/entity-id.ts'
import type { ExtractInput } from '../contract.ts'
import type { DocumentReading } from '../document/document-reading.ts'
import { spanOf } from '../document/span.ts'
import { StatementWriter, type DraftEntity } from '../document/statement-writer.ts'
import { aamvaDate } from './aamva-date.ts'
import { aamvaValue, parseAamva, type AamvaCard, type AamvaElement } from './parse-aamva.ts'

/** Media type of a card's barcode content; there is no registered one. */
export const aamvaMediaType = 'application/x-aamva'

const genders: Readonly<Record<string, string>> = { '1': 'male', '2': 'female', M: 'male', F: 'female' }
const ofHolder: Readonly<Record<string, string>> = { DCS: 'lastName', DAC: 'firstName', DAD: 'middleName', DBB: 'birthDate' }
const ofCard: Readonly<Record<string, string>> = { DAQ: 'number', DCG: 'country', DBD: 'startDate', DBA: 'endDate', DCS: 'surname', DAC: 'givenName', DBB: 'birthDate' }

/** Reads the barcode content of a card: its elements as statements of the card and of its holder. Whether it conforms is the question of another room. */
export async function readAamva(input: ExtractInput): Promise<DocumentReading> {
  const text = Buffer.from(await input.source.all(input.limits.maxBytesInMemory)).toString('latin1')
  const card = parseAamva(text)
  if (!card) throw new Error('its header breaks off or holds no numbers')
  const writer = new StatementWriter(input.settings)
  writeCard(writer, card, { text, exhibit: input.exhibit })
  return { facts: { mediaType: aamvaMediaType, encoding: 'latin1' }, sections: [{ text }], statements: writer.statements, problems: writer.problems }
}

function writeCard(writer: StatementWriter, card: AamvaCard, from: { text: string; exhibit: string }): void {
  const { text, exhibit } = from
  const document: DraftEntity = { id: sourceEntityId(exhibit, 'identity', card.issuerNumber), schema: 'IdentityDocument' }
  const holder: DraftEntity = { id: sourceEntityId(exhibit, 'holder', card.issuerNumber), schema: 'Person' }
  const order = card.version <= 1 || aamvaValue(card, 'DCG')?.trim() === 'CAN' ? 'year-first' : 'month-first'
  writer.state(document, 'type', card.designators.some(({ type }) => type === 'ID') ? 'identity card' : 'driver licence', 'whole')
  for (const element of card.elements) {
    const span = spanOf({ text, locator: 'whole' }, element.start, element.end)
    const raw = /^\d{8}$/.test(element.value.trim()) && /^D[BD]/.test(element.id) ? aamvaDate(element.value.trim(), order) : undefined
    for (const [entity, properties] of [[document, ofCard], [holder, ofHolder]] as const) {
      const property = properties[element.id]
      if (property && span) writer.write(entity, property, { span, raw })
    }
    const gender = element.id === 'DBC' && genders[element.value.trim()]
    if (gender && span) for (const entity of [document, holder]) writer.put(entity, 'gender', { span, value: gender })
  }
  writeReckoned(writer, card, { document, holder })
}

/** Name and address are written in parts; whole they stand nowhere. */
function writeReckoned(writer: StatementWriter, card: AamvaCard, entities: { document: DraftEntity; holder: DraftEntity }): void {
  const { document, holder } = entities
  const placeOf = (id: string) => locatorOf(card.elements.find((element) => element.id === id))
  const join = (ids: readonly string[], by: string) => ids.map((id) => aamvaValue(card, id)?.trim()).filter((part) => part && part !== 'NONE').join(by)
  const name = join(['DAC', 'DAD', 'DCS', 'DCU'], ' ')
  const address = join(['DAG', 'DAH', 'DAI', 'DAJ', 'DAK', 'DCG'], ', ')
  if (name) writer.state(holder, 'name', name, placeOf('DCS'))
  if (address) writer.state(holder, 'address', address, placeOf('DAG'))
  writer.state(document, 'holder', holder.id, placeOf('DAQ'))
}

function locatorOf(element: AamvaElement | undefined): string {
  return element ? `char=${element.start},${element.end}` : 'whole'
}
