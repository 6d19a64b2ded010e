/** A holding: a share of a company that somebody holds directly. */
export interface Holding {
  readonly owner: number
  readonly company: number
  /** 0 to 1. */
  readonly share: number
}

/** Shares of one company, direct ones and those through other companies. */
export interface OwnershipShares {
  /**
   * Share of the company that each owner has through every layer, by number, the most first. Of those above whom nobody stands
   * the shares add up to the whole, if all is told; a company between has what comes to it, not counting again what it has of itself.
   */
  readonly ofOwner: ReadonlyMap<number, number>
  /** Holdings above the company, those it is reached by. */
  readonly holdings: readonly Holding[]
  /** Companies of which more than the whole is told to be held: their shares cannot be solved. */
  readonly overfull: readonly number[]
  /** Whether the sum settled: in a ring that owns itself wholly it cannot. */
  readonly hasSettled: boolean
}

const settled = 1e-12
const maxRounds = 2_000

/**
 * What everybody above a company owns of it through every layer: the share times what the next above holds of that, over all ways, rings
 * counted until nothing is added. That is the sum d + dA + dA² + ... of the matrix of direct holdings (Brioschi, Buzzacchi and Colombo 1989,
 * doi:10.1016/0378-4266(89)90028-0), added up term by term until a term is below 1e-12; with rings the series is geometric and settles as long as
 * something is held from outside.
 */
export function solveOwnership(holdings: readonly Holding[], company: number): OwnershipShares {
  const above = Map.groupBy(holdings, (holding) => holding.company)
  const reached = new Set([company])
  for (const each of reached) for (const { owner } of above.get(each) ?? []) reached.add(owner)
  const used = [...reached].flatMap((each) => above.get(each) ?? [])
  const overfull = [...reached].filter((each) => (above.get(each) ?? []).reduce((sum, { share }) => sum + share, 0) > 1 + 1e-9)
  const whole = addWays(above, company)
  const ofOwner = new Map<number, number>()
  for (const [owner, share] of whole.shares) {
    if (owner !== company) ofOwner.set(owner, above.has(owner) ? (addWays(above, company, owner).shares.get(owner) ?? 0) : share)
  }
  return { ofOwner: new Map([...ofOwner].sort(([left, a], [right, b]) => b - a || left - right)), holdings: used, overfull, hasSettled: whole.hasSettled }
}

/** The sum over all ways up from a company; ways end at `end`, where one is named. */
function addWays(above: ReadonlyMap<number, readonly Holding[]>, company: number, end?: number): { readonly shares: ReadonlyMap<number, number>; readonly hasSettled: boolean } {
  const shares = new Map<number, number>()
  let term = new Map([[company, 1]])
  for (let round = 0; round < maxRounds && term.size > 0; round++) {
    const next = new Map<number, number>()
    for (const [held, part] of term) {
      if (held === end) continue
      for (const { owner, share } of above.get(held) ?? []) next.set(owner, (next.get(owner) ?? 0) + part * share)
    }
    for (const [owner, part] of next) {
      shares.set(owner, (shares.get(owner) ?? 0) + part)
      if (part < settled) next.delete(owner)
    }
    term = next
  }
  return { shares, hasSettled: term.size === 0 }
}
