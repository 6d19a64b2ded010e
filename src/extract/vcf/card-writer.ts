import { sourceEntityId } from '../../model/entity-id.ts'
import { components, unescapeText, type ContentLine } from '../content-line/content-line.ts'
import { extendedIso } from '../content-line/iso-time.ts'
import type { LineText } from '../content-line/line-text.ts'
import type { ExtractInput } from '../contract.ts'
import type { Span } from '../document/span.ts'
import type { DraftEntity, StatementWriter } from '../document/statement-writer.ts'
import { isOrganizationCard, lineNamed, type Card } from './card.ts'

/** Properties of a card that become one property of the person or organization as they are. */
const simple: Readonly<Record<string, string>> = {
  FN: 'name', NICKNAME: 'alias', TEL: 'phone', EMAIL: 'email', URL: 'website', NOTE: 'notes', CATEGORIES: 'keywords',
}
const ofPersons: Readonly<Record<string, string>> = { TITLE: 'position', GENDER: 'gender', BIRTHPLACE: 'birthPlace' }
const dates: Readonly<Record<string, string>> = { BDAY: 'birthDate', DEATHDATE: 'deathDate', REV: 'modifiedAt' }
const nameParts = ['lastName', 'firstName', 'middleName', 'title', 'nameSuffix'] as const
const silent = new Set(['VERSION', 'PRODID', 'N', 'PHOTO', 'LOGO', 'SOUND', 'KEY', 'X-ABSHOWAS', 'X-ABADR'])

/** Writes cards as persons or organizations, line by line into the text that they are found in. */
export class CardWriter {
  readonly #input: ExtractInput
  readonly #text: LineText
  readonly #writer: StatementWriter
  readonly #employers = new Set<string>()

  constructor(input: ExtractInput, text: LineText, writer: StatementWriter) {
    this.#input = input
    this.#text = text
    this.#writer = writer
  }

  write(card: Card): void {
    const organization = isOrganizationCard(card)
    const entity = { id: this.#id('card', String(card.number)), schema: organization ? 'Organization' : 'Person' }
    const name = lineNamed(card, 'N')
    if (!lineNamed(card, 'FN')?.value.trim() && name) this.#writeJoinedName(entity, name)
    if (name && !organization) this.#writeNameParts(entity, name)
    for (const line of card.lines) if (!silent.has(line.name) && line.value.trim()) this.#writeLine(entity, line)
    if (!organization) this.#writeEmployment(entity, card)
  }

  #writeLine(entity: DraftEntity, line: ContentLine): void {
    const types = line.parameters.get('TYPE')?.filter((type) => !/^(internet|pref|quoted-printable)$/i.test(type)) ?? []
    const label = `${line.name}${types.length ? ` (${types.join(', ').toLowerCase()})` : ''}: `
    if (line.name === 'ORG') return
    if (line.name === 'ADR') {
      this.#writer.write(entity, 'address', { span: this.#text.line(addressText(line.value), label) })
      return
    }
    const date = dates[line.name]
    const text = date ? extendedIso(line.value) : line.name === 'GENDER' ? components(line.value)[0]! : unescapeText(line.value)
    const span = this.#text.line(withoutScheme(line.name, text), label)
    const property = simple[line.name] ?? date ?? (entity.schema === 'Person' ? ofPersons[line.name] : undefined)
    if (property && !(date === 'birthDate' && entity.schema !== 'Person')) this.#writer.write(entity, property, { span })
  }

  /** A card of version 2.1 may bear the parts of the name alone. */
  #writeJoinedName(entity: DraftEntity, line: ContentLine): void {
    const [last, first, middle, prefix, suffix] = components(line.value)
    this.#writer.write(entity, 'name', { span: this.#text.line([prefix, first, middle, last, suffix].filter(Boolean).join(' '), 'N: ') })
  }

  #writeNameParts(entity: DraftEntity, line: ContentLine): void {
    const parts = components(line.value)
    nameParts.forEach((property, index) => {
      this.#writer.write(entity, property, { span: this.#text.line(parts[index], `${property}: `) })
    })
  }

  #writeEmployment(person: DraftEntity, card: Card): void {
    const line = lineNamed(card, 'ORG')
    const [name, ...units] = line ? components(line.value) : []
    const span = this.#text.line(name, 'ORG: ')
    const unit = this.#text.line(units.filter(Boolean).join(', '), 'unit: ')
    if (!span) return
    const employer = { id: this.#id('organization', span.text.toLowerCase()), schema: 'Organization' }
    const employment = { id: this.#id('employment', String(card.number)), schema: 'Employment' }
    if (!this.#employers.has(employer.id)) this.#writer.write(employer, 'name', { span })
    this.#employers.add(employer.id)
    this.#writer.state(employment, 'employee', person.id, span.locator)
    this.#writer.state(employment, 'employer', employer.id, span.locator)
    this.#writer.write(employment, 'role', { span: this.#roleSpan(card) })
    if (unit) this.#writer.write(employment, 'description', { span: unit })
  }

  #roleSpan(card: Card): Span | undefined {
    const line = lineNamed(card, 'ROLE') ?? lineNamed(card, 'TITLE')
    return line && this.#text.line(unescapeText(line.value), 'role: ')
  }

  #id(kind: string, key: string): string {
    return sourceEntityId(this.#input.exhibit, kind, key)
  }
}

/** Street, town, region, postal code and country in the order of a letter, empty ones left out. */
function addressText(value: string): string {
  const [box, extended, street, town, region, code, country] = components(value)
  const place = [[town, region].filter(Boolean).join(', '), code].filter(Boolean).join(' ')
  return [box, extended, street, place, country].filter(Boolean).join(', ')
}

function withoutScheme(name: string, text: string): string {
  return name === 'TEL' || name === 'EMAIL' ? text.replace(/^(tel|mailto):/i, '') : text
}
