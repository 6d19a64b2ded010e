import type { Tool, ToolRow } from '../tool.ts'

const dayMs = 86_400_000
const dayOf = (row: ToolRow) => Math.floor(Date.parse(String(row['date']).slice(0, 10)) / dayMs)
const units = (amount: unknown) => {
  const [whole = '0', part = ''] = String(amount).replace('-', '').split('.')
  return BigInt(whole + part.padEnd(8, '0').slice(0, 8))
}
const decimal = (value: bigint) => `${value / 100_000_000n}.${String(value % 100_000_000n).padStart(8, '0')}`.replace(/\.?0+$/, '')
const paid = (number: number, date: string, amount: string) => ({ statement: `s${number}`, party: 'a', date, amount, currency: 'EUR' })

/** Several amounts below a threshold that together reach it. */
export const tool = {
  id: 'structuring',
  version: '1.0.0',
  title: 'Amounts just below a threshold',
  answers: 'Who pays or receives several amounts just below a threshold within a few days, which together reach it?',
  author: 'Jackdaw',
  explanations: ['Prices, fees and limits of cash machines make equal amounts.', 'Takings of a business are paid in daily and differ little.'],
  parameters: {
    threshold: { type: 'amount', doc: 'The threshold, in the currency of the movements.', default: '10000' },
    margin: { type: 'number', doc: 'How far below the threshold an amount may lie, as a share of it.', default: 0.2, min: 0.01, max: 0.9 },
    days: { type: 'integer', doc: 'Length of the time looked at, in days.', default: 7, min: 1, max: 366 },
    least: { type: 'integer', doc: 'Least number of such amounts in it.', default: 3, min: 2, max: 1_000 },
  },
  reads: {
    movements: `SELECT statement_id AS statement, party, date, amount, currency FROM (
  SELECT *, giver_id AS party FROM transfers UNION ALL BY NAME SELECT *, taker_id AS party FROM transfers)
WHERE transfer_id = id AND party IS NOT NULL AND day IS NOT NULL AND amount < $threshold::DECIMAL(38,8) ORDER BY party, currency, date, id`,
  },
  outputs: {
    party: { type: 'entity', doc: 'Who pays or receives.' },
    from: { type: 'date', doc: 'Day of the first.' },
    until: { type: 'date', doc: 'Day of the last.' },
    number: { type: 'integer', doc: 'How many.' },
    total: { type: 'amount', doc: 'Their sum.' },
    currency: { type: 'string', doc: 'Their currency, where told.' },
    rests_on: { type: 'statements', doc: 'The amounts.' },
  },
  key: ['party', 'from'],
  run({ parameters, rows }) {
    const [threshold, days, least] = [units(parameters['threshold']), Number(parameters['days']), Number(parameters['least'])]
    const floor = BigInt(Math.round(Number(threshold) * (1 - Number(parameters['margin']))))
    const near = rows['movements']!.filter((row) => units(row['amount']) < threshold && units(row['amount']) >= floor)
    return [...Map.groupBy(near, (row) => `${row['party']}|${row['currency']}`).values()].flatMap((movements) => {
      const found: ToolRow[] = []
      for (let start = 0; start < movements.length; ) {
        let end = start
        while (end + 1 < movements.length && dayOf(movements[end + 1]!) - dayOf(movements[start]!) < days) end++
        const run = movements.slice(start, end + 1)
        const total = run.reduce((sum, row) => sum + units(row['amount']), 0n)
        const isFound = run.length >= least && total >= threshold
        if (isFound) {
          const [first, last] = [run[0]!, run.at(-1)!]
          found.push({
            party: String(first['party']), from: String(first['date']).slice(0, 10), until: String(last['date']).slice(0, 10), number: run.length,
            total: decimal(total), currency: first['currency'] ?? null, rests_on: run.map((row) => String(row['statement'])),
          })
        }
        start = isFound ? end + 1 : start + 1
      }
      return found
    })
  },
  tests: [
    { name: 'three times just below in a week', rows: { movements: [paid(1, '2024-03-01', '9500'), paid(2, '2024-03-03', '9800'), paid(3, '2024-03-05', '9000.00')] }, finds: [{ party: 'a', from: '2024-03-01' }] },
    { name: 'one of them reaches the threshold', rows: { movements: [paid(1, '2024-03-01', '9500'), paid(2, '2024-03-03', '10000'), paid(3, '2024-03-05', '9000')] }, finds: [] },
    { name: 'small amounts', rows: { movements: [1, 2, 3, 4, 5].map((n) => paid(n, `2024-03-0${n}`, '4000')) }, finds: [] },
    { name: 'once a month', rows: { movements: [1, 2, 3].map((n) => paid(n, `2024-0${n}-01`, '9500')) }, finds: [] },
    { name: 'another threshold', parameters: { threshold: '1000' }, rows: { movements: [1, 2, 3].map((n) => paid(n, `2024-03-0${n}`, '999.99')) }, finds: [{ party: 'a', from: '2024-03-01' }] },
    { name: 'two spells are two rows', rows: { movements: ['01', '02', '03', '21', '22', '23'].map((day, n) => paid(n, `2024-03-${day}`, '9900')) }, finds: [{ party: 'a', from: '2024-03-01' }, { party: 'a', from: '2024-03-21' }] },
  ],
} satisfies Tool
