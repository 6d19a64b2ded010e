import type { Tool, ToolRow } from '../tool.ts'

const call = (number: number, own: string, partner: string, date: string) => ({ statement: `s${number}`, own, partner, date })
const both = (number: number, own: string, partners: string, month: number) =>
  [...partners].map((partner, index) => call(number * 10 + index, own, partner, `2024-0${month}-${String(index + 1).padStart(2, '0')}`))
const crowd = (month: number) => [...'uvwxyz'].flatMap((own, index) => both(50 + index, own, 'h', month))

/** A number that ends and another that begins, with the same contacts. */
export const tool = {
  id: 'number-change',
  version: '1.0.0',
  title: 'A new number with the old contacts',
  answers: 'Which number begins, when another ends, to talk to the same contacts?',
  author: 'Jackdaw',
  explanations: ['Two people of one household, team or trade have the same contacts.', 'A number may be handed on within a firm.'],
  parameters: {
    shared: { type: 'integer', doc: 'Least number of contacts that both numbers have, and few others have.', default: 3, min: 2, max: 1_000 },
    share: { type: 'number', doc: 'Least share of the smaller circle of contacts that is common.', default: 0.6, min: 0.1, max: 1 },
    days: { type: 'integer', doc: 'Most days between the last use of one and the first of the other; an overlap of as many days is allowed too.', default: 14, min: 0, max: 400 },
    common: { type: 'integer', doc: 'A contact of more numbers than this (a service line, a shop) is not counted.', default: 20, min: 2, max: 100_000 },
  },
  reads: {
    calls: `SELECT statement_id AS statement, own, partner, start_date AS date FROM (
  SELECT *, source_id AS own, target_id AS partner FROM links UNION ALL BY NAME SELECT *, target_id AS own, source_id AS partner FROM links)
WHERE schema IN ('Call', 'Message') AND length(start_date) >= 10 ORDER BY own, start_date, id`,
  },
  outputs: {
    old: { type: 'entity', doc: 'The number that ends.' },
    new: { type: 'entity', doc: 'The number that begins.' },
    last_old: { type: 'date', doc: 'Last use of the old one.' },
    first_new: { type: 'date', doc: 'First use of the new one.' },
    shared: { type: 'integer', doc: 'Contacts that both have.' },
    of_old: { type: 'integer', doc: 'Contacts of the old one.' },
    of_new: { type: 'integer', doc: 'Contacts of the new one.' },
    rests_on: { type: 'statements', doc: 'The first contact of each number with each shared partner.' },
  },
  key: ['old', 'new'],
  run({ parameters, rows }) {
    const dayMs = 86_400_000
    const [least, share, days, common] = ['shared', 'share', 'days', 'common'].map((name) => Number(parameters[name])) as [number, number, number, number]
    const usersOf = new Map<string, Set<string>>()
    for (const row of rows['calls']!) usersOf.set(String(row['partner']), (usersOf.get(String(row['partner'])) ?? new Set()).add(String(row['own'])))
    const lines = [...Map.groupBy(rows['calls']!, (row) => String(row['own']))].map(([own, calls]) => {
      const partners = new Map<string, ToolRow>()
      for (const row of calls) {
        const partner = String(row['partner'])
        if (!partners.has(partner) && usersOf.get(partner)!.size <= common) partners.set(partner, row)
      }
      return { own, first: String(calls[0]!['date']), last: String(calls.at(-1)!['date']), partners }
    })
    const within = days * dayMs
    return lines.flatMap((old) =>
      lines.flatMap((fresh) => {
        const step = Date.parse(fresh.first) - Date.parse(old.last)
        if (old === fresh || Math.abs(step) > within || fresh.first <= old.first || fresh.last <= old.last) return []
        const shared = [...old.partners.keys()].filter((partner) => fresh.partners.has(partner))
        if (shared.length < least || shared.length < share * Math.min(old.partners.size, fresh.partners.size)) return []
        return [{
          old: old.own, new: fresh.own, last_old: old.last, first_new: fresh.first, shared: shared.length, of_old: old.partners.size, of_new: fresh.partners.size,
          rests_on: shared.flatMap((partner) => [String(old.partners.get(partner)!['statement']), String(fresh.partners.get(partner)!['statement'])]),
        }]
      }))
  },
  tests: [
    { name: 'the same four contacts from the next month on', rows: { calls: [...both(1, 'n1', 'abcd', 1), ...both(2, 'n1', 'abcd', 2), ...both(3, 'n2', 'abcd', 2).map((row) => ({ ...row, date: row.date.replace('-02-0', '-02-1') })), ...both(4, 'n2', 'abcde', 3)] }, finds: [{ old: 'n1', new: 'n2' }] },
    { name: 'other contacts', rows: { calls: [...both(1, 'n1', 'abcd', 1), ...both(2, 'n2', 'efgh', 2)] }, finds: [] },
    { name: 'both in use all the time', rows: { calls: [1, 2, 3, 4, 5, 6].flatMap((month) => [...both(month, 'n1', 'abcd', month), ...both(month + 10, 'n2', 'abcd', month)]) }, finds: [] },
    { name: 'half a year between', rows: { calls: [...both(1, 'n1', 'abcd', 1), ...both(2, 'n2', 'abcd', 8)] }, finds: [] },
    { name: 'all they share is a service line', parameters: { common: 4, shared: 2 }, rows: { calls: [...both(1, 'n1', 'ah', 1), ...both(2, 'n2', 'bh', 2), ...crowd(1), ...crowd(2)] }, finds: [] },
  ],
} satisfies Tool
