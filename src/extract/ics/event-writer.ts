import { sourceEntityId } from '../../model/entity-id.ts'
import { formatLocator, wholeExhibit } from '../../model/locator.ts'
import { unescapeText, type ContentLine } from '../content-line/content-line.ts'
import { extendedIso } from '../content-line/iso-time.ts'
import type { LineText } from '../content-line/line-text.ts'
import type { ExtractInput } from '../contract.ts'
import { StatementWriter, type DraftEntity } from '../document/statement-writer.ts'
import type { CalendarComponent } from './calendar-component.ts'

const texts: Readonly<Record<string, string>> = {
  SUMMARY: 'name', DESCRIPTION: 'description', LOCATION: 'location', URL: 'sourceUrl', UID: 'recordId', CATEGORIES: 'keywords', COMMENT: 'notes',
}
const times: Readonly<Record<string, string>> = {
  DTSTART: 'startDate', DTEND: 'endDate', DUE: 'endDate', CREATED: 'createdAt', 'LAST-MODIFIED': 'modifiedAt',
}

/** Writes events and tasks of a calendar, line by line into the text that they are found in. */
export class EventWriter {
  readonly #input: ExtractInput
  readonly #text: LineText
  readonly #writer: StatementWriter
  /** Calendar users whose name and address were stated already. */
  readonly #users = new Set<string>()
  #count = 0

  constructor(input: ExtractInput, text: LineText, writer: StatementWriter) {
    this.#input = input
    this.#text = text
    this.#writer = writer
  }

  /** Writes one component; says whether it repeats by a rule. */
  write({ lines }: CalendarComponent): boolean {
    const event = { id: this.#id('event', String(++this.#count)), schema: 'Event' }
    for (const line of lines) this.#writeLine(event, line)
    return lines.some((line) => line.name === 'RRULE' || line.name === 'RDATE')
  }

  #writeLine(event: DraftEntity, line: ContentLine): void {
    const time = times[line.name]
    if (time) return this.#writeTime(event, time, line)
    if (line.name === 'ORGANIZER' || line.name === 'ATTENDEE') return this.#writeUser(event, line)
    const span = this.#text.line(unescapeText(line.value), `${line.name}: `)
    const property = texts[line.name]
    if (property) this.#writer.write(event, property, { span })
  }

  /** A time in a named zone is read in that zone; one without a zone in the zone of the case. */
  #writeTime(event: DraftEntity, property: string, line: ContentLine): void {
    const zone = line.parameters.get('TZID')?.[0]
    const span = this.#text.line(extendedIso(line.value), `${line.name}${zone ? ` (${zone})` : ''}: `)
    if (!zone) {
      this.#writer.write(event, property, { span })
      return
    }
    const zoned = new StatementWriter({ ...this.#input.settings, timeZone: zone.replace(/^\/[^/]+\/(?:[^/]+\/)?(?=[A-Z]\w+\/)/, '') })
    zoned.write(event, property, { span })
    this.#writer.statements.push(...zoned.statements)
    this.#writer.problems.push(...zoned.problems)
  }

  #writeUser(event: DraftEntity, line: ContentLine): void {
    const address = line.value.trim().replace(/^mailto:/i, '')
    const commonName = line.parameters.get('CN')?.[0]
    const role = ['PARTSTAT', 'ROLE'].flatMap((name) => line.parameters.get(name) ?? []).join(', ').toLowerCase()
    const name = this.#text.line(commonName === address ? undefined : commonName, `${line.name}: `)
    const email = this.#text.line(address, `${line.name} address${role ? ` (${role})` : ''}: `)
    if (!name && !email) return
    const user = { id: this.#id('calendar-user', (email ?? name)!.text.toLowerCase()), schema: 'LegalEntity' }
    const place = (email ?? name)?.locator ?? formatLocator(wholeExhibit)
    this.#writer.state(event, line.name === 'ORGANIZER' ? 'organizer' : 'involved', user.id, place)
    if (this.#users.has(user.id)) return
    this.#users.add(user.id)
    this.#writer.write(user, 'name', { span: name })
    if (address.includes('@')) this.#writer.write(user, 'email', { span: email })
  }

  #id(kind: string, key: string): string {
    return sourceEntityId(this.#input.exhibit, kind, key)
  }
}
