import { formatLocator } from '../../model/locator.ts'
import type { Problem } from '../../model/problem.ts'
import { readContentLines, unescapeText } from '../content-line/content-line.ts'
import { LineText } from '../content-line/line-text.ts'
import type { ChildDraft, ExtractInput } from '../contract.ts'
import type { DocumentField, DocumentReading } from '../document/document-reading.ts'
import { StatementWriter } from '../document/statement-writer.ts'
import { decodeText } from '../encoding/decode-text.ts'
import { propertyNamed, readComponents, type CalendarComponent } from './calendar-component.ts'
import { EventWriter } from './event-writer.ts'

/** Media type of calendars. */
export const icsMediaType = 'text/calendar'

const written = new Set(['VEVENT', 'VTODO', 'VJOURNAL'])

/** Reads calendars (RFC 5545): events, tasks and journal entries with their organizers and attendees. */
export async function readIcs(input: ExtractInput): Promise<DocumentReading> {
  const { text: source, encoding } = decodeText(await input.source.all(input.limits.maxBytesInMemory))
  const text = new LineText()
  const writer = new StatementWriter(input.settings)
  const events = new EventWriter(input, text, writer)
  const tally = { events: 0, repeating: 0, cut: 0, stray: 0 }
  const fields: DocumentField[] = []
  const children: ChildDraft[] = []
  for (const component of readComponents(readContentLines(source, () => void tally.stray++))) {
    if (!component.whole) tally.cut++
    if (component.kind === 'VCALENDAR') fields.push(...calendarFields(component))
    if (!written.has(component.kind)) continue
    tally.events++
    if (events.write(component)) tally.repeating++
    children.push(...attachmentsOf(component, tally.events))
  }
  const problems = problemsOf(tally)
  const partly = tally.events === 0 ? { partly: 'no event' } : tally.cut || tally.stray ? { partly: 'damaged' } : {}
  return {
    facts: { mediaType: icsMediaType, encoding: encoding.name, ...partly },
    sections: [{ text: tally.events ? text.text : source }],
    fields: fields.slice(0, 3),
    statements: writer.statements,
    problems: [...problems, ...writer.problems],
    children: children.slice(0, input.limits.maxChildren),
  }
}

function calendarFields(calendar: CalendarComponent): DocumentField[] {
  return Object.entries({ 'X-WR-CALNAME': 'title', 'PRODID': 'generator', 'X-WR-CALDESC': 'summary' }).flatMap(([name, property]) => {
    const line = propertyNamed(calendar, name)
    return line?.value.trim() ? [{ name, text: unescapeText(line.value), property }] : []
  })
}

function attachmentsOf(component: CalendarComponent, event: number): ChildDraft[] {
  const found = component.lines.filter((line) => line.name === 'ATTACH' && line.bytes && line.bytes.length > 0)
  return found.map((line, index) => {
    const foundName = line.parameters.get('FILENAME')?.[0] ?? line.parameters.get('X-FILENAME')?.[0]
    const plain = foundName?.replaceAll('\\', '/').split('/').findLast((part) => part !== '' && part !== '.' && part !== '..')
    const name = `event-${event}-${plain ?? `attachment-${index + 1}`}`
    return { name, ...(foundName ? { foundName } : {}), locator: formatLocator({ kind: 'member', path: name }), bytes: line.bytes! }
  })
}

function problemsOf({ events, repeating, cut, stray }: { events: number; repeating: number; cut: number; stray: number }): Problem[] {
  const told: [code: string, severity: Problem['severity'], message: string | false][] = [
    ['ics.no-event', 'warning', events === 0 && 'The calendar holds no event, task or journal entry; its text was kept.'],
    ['ics.recurrence', 'information', repeating > 0 && `${repeating} of ${events} events repeat by a rule; the first time of each was read, the rule stands in the text.`],
    ['ics.cut', 'warning', cut > 0 && 'The calendar ends in the middle; what stands there was read. Look for an uncut copy.'],
    ['ics.stray-lines', 'warning', stray > 0 && `${stray} lines are no properties of a calendar and were left out. Look at the file.`],
  ]
  return told.flatMap(([code, severity, message]) => (message ? [{ code, severity, message }] : []))
}
