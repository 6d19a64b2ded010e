import type { AccountRow } from './account-statement.ts'

/** From one row that tells a balance to the next that does: what the balance should be, and what it is. */
export interface BalanceStep {
  readonly from: AccountRow
  readonly to: AccountRow
  readonly expected: bigint
  readonly observed: bigint
  readonly holds: boolean
}

/** How the rows of a statement run. */
export interface RunningBalance {
  readonly steps: readonly BalanceStep[]
  /** Newest first. */
  readonly descending: boolean
  /** Amounts carry no sign that the balance follows: a step holds when it does with either sign. */
  readonly unsigned: boolean
}

/**
 * Follows the balance row by row in the order of the exhibit, across pages: the balance before plus the amounts since is
 * the balance after. Banks list oldest or newest first, and some without a sign: of the four ways of reading, the one is
 * taken under which most steps hold, signed and oldest first where equal.
 */
export function followBalance(rows: readonly AccountRow[]): RunningBalance {
  const readings = [
    { descending: false, unsigned: false }, { descending: true, unsigned: false },
    ...(isUnsigned(rows) ? [{ descending: false, unsigned: true }, { descending: true, unsigned: true }] : []),
  ].map((reading) => ({ ...reading, steps: stepsOf(reading.descending ? [...rows].reverse() : rows, reading.unsigned) }))
  return readings.reduce((best, reading) => (countHolding(reading.steps) > countHolding(best.steps) ? reading : best))
}

/** Without any amount below zero the sign may be told elsewhere (a column for debit and credit). */
function isUnsigned(rows: readonly AccountRow[]): boolean {
  return rows.every((row) => row.amount === undefined || row.amount >= 0n)
}

function countHolding(steps: readonly BalanceStep[]): number {
  return steps.filter((step) => step.holds).length
}

function stepsOf(rows: readonly AccountRow[], unsigned: boolean): BalanceStep[] {
  const steps: BalanceStep[] = []
  let from: AccountRow | undefined
  let moved: bigint | undefined = 0n
  let between = 0
  for (const row of rows) {
    moved = moved === undefined || row.amount === undefined ? undefined : moved + row.amount
    between++
    if (row.balance === undefined) continue
    if (from?.balance !== undefined && moved !== undefined) {
      const expected = from.balance + moved
      const holds = row.balance === expected || (unsigned && between === 1 && row.balance === from.balance - moved)
      steps.push({ from, to: row, expected, observed: row.balance, holds })
    }
    from = row
    moved = 0n
    between = 0
  }
  return steps
}
