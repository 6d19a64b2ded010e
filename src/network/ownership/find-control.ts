import type { Holding } from './solve-ownership.ts'

/**
 * Companies that somebody controls by chains of majority: those of which the one, and what he controls already, hold more than half
 * together. By the number of each the holdings that make it so (weak majority control, as Chapelle and Szafarz 2005,
 * doi:10.1016/j.physa.2005.02.009).
 */
export function findControl(holdings: readonly Holding[], owner: number, majority = 0.5): ReadonlyMap<number, readonly Holding[]> {
  const below = Map.groupBy(holdings, (holding) => holding.owner)
  const held = new Map<number, Holding[]>()
  const controlled = new Map<number, readonly Holding[]>()
  const queue = [owner]
  for (const each of queue) {
    for (const holding of below.get(each) ?? []) {
      const votes = held.get(holding.company) ?? []
      votes.push(holding)
      held.set(holding.company, votes)
      const share = votes.reduce((sum, vote) => sum + vote.share, 0)
      if (share <= majority || controlled.has(holding.company) || holding.company === owner) continue
      controlled.set(holding.company, votes)
      queue.push(holding.company)
    }
  }
  return controlled
}
