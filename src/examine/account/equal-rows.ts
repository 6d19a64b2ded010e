import type { Check } from '../check.ts'
import { formatDecimal } from '../decimal.ts'
import type { AccountRow, AccountStatement } from './account-statement.ts'

const mostShown = 20

/** One row told twice: the balance after it is the same too, though it moved something. */
export const rowTwice: Check<AccountStatement> = {
  id: 'account.row-twice', title: 'Row told twice', clause: 'Arithmetic: a balance that moved is another one', strength: 'C',
  explanations: ['exported-twice', 'correction', 'misread'],
  examine({ rows }) {
    const told = rows.filter((row) => row.balance !== undefined && row.amount !== undefined && row.amount !== 0n)
    if (told.length < 2) return []
    const doubles = doublesOf(told, (row) => `${row.date?.slice(0, 10)}|${row.amount}|${row.balance}|${row.text ?? ''}`)
    if (doubles.length === 0) return [{ outcome: 'pass', observed: `${told.length} rows`, expected: 'no two alike', message: 'No row is told twice with the same balance.' }]
    return doubles.slice(0, mostShown).map(([first, second]) => ({
      outcome: 'fail', observed: describe(second), expected: 'a row of its own', locator: second.locator, entityId: second.entityId,
      message: `The row of ${describe(first)} is told twice, with the same balance after it.`,
    }))
  },
}

/** Payments that are alike, where no balance tells them apart: to be known, not more. */
export const samePayment: Check<AccountStatement> = {
  id: 'account.same-payment', title: 'Payments alike', clause: 'Same day, amount and text', strength: 'I', explanations: ['paid-twice', 'exported-twice'],
  examine({ rows }) {
    const told = rows.filter((row) => row.balance === undefined && row.amount !== undefined && row.amount !== 0n && row.date !== undefined && (row.text ?? '') !== '')
    return doublesOf(told, (row) => `${row.date}|${row.amount}|${row.text}`).slice(0, mostShown).map(([, second]) => ({
      outcome: 'fail', observed: describe(second), expected: 'once', locator: second.locator, entityId: second.entityId,
      message: `${describe(second)} is told more than once with the same text.`,
    }))
  },
}

/** Each row after the first of those that are alike, with that first. */
function doublesOf(rows: readonly AccountRow[], keyOf: (row: AccountRow) => string): [AccountRow, AccountRow][] {
  return [...Map.groupBy(rows, keyOf).values()].flatMap(([first, ...others]) => others.map((other): [AccountRow, AccountRow] => [first!, other]))
}

function describe({ date, amount }: AccountRow): string {
  return `${formatDecimal(amount ?? 0n)}${date === undefined ? '' : ` on ${date.slice(0, 10)}`}`
}
