/** A pair of records as the machine left it: joined in one cluster or kept apart. */
export interface WeighedPair {
  readonly left: string
  readonly right: string
  readonly joined: boolean
  /** Probability that the two are the same; absent for a pair that was joined through others and never compared. */
  readonly probability?: number
}

/** Pairs that are sampled together: one side, one band of weight. */
export interface Stratum {
  /** Stable: `joined 0.9-0.99`. */
  readonly name: string
  readonly joined: boolean
  readonly pairs: readonly WeighedPair[]
  /** Mean probability that the machine is wrong on a pair, by its own weights. */
  readonly expectedError: number
}

const joinedBands = [0, 0.9, 0.99, 0.9999, 1.1]
const apartBands = [0, 0.05, 0.2, 0.5, 0.9, 1.1]

/** What a pair joined through others is taken to be wrong with, before any is judged. */
const impliedError = 0.1

/** Parts pairs by whether they were joined and by weight. Strata without pairs are left out; in one order. */
export function stratify(pairs: readonly WeighedPair[]): Stratum[] {
  const groups = Map.groupBy(pairs, stratumName)
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, inside]) => ({
    name, joined: inside[0]!.joined, pairs: inside, expectedError: inside.reduce((sum, pair) => sum + errorOf(pair), 0) / inside.length,
  }))
}

function stratumName({ joined, probability }: WeighedPair): string {
  if (probability === undefined) return 'joined through others'
  const bands = joined ? joinedBands : apartBands
  const band = bands.findLastIndex((least) => probability >= least)
  return `${joined ? 'joined' : 'apart'} ${bands[band]!}-${Math.min(1, bands[band + 1]!)}`
}

function errorOf({ joined, probability }: WeighedPair): number {
  if (probability === undefined) return impliedError
  return joined ? 1 - probability : probability
}
