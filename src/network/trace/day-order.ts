import type { StatementPlace, TraceMovement } from './movement.ts'

/**
 * Puts the movements of one day in order: as the account statements list them, and where nothing tells it, money comes before
 * it leaves. Movements come by time, where one is told, and then by id; what contradicts itself (a ring within a day) is taken
 * in that order, and so is a day of more than 5,000.
 */
export function orderDay(movements: readonly TraceMovement[]): TraceMovement[] {
  if (movements.length > mostOrdered) return [...movements]
  const waits = new Int32Array(movements.length)
  const followers: number[][] = movements.map(() => [])
  for (const chain of statementChains(movements)) {
    for (let at = 1; at < chain.length; at++) {
      followers[chain[at - 1]!]!.push(chain[at]!)
      waits[chain[at]!]!++
    }
  }
  const coming = new Map<number, number>()
  for (const { to, from } of movements) if (to !== from) coming.set(to, (coming.get(to) ?? 0) + 1)
  const left = new Set(movements.keys())
  const ordered: TraceMovement[] = []
  // Its giver still waits for money of this day, unless his statement lists this one first.
  const isHeld = (at: number) => movements[at]!.placeFrom === undefined && (coming.get(movements[at]!.from) ?? 0) > 0
  while (left.size > 0) {
    let [next, fallback] = [-1, -1]
    for (const at of left) {
      if (waits[at]! > 0) continue
      if (fallback === -1) fallback = at
      if (isHeld(at)) continue
      next = at
      break
    }
    // Statements that contradict each other leave nothing free: the first that is left is taken.
    const taken = next !== -1 ? next : fallback !== -1 ? fallback : left.values().next().value!
    left.delete(taken)
    ordered.push(movements[taken]!)
    for (const follower of followers[taken]!) waits[follower]!--
    const { from, to } = movements[taken]!
    if (from !== to) coming.set(to, coming.get(to)! - 1)
  }
  return ordered
}

const mostOrdered = 5_000

/** Movements that stand in one account statement, in its order. */
function statementChains(movements: readonly TraceMovement[]): number[][] {
  const chains = new Map<string, { at: number; order: number }[]>()
  const add = (account: number, place: StatementPlace | undefined, at: number) => {
    if (!place) return
    const key = `${account} ${place.exhibit}`
    const chain = chains.get(key) ?? []
    chain.push({ at, order: place.order })
    chains.set(key, chain)
  }
  movements.forEach((movement, at) => {
    add(movement.from, movement.placeFrom, at)
    add(movement.to, movement.placeTo, at)
  })
  return [...chains.values()].map((chain) => chain.sort((a, b) => a.order - b.order || a.at - b.at).map(({ at }) => at))
}
