import type { Tool, ToolRow } from '../tool.ts'

const dayMs = 86_400_000
const dayOf = (row: ToolRow) => Math.floor(Date.parse(String(row['date']).slice(0, 10)) / dayMs)
const moved = (number: number, date: string) => ({ statement: `s${number}`, party: 'a', date })

/** Accounts and people with money moving after a long rest. */
export const tool = {
  id: 'dormant-then-active',
  version: '1.0.0',
  title: 'Long at rest, then busy',
  answers: 'Whose money moves several times within days, after months without a movement?',
  author: 'Jackdaw',
  explanations: ['Seasonal trade rests for months.', 'The evidence may lack the statements of the months between: look at gaps in what was handed over first.'],
  parameters: {
    rest: { type: 'integer', doc: 'Least days without a movement.', default: 180, min: 2, max: 36_500 },
    days: { type: 'integer', doc: 'Length of the busy time after it, in days.', default: 14, min: 1, max: 366 },
    least: { type: 'integer', doc: 'Least movements in it.', default: 3, min: 2, max: 10_000 },
  },
  reads: {
    movements: `SELECT statement_id AS statement, party, date FROM (
  SELECT *, giver_id AS party FROM transfers UNION ALL BY NAME SELECT *, taker_id AS party FROM transfers)
WHERE transfer_id = id AND party IS NOT NULL AND day IS NOT NULL ORDER BY party, date, id`,
  },
  outputs: {
    party: { type: 'entity', doc: 'Whose money moves.' },
    last_before: { type: 'date', doc: 'Day of the last movement before the rest.' },
    first_after: { type: 'date', doc: 'Day of the first after it.' },
    rest_days: { type: 'integer', doc: 'Days between the two.' },
    movements: { type: 'integer', doc: 'Movements in the busy time.' },
    rests_on: { type: 'statements', doc: 'The last before, and those of the busy time.' },
  },
  key: ['party', 'first_after'],
  run({ parameters, rows }) {
    const [rest, days, least] = [Number(parameters['rest']), Number(parameters['days']), Number(parameters['least'])]
    return [...Map.groupBy(rows['movements']!, (row) => String(row['party'])).values()].flatMap((movements) =>
      movements.flatMap((row, index) => {
        const before = movements[index - 1]
        if (!before || dayOf(row) - dayOf(before) < rest) return []
        const busy = movements.slice(index).filter((later) => dayOf(later) - dayOf(row) < days)
        if (busy.length < least) return []
        return [{
          party: String(row['party']), last_before: String(before['date']).slice(0, 10), first_after: String(row['date']).slice(0, 10),
          rest_days: dayOf(row) - dayOf(before), movements: busy.length, rests_on: [before, ...busy].map((cited) => String(cited['statement'])),
        }]
      }))
  },
  tests: [
    { name: 'a year of rest, then three in a week', rows: { movements: [moved(1, '2023-01-05'), moved(2, '2024-01-06'), moved(3, '2024-01-08'), moved(4, '2024-01-10')] }, finds: [{ party: 'a', first_after: '2024-01-06' }] },
    { name: 'a year of rest, then one', rows: { movements: [moved(1, '2023-01-05'), moved(2, '2024-01-06')] }, finds: [] },
    { name: 'busy all the time', rows: { movements: [1, 2, 3, 4, 5, 6].map((n) => moved(n, `2024-01-0${n}`)) }, finds: [] },
    { name: 'nothing before', rows: { movements: [1, 2, 3].map((n) => moved(n, `2024-01-0${n}`)) }, finds: [] },
    { name: 'a rest of a month, when a month is enough', parameters: { rest: 28 }, rows: { movements: [moved(1, '2024-01-01'), moved(2, '2024-02-01'), moved(3, '2024-02-01'), moved(4, '2024-02-02')] }, finds: [{ party: 'a', first_after: '2024-02-01' }] },
  ],
} satisfies Tool
