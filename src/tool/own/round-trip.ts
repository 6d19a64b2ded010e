import type { Tool, ToolRow } from '../tool.ts'

const dayMs = 86_400_000
const at = (row: ToolRow) => Date.parse(String(row['date']).slice(0, 10)) / dayMs
const paid = (number: number, [payer, beneficiary]: readonly [string, string], date: string, amount = '1000') => ({ statement: `s${number}`, payer, beneficiary, date, amount: Number(amount), currency: 'EUR' })

/** Money that leaves somebody and comes back through others, in the order of time and nearly whole. */
export const tool = {
  id: 'round-trip',
  version: '1.0.0',
  title: 'Money that comes back',
  answers: 'Whose money goes through one or more others and comes back within days, nearly whole?',
  author: 'Jackdaw',
  explanations: ['A refund, a loan repaid or a deposit given back is a round trip.', 'Firms of one group move money around as a treasury does.'],
  parameters: {
    days: { type: 'integer', doc: 'Days between the first payment and the last.', default: 30, min: 0, max: 3_660 },
    hops: { type: 'integer', doc: 'Most payments in a trip.', default: 5, min: 2, max: 8 },
    share: { type: 'number', doc: 'Least share of each payment that goes on in the next; as much more is allowed.', default: 0.8, min: 0.05, max: 1 },
    trips: { type: 'integer', doc: 'Most trips given.', default: 1_000, min: 1, max: 50_000 },
  },
  reads: {
    movements: `SELECT statement_id AS statement, giver_id AS payer, taker_id AS beneficiary, date, amount::DOUBLE AS amount, currency FROM transfers
WHERE transfer_id = id AND giver_id <> taker_id AND amount <> 0 AND day IS NOT NULL ORDER BY date, id`,
  },
  outputs: {
    start: { type: 'entity', doc: 'Whose money comes back.' },
    through: { type: 'string', doc: 'Ids of those between, in order.' },
    from: { type: 'date', doc: 'Day of the first payment.' },
    until: { type: 'date', doc: 'Day of the last.' },
    payments: { type: 'integer', doc: 'Payments in the trip.' },
    sent: { type: 'number', doc: 'Amount of the first.' },
    back: { type: 'number', doc: 'Amount of the last.' },
    rests_on: { type: 'statements', doc: 'The payments, in order.' },
  },
  key: ['start', 'from', 'payments'],
  run({ parameters, rows }) {
    const [days, hops, share, most] = ['days', 'hops', 'share', 'trips'].map((name) => Number(parameters[name])) as [number, number, number, number]
    const movements = rows['movements']!
    const leaving = new Map<string, number[]>()
    movements.forEach((row, index) => leaving.set(String(row['payer']), [...(leaving.get(String(row['payer'])) ?? []), index]))
    const trips: ToolRow[] = []
    const used = new Set<number>()
    const fits = (first: ToolRow, last: ToolRow, next: ToolRow) => {
      const ratio = Number(next['amount']) / Number(last['amount'])
      return at(next) - at(first) <= days && next['currency'] === first['currency'] && ratio >= share && ratio <= 1 / share
    }
    const search = (path: readonly number[]): readonly number[] | undefined => {
      const [first, last] = [movements[path[0]!]!, movements[path.at(-1)!]!]
      if (last['beneficiary'] === first['payer']) return path
      if (path.length === hops) return undefined
      for (const next of leaving.get(String(last['beneficiary'])) ?? []) {
        const row = movements[next]!
        if (next <= path.at(-1)! || used.has(next) || !fits(first, last, row)) continue
        if (path.slice(1).some((step) => movements[step]!['payer'] === row['beneficiary'])) continue
        const found = search([...path, next])
        if (found) return found
      }
      return undefined
    }
    for (let index = 0; index < movements.length && trips.length < most; index++) {
      const path = used.has(index) ? undefined : search([index])
      if (!path) continue
      for (const step of path) used.add(step)
      const trip = path.map((step) => movements[step]!)
      trips.push({
        start: String(trip[0]!['payer']), through: trip.slice(1).map((row) => row['payer']).join(' '), from: String(trip[0]!['date']).slice(0, 10),
        until: String(trip.at(-1)!['date']).slice(0, 10), payments: trip.length, sent: trip[0]!['amount']!, back: trip.at(-1)!['amount']!,
        rests_on: trip.map((row) => String(row['statement'])),
      })
    }
    return trips
  },
  tests: [
    { name: 'through two others and back', rows: { movements: [paid(1, ['a', 'b'], '2024-03-01'), paid(2, ['b', 'c'], '2024-03-02', '990'), paid(3, ['c', 'a'], '2024-03-05', '980')] }, finds: [{ start: 'a', from: '2024-03-01', payments: 3 }] },
    { name: 'there and back', rows: { movements: [paid(1, ['a', 'b'], '2024-03-01'), paid(2, ['b', 'a'], '2024-03-02')] }, finds: [{ start: 'a', from: '2024-03-01', payments: 2 }] },
    { name: 'in no order of time does it come back', rows: { movements: [paid(3, ['c', 'a'], '2024-02-05'), paid(2, ['b', 'c'], '2024-03-01'), paid(1, ['a', 'b'], '2024-03-02')] }, finds: [] },
    { name: 'a tenth goes on', rows: { movements: [paid(1, ['a', 'b'], '2024-03-01'), paid(2, ['b', 'c'], '2024-03-02', '100'), paid(3, ['c', 'a'], '2024-03-05', '100')] }, finds: [] },
    { name: 'it takes a year', rows: { movements: [paid(1, ['a', 'b'], '2023-03-01'), paid(2, ['b', 'a'], '2024-03-01')] }, finds: [] },
    { name: 'no payment is in two trips', rows: { movements: [paid(1, ['a', 'b'], '2024-03-01'), paid(2, ['a', 'b'], '2024-03-01'), paid(3, ['b', 'a'], '2024-03-02')] }, finds: [{ start: 'a', from: '2024-03-01', payments: 2 }] },
  ],
} satisfies Tool
