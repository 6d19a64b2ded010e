import { exhibitEntityId, sourceEntityId } from '../../model/entity-id.ts'
import { cleanValue } from '../../model/value/clean.ts'
import { subSpan, type Span } from '../document/span.ts'
import { StatementWriter, type DraftEntity } from '../document/statement-writer.ts'
import { birthDateOfMrz, expiryDateOfMrz } from '../mrz/mrz-century.ts'
import type { MrzField } from '../mrz/mrz-layout.ts'
import { parseMrz } from '../mrz/parse-mrz.ts'
import { findMrzZones, type MrzZone } from './mrz-zone.ts'
import type { ProfileInput, ProfileResult } from './profile.ts'
import { filledLines } from './text-line.ts'

const mostZones = 1_000
const genders: Readonly<Record<string, string>> = { M: 'male', F: 'female' }

/**
 * Machine readable zones in a text: for each an IdentityDocument with the fields by their columns, a Person as its holder,
 * and a Documentation link from the document. The fields are taken as they stand; whether the check digits hold is the
 * question of another room.
 */
export function readIdentity(input: ProfileInput): ProfileResult | undefined {
  const writer = new StatementWriter(input.settings)
  let zones = 0
  for (const segment of input.segments) {
    if (!segment.text.includes('<')) continue
    for (const zone of findMrzZones(filledLines(segment))) {
      if (++zones > mostZones) return writer
      writeZone(writer, zone, input.exhibit)
    }
  }
  return zones > 0 ? writer : undefined
}

function writeZone(writer: StatementWriter, zone: MrzZone, exhibit: string): void {
  const key = zone.lines.join('\n')
  const document: DraftEntity = { id: sourceEntityId(exhibit, 'identity', key), schema: 'IdentityDocument' }
  const holder: DraftEntity = { id: sourceEntityId(exhibit, 'holder', key), schema: 'Person' }
  writer.put(document, 'mrz', { span: zone.whole, value: key })
  writeDocument(writer, document, zone)
  writer.state(document, 'holder', holder.id, zone.whole.locator)
  writeHolder(writer, { document, holder, zone })
  const edge: DraftEntity = { id: sourceEntityId(exhibit, 'documentation', holder.id), schema: 'Documentation' }
  writer.state(edge, 'document', exhibitEntityId(exhibit), zone.whole.locator)
  writer.state(edge, 'entity', holder.id, zone.whole.locator)
  writer.state(edge, 'role', 'about', zone.whole.locator)
}

function writeDocument(writer: StatementWriter, document: DraftEntity, zone: MrzZone): void {
  writer.write(document, 'type', fieldOf(zone, 'type'))
  writeNumber(writer, document, { property: 'number', zone })
  writer.write(document, 'optionalData', fieldOf(zone, 'optional'))
  for (const property of ['country', 'nationality'] as const) writeCountry(writer, document, { property, zone })
  writer.write(document, 'endDate', dateOf(zone, 'expiry'))
}

function writeHolder(writer: StatementWriter, parts: { document: DraftEntity; holder: DraftEntity; zone: MrzZone }): void {
  const { document, holder, zone } = parts
  const { surname, givenName } = namesOf(zone)
  for (const entity of [document, holder]) {
    const isPerson = entity === holder
    writer.write(entity, isPerson ? 'lastName' : 'surname', { span: surname, raw: surname && words(surname.text) })
    writer.write(entity, isPerson ? 'firstName' : 'givenName', { span: givenName, raw: givenName && words(givenName.text) })
    writer.write(entity, 'birthDate', dateOf(zone, 'birth'))
    const { span } = fieldOf(zone, 'sex')
    const value = span && genders[span.text]
    if (value) writer.put(entity, 'gender', { span, value })
  }
  writeFullName(writer, holder, { surname, givenName })
  writeCountry(writer, holder, { property: 'nationality', zone })
  if (zone.layout.format === 'TD3') writeNumber(writer, holder, { property: 'passportNumber', zone })
}

/** A long number goes on behind the place of its digit, in another stretch of the zone (Doc 9303-5 and -6, 4.2.2). */
function writeNumber(writer: StatementWriter, entity: DraftEntity, field: { property: 'number' | 'passportNumber'; zone: MrzZone }): void {
  const { property, zone } = field
  const written = fieldOf(zone, 'number')
  const whole = parseMrz(zone.lines)?.number
  if (whole && written.span && whole !== written.raw?.replaceAll(' ', '')) writer.state(entity, property, whole, written.span.locator)
  else writer.write(entity, property, written)
}

/** Given name before surname; not written so in the zone, hence without an original. */
function writeFullName(writer: StatementWriter, holder: DraftEntity, names: { surname?: Span; givenName?: Span }): void {
  const at = names.surname ?? names.givenName
  const full = [names.givenName, names.surname].flatMap((span) => (span ? [words(span.text)] : [])).join(' ')
  if (at && full) writer.state(holder, 'name', full, at.locator)
}

/** Codes of the machine readable zone that stand for no country (UTO of the specimens, XXA stateless) stay in the `mrz` value alone. */
function writeCountry(writer: StatementWriter, entity: DraftEntity, field: { property: 'country' | 'nationality'; zone: MrzZone }): void {
  const { span } = fieldOf(field.zone, field.property === 'country' ? 'issuer' : 'nationality')
  const value = span && cleanValue('country', span.text === 'D' ? 'DEU' : span.text, {})
  if (value) writer.put(entity, field.property, { span, value })
}

function fieldOf(zone: MrzZone, name: MrzField): { span: Span | undefined; raw?: string } {
  const field = zone.layout.fields[name]
  const span = field && zone.at(field)
  const trimmed = span && withoutFillers(span)
  return { span: trimmed, ...(trimmed ? { raw: words(trimmed.text) } : {}) }
}

function dateOf(zone: MrzZone, name: 'birth' | 'expiry'): { span: Span | undefined; raw?: string | undefined } {
  const { span } = fieldOf(zone, name)
  if (!span) return { span: undefined }
  const end = zone.layout.fields.expiry && zone.at(zone.layout.fields.expiry)
  return { span, raw: name === 'expiry' ? expiryDateOfMrz(span.text) : birthDateOfMrz(span.text, end?.text) }
}

/** Surname and given names stand in one field with two fillers between (Doc 9303 part 3, section 4.6). */
function namesOf(zone: MrzZone): { surname?: Span | undefined; givenName?: Span | undefined } {
  const field = zone.layout.fields.names
  if (!field) return { surname: fieldOf(zone, 'surname').span, givenName: fieldOf(zone, 'givenNames').span }
  const [line, start, end] = field
  const text = zone.lines[line]!.slice(start, end)
  const gap = text.indexOf('<<')
  const cut = gap < 0 ? text.length : gap
  const part = (from: number, to: number) => {
    const span = from < to ? zone.at([line, start + from, start + to]) : undefined
    return span && withoutFillers(span)
  }
  return { surname: part(0, cut), givenName: part(Math.min(cut + 2, text.length), text.length) }
}

function withoutFillers(span: Span): Span | undefined {
  const end = span.text.replace(/[<\s]+$/, '').length
  const start = /^[<\s]*/.exec(span.text)![0].length
  return end <= start ? undefined : subSpan(span, start, end)
}

function words(text: string): string {
  return text.replace(/\s+/g, '').replace(/<+/g, ' ').trim()
}
