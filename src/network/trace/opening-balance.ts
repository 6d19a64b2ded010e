import type { TraceMovement } from './movement.ts'

/** What an account held before the first movement told. */
export interface OpeningBalance {
  readonly amount: bigint
  /** `told`: by an account statement; `least`: not told, the least that covers everything that left. */
  readonly basis: 'told' | 'least'
}

/**
 * The opening balance of each account: from the first balance that a statement tells, else the least that keeps the account
 * from falling below nothing. Movements in order.
 */
export function openingBalances(movements: readonly TraceMovement[], accounts: number): readonly OpeningBalance[] {
  const [sums, lows] = [new Array<bigint>(accounts).fill(0n), new Array<bigint>(accounts).fill(0n)]
  const told = new Map<number, bigint>()
  const move = (account: number, change: bigint, balance: bigint | undefined) => {
    sums[account]! += change
    if (sums[account]! < lows[account]!) lows[account] = sums[account]!
    if (balance !== undefined && !told.has(account)) told.set(account, balance - sums[account]!)
  }
  for (const { from, to, amount, balanceFrom, balanceTo } of movements) {
    if (from === to) continue
    move(from, -amount, balanceFrom)
    move(to, amount, balanceTo)
  }
  return lows.map((low, account) => {
    const known = told.get(account)
    return known === undefined ? { amount: -low, basis: 'least' } : { amount: known, basis: 'told' }
  })
}
