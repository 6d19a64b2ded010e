import type { Tool } from '../tool.ts'

const dayMs = 86_400_000
const at = (date: unknown) => Date.parse(String(date))
const talked = (number: number, date: string) => ({ statement: `s${number}`, one: 'a', other: 'b', date })
const daily = (days: readonly number[]) => days.map((day, index) => talked(index, `2024-03-${String(day).padStart(2, '0')}`))

/** Pairs in regular contact who fall silent, far longer than is usual between them. */
export const tool = {
  id: 'silence',
  version: '1.0.0',
  title: 'A silence that is not usual',
  answers: 'Which two, in regular contact, had a silence far longer than between their contacts before and after?',
  author: 'Jackdaw',
  explanations: ['They may have met, or used a number or mailbox that is not in the evidence.', 'Records of the time may not have been handed over: look whether others are silent at the same time.'],
  parameters: {
    contacts: { type: 'integer', doc: 'Least number of contacts of the pair.', default: 8, min: 4, max: 100_000 },
    times: { type: 'number', doc: 'How many times the middle interval between contacts a silence lasts.', default: 5, min: 2, max: 1_000 },
    days: { type: 'number', doc: 'Least length of a silence, in days.', default: 3, min: 0.1, max: 10_000 },
  },
  reads: {
    contacts: `SELECT statement_id AS statement, least(source_id, target_id) AS one, greatest(source_id, target_id) AS other, start_date AS date FROM links
WHERE schema IN ('Call', 'Message', 'Email') AND length(start_date) >= 10 AND property <> 'parent' ORDER BY one, other, start_date, id`,
  },
  outputs: {
    one: { type: 'entity', doc: 'One of the two.' },
    other: { type: 'entity', doc: 'The other.' },
    last_before: { type: 'date', doc: 'Last contact before the silence.' },
    first_after: { type: 'date', doc: 'First contact after it.' },
    silence_days: { type: 'number', doc: 'Its length in days.' },
    usual_days: { type: 'number', doc: 'Middle interval between the days on which they have contact.' },
    contacts: { type: 'integer', doc: 'Contacts of the pair in all.' },
    rests_on: { type: 'statements', doc: 'The contacts at both ends of the silence.' },
  },
  key: ['one', 'other', 'last_before'],
  run({ parameters, rows }) {
    const rounded = (days: number) => Math.round(days * 100) / 100
    return [...Map.groupBy(rows['contacts']!, (row) => `${row['one']}|${row['other']}`).values()].flatMap((contacts) => {
      if (contacts.length < Number(parameters['contacts'])) return []
      // Several contacts of one day say no more of what is usual than one.
      const days = [...new Map(contacts.map((row) => [String(row['date']).slice(0, 10), row])).values()]
      const steps = days.slice(1).map((row, index) => (at(row['date']) - at(days[index]!['date'])) / dayMs)
      const usual = steps.toSorted((left, right) => left - right)[Math.floor(steps.length / 2)] ?? Infinity
      const gaps = contacts.slice(1).map((row, index) => (at(row['date']) - at(contacts[index]!['date'])) / dayMs)
      return gaps.flatMap((gap, index) => {
        if (gap < Number(parameters['days']) || gap < usual * Number(parameters['times'])) return []
        const [before, after] = [contacts[index]!, contacts[index + 1]!]
        return [{
          one: String(before['one']), other: String(before['other']), last_before: String(before['date']), first_after: String(after['date']),
          silence_days: rounded(gap), usual_days: rounded(usual), contacts: contacts.length, rests_on: [String(before['statement']), String(after['statement'])],
        }]
      })
    })
  },
  tests: [
    { name: 'ten days of silence between daily contacts', rows: { contacts: daily([1, 2, 3, 4, 5, 6, 16, 17, 18, 19]) }, finds: [{ one: 'a', other: 'b', last_before: '2024-03-06' }] },
    { name: 'daily contacts', rows: { contacts: daily([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) }, finds: [] },
    { name: 'contact once in ten days', rows: { contacts: daily([1, 11, 21, 31]) }, finds: [] },
    { name: 'few contacts', rows: { contacts: daily([1, 2, 20]) }, finds: [] },
    { name: 'two silences', rows: { contacts: daily([1, 2, 3, 4, 12, 13, 14, 15, 25, 26]) }, finds: [{ one: 'a', other: 'b', last_before: '2024-03-04' }, { one: 'a', other: 'b', last_before: '2024-03-15' }] },
  ],
} satisfies Tool
