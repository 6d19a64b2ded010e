import type { Tool, ToolRow } from '../tool.ts'

const dayMs = 86_400_000
const dayOf = (row: ToolRow) => Math.floor(Date.parse(String(row['date']).slice(0, 10)) / dayMs)
/** An amount as a whole number of its eighth decimal: exact, where floating point is not. */
const units = (amount: unknown) => {
  const [whole = '0', part = ''] = String(amount).replace('-', '').split('.')
  return BigInt(whole + part.padEnd(8, '0').slice(0, 8))
}
const decimal = (value: bigint) => `${value / 100_000_000n}.${String(value % 100_000_000n).padStart(8, '0')}`.replace(/\.?0+$/, '')
const paid = (number: number, payer: string, beneficiary: string, [date, amount]: readonly [string, string]) => (
  { statement: `s${number}`, payer, beneficiary, date, amount, currency: 'EUR' })

/** Who hands on what was received, nearly whole and soon. */
export const tool = {
  id: 'pass-through',
  version: '1.0.0',
  title: 'Received, and soon handed on',
  answers: 'Who hands on nearly all of what was received, within a few days, to somebody else?',
  author: 'Jackdaw',
  explanations: ['A notary, a solicitor, an agent or a payment service hands on as its work.', 'Rent, wages or a loan are often paid from what came in the same week.'],
  parameters: {
    days: { type: 'integer', doc: 'Days within which it leaves again.', default: 3, min: 0, max: 366 },
    share: { type: 'number', doc: 'Least share of the amount received that leaves.', default: 0.9, min: 0.01, max: 1 },
    least: { type: 'amount', doc: 'Smallest amount received that is looked at.', default: '1000' },
  },
  reads: {
    movements: `SELECT statement_id AS statement, giver_id AS payer, taker_id AS beneficiary, date, amount, currency FROM transfers
WHERE transfer_id = id AND giver_id <> taker_id AND day IS NOT NULL ORDER BY date, id`,
  },
  outputs: {
    through: { type: 'entity', doc: 'Who hands on.' },
    received: { type: 'amount', doc: 'Amount received.' },
    currency: { type: 'string', doc: 'Its currency, where told.' },
    on: { type: 'date', doc: 'Day on which it was received.' },
    handed_on: { type: 'amount', doc: 'Sum that left to others within the days, and was not counted for an earlier receipt.' },
    rests_on: { type: 'statements', doc: 'The amount received and those that left.' },
  },
  key: ['through', 'on'],
  run({ parameters, rows }) {
    const [days, share, least] = [Number(parameters['days']), Number(parameters['share']), units(parameters['least'])]
    const movements = rows['movements']!
    const leaving = Map.groupBy(movements, (row) => String(row['payer']))
    const used = new Set<string>()
    return movements.flatMap((receipt) => {
      const amount = units(receipt['amount'])
      if (amount < least || amount === 0n) return []
      const after = (leaving.get(String(receipt['beneficiary'])) ?? []).filter((row) => {
        const later = dayOf(row) - dayOf(receipt)
        const isSooner = String(row['date']).length > 10 && String(receipt['date']).length > 10 && String(row['date']) < String(receipt['date'])
        return later >= 0 && later <= days && !isSooner && row['currency'] === receipt['currency'] && row['beneficiary'] !== receipt['payer'] && !used.has(String(row['statement']))
      })
      const parts: ToolRow[] = []
      let sum = 0n
      for (const row of after) {
        if (sum + units(row['amount']) > amount) continue
        parts.push(row)
        sum += units(row['amount'])
      }
      if (Number(sum) < share * Number(amount)) return []
      for (const row of parts) used.add(String(row['statement']))
      return [{
        through: String(receipt['beneficiary']),
        received: String(receipt['amount']),
        currency: receipt['currency'] ?? null,
        on: String(receipt['date']).slice(0, 10),
        handed_on: decimal(sum),
        rests_on: [receipt, ...parts].map((row) => String(row['statement'])),
      }]
    })
  },
  tests: [
    { name: 'received and handed on the next day', rows: { movements: [paid(1, 'a', 'b', ['2024-03-01', '5000']), paid(2, 'b', 'c', ['2024-03-02', '4800.50'])] }, finds: [{ through: 'b', on: '2024-03-01' }] },
    { name: 'handed on in two parts', rows: { movements: [paid(1, 'a', 'b', ['2024-03-01', '5000']), paid(2, 'b', 'c', ['2024-03-02', '2500']), paid(3, 'b', 'd', ['2024-03-03', '2400'])] }, finds: [{ through: 'b', on: '2024-03-01' }] },
    { name: 'half of it stays', rows: { movements: [paid(1, 'a', 'b', ['2024-03-01', '5000']), paid(2, 'b', 'c', ['2024-03-02', '2500'])] }, finds: [] },
    { name: 'it leaves a month later', rows: { movements: [paid(1, 'a', 'b', ['2024-03-01', '5000']), paid(2, 'b', 'c', ['2024-04-02', '5000'])] }, finds: [] },
    { name: 'it left before', rows: { movements: [paid(2, 'b', 'c', ['2024-02-28', '5000']), paid(1, 'a', 'b', ['2024-03-01', '5000'])] }, finds: [] },
    { name: 'it goes back to who paid', rows: { movements: [paid(1, 'a', 'b', ['2024-03-01', '5000']), paid(2, 'b', 'a', ['2024-03-02', '5000'])] }, finds: [] },
    { name: 'one payment is not handed on for two receipts', rows: { movements: [paid(1, 'a', 'b', ['2024-03-01', '5000']), paid(2, 'd', 'b', ['2024-03-02', '5000']), paid(3, 'b', 'c', ['2024-03-02', '5000'])] }, finds: [{ through: 'b', on: '2024-03-01' }] },
  ],
} satisfies Tool
