import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkExtractor } from '../../../test/contract/extractor-contract.ts'
import { collect, inputOf } from '../collect.ts'
import { icsFormat } from './ics.ts'

const bytes = (text: string) => new Uint8Array(Buffer.from(text))
const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n')
const calendar = (...events: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Planner 4//EN', 'X-WR-CALNAME:Shifts', 'BEGIN:VTIMEZONE', 'TZID:Europe/Berlin', 'END:VTIMEZONE', ...events, 'END:VCALENDAR'].join('\r\n')
const meeting = event(
  'UID:m-1@planner.example', 'SUMMARY:Handover\\, vault', 'DTSTART;TZID=Europe/Berlin:20140106T190000', 'DTEND;TZID=Europe/Berlin:20140106T200000', 'LOCATION:Mill Road 4',
  'ORGANIZER;CN=Ida Marlow:MAILTO:ida@larch.example', 'ATTENDEE;PARTSTAT=ACCEPTED;CN="Orme, Kit":mailto:kit@larch.example', 'RRULE:FREQ=WEEKLY',
  'BEGIN:VALARM', 'TRIGGER:-PT15M', 'DESCRIPTION:alarm words', 'END:VALARM', 'ATTACH;ENCODING=BASE64;VALUE=BINARY;FILENAME=../list.txt:SGk=',
)
const holiday = event('SUMMARY:Holiday', 'DTSTART;VALUE=DATE:20140110', 'ATTENDEE:mailto:ida@larch.example')

checkExtractor(icsFormat, [{ name: 'shifts.ics', bytes: bytes(calendar(meeting, holiday)) }])

const read = async (text: string) => collect(await icsFormat.load(), inputOf(bytes(text), 'shifts.ics'))

test('events have times in their zone, place, organizer and attendees', async () => {
  const { statements, texts, children, problems } = await read(calendar(meeting, holiday))
  const told = (schema: string) => statements.filter((draft) => draft.schema === schema).map(({ property, value }) => `${property}=${value}`)
  const userOf = (name: string) => statements.find(({ property, value }) => property === 'email' && value === name)?.entityId
  assert.deepEqual(told('Event'), [
    'recordId=m-1@planner.example', 'name=Handover, vault', 'startDate=2014-01-06T18:00:00Z', 'endDate=2014-01-06T19:00:00Z', 'location=Mill Road 4',
    `organizer=${userOf('ida@larch.example')}`, `involved=${userOf('kit@larch.example')}`, 'name=Holiday', 'startDate=2014-01-10', `involved=${userOf('ida@larch.example')}`,
  ])
  assert.deepEqual(told('LegalEntity'), ['name=Ida Marlow', 'email=ida@larch.example', 'name=Orme, Kit', 'email=kit@larch.example'])
  assert.ok(statements.some(({ property, value, locator }) => property === 'title' && value === 'Shifts' && locator === 'field=X-WR-CALNAME'))
  assert.deepEqual(problems.map(({ code }) => code), ['ics.recurrence'])
  assert.ok(texts[0]?.text.includes('RRULE: FREQ=WEEKLY') && !texts[0].text.includes('alarm words'))
  assert.deepEqual(children.map(({ name, foundName }) => [name, foundName]), [['event-1-list.txt', '../list.txt']])
})

test('a cut calendar, stray lines and a calendar without events are told', async () => {
  const codes = async (text: string) => (await read(text)).problems.map(({ code }) => code)
  const cut = calendar(holiday)
  assert.deepEqual(await codes(cut.slice(0, cut.indexOf('END:VEVENT'))), ['ics.cut'])
  assert.deepEqual(await codes(calendar(event('SUMMARY:x', 'just words'))), ['ics.stray-lines'])
  assert.deepEqual(await codes(calendar()), ['ics.no-event'])
})
