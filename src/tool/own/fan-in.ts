import type { Tool, ToolRow } from '../tool.ts'

const dayMs = 86_400_000
const dayOf = (row: ToolRow) => Math.floor(Date.parse(String(row['date']).slice(0, 10)) / dayMs)
const paid = (number: number, payer: string, beneficiary: string, date: string) => ({ statement: `s${number}`, payer, beneficiary, date })

/** Who receives from many within a short time. */
export const tool = {
  id: 'fan-in',
  version: '1.0.0',
  title: 'Many pay one within days',
  answers: 'Who receives money from many different payers within a few days?',
  author: 'Jackdaw',
  explanations: ['A shop, an employer, a landlord, a charity or a court receives from many as a matter of course.', 'A collection or a wedding list has many givers at once.'],
  parameters: {
    days: { type: 'integer', doc: 'Length of the time looked at, in days.', default: 5, min: 1, max: 366 },
    payers: { type: 'integer', doc: 'Least number of different payers in it.', default: 5, min: 2, max: 100_000 },
  },
  reads: {
    movements: `SELECT statement_id AS statement, giver_id AS payer, taker_id AS beneficiary, date FROM transfers
WHERE transfer_id = id AND giver_id <> taker_id AND day IS NOT NULL ORDER BY taker_id, date, id`,
  },
  outputs: {
    beneficiary: { type: 'entity', doc: 'Who receives.' },
    from: { type: 'date', doc: 'First day of the densest time.' },
    until: { type: 'date', doc: 'Its last day.' },
    payers: { type: 'integer', doc: 'Different payers in it.' },
    rests_on: { type: 'statements', doc: 'The amounts paid in it.' },
  },
  key: ['beneficiary'],
  run({ parameters, rows }) {
    const [days, least] = [Number(parameters['days']), Number(parameters['payers'])]
    return [...Map.groupBy(rows['movements']!, (row) => String(row['beneficiary']))].flatMap(([beneficiary, movements]) => {
      let best: readonly ToolRow[] = []
      let [start, most] = [0, 0]
      const payers = new Map<string, number>()
      movements.forEach((row, end) => {
        payers.set(String(row['payer']), (payers.get(String(row['payer'])) ?? 0) + 1)
        for (; dayOf(row) - dayOf(movements[start]!) >= days; start++) {
          const gone = String(movements[start]!['payer'])
          payers.set(gone, payers.get(gone)! - 1)
          if (payers.get(gone) === 0) payers.delete(gone)
        }
        if (payers.size <= most) return
        most = payers.size
        best = movements.slice(start, end + 1)
      })
      if (most < least) return []
      const [first, last] = [String(best[0]!['date']).slice(0, 10), String(best.at(-1)!['date']).slice(0, 10)]
      return [{ beneficiary, from: first, until: last, payers: most, rests_on: best.map((row) => String(row['statement'])) }]
    })
  },
  tests: [
    { name: 'five payers in three days', rows: { movements: [1, 2, 3, 4, 5].map((n) => paid(n, `p${n}`, 'b', `2024-03-0${1 + (n % 3)}`)).sort((a, b) => (a.date < b.date ? -1 : 1)) }, finds: [{ beneficiary: 'b' }] },
    { name: 'one payer, five times', rows: { movements: [1, 2, 3, 4, 5].map((n) => paid(n, 'p', 'b', `2024-03-0${n}`)) }, finds: [] },
    { name: 'five payers over five months', rows: { movements: [1, 2, 3, 4, 5].map((n) => paid(n, `p${n}`, 'b', `2024-0${n}-01`)) }, finds: [] },
    { name: 'the fifth comes on the sixth day', rows: { movements: [1, 2, 3, 4, 6].map((n) => paid(n, `p${n}`, 'b', `2024-03-0${n}`)) }, finds: [] },
    { name: 'three payers, when three are enough', parameters: { payers: 3 }, rows: { movements: [1, 2, 3].map((n) => paid(n, `p${n}`, 'b', '2024-03-01T10:00:00')) }, finds: [{ beneficiary: 'b' }] },
  ],
} satisfies Tool
