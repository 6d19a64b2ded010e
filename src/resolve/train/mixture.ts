/** Patterns of one blocking key, over the comparisons that it does not decide. */
export interface MixtureInput {
  /** Levels by pattern, for the comparisons of the mixture; -1: missing. */
  readonly patterns: readonly (readonly number[])[]
  readonly counts: Float64Array
  /** u by comparison and level: fixed. */
  readonly u: readonly (readonly number[])[]
  /** Where m starts from, and what it is drawn to while there are few pairs, by comparison and level. */
  readonly expected: readonly (readonly number[])[]
  /** Where the share of true pairs starts from. */
  readonly startShare: number
  /** Likelihood ratio of what is known beside the comparisons, by pattern; absent: nothing is. */
  readonly evidence?: Float64Array
  /** The share is known and stays as it starts. */
  readonly isShareKnown?: boolean
  /** Pairs that the expected m is worth. */
  readonly pseudoPairs?: number
}

/** What a mixture came to. */
export interface MixtureResult {
  readonly m: readonly (readonly number[])[]
  /** Share of true pairs among those of the key. */
  readonly share: number
  readonly logLikelihood: number
  readonly rounds: number
  /** True pairs expected among those given. */
  readonly matched: number
}

const mostRounds = 200
const settled = 1e-5
const usualPseudoPairs = 4

/**
 * Expectation and maximisation of m and the share of true pairs over counts of patterns, u being known
 * (Dempster, Laird and Rubin 1977; Winkler 1988). Deterministic.
 */
export function fitMixture({ patterns, counts, u, expected, startShare, evidence, isShareKnown = false, pseudoPairs = usualPseudoPairs }: MixtureInput): MixtureResult {
  let m = expected.map((levels) => [...levels])
  let share = startShare
  let logLikelihood = -Infinity
  let rounds = 0
  let matchedBefore = 0
  const total = counts.reduce((sum, count) => sum + count, 0)
  while (rounds < mostRounds) {
    rounds++
    const sums = expected.map((levels) => levels.map((level) => level * pseudoPairs))
    let matched = 0
    let likelihood = 0
    for (const [place, levels] of patterns.entries()) {
      let [same, apart] = [share * (evidence?.[place] ?? 1), 1 - share]
      for (let comparison = 0; comparison < levels.length; comparison++) {
        const level = levels[comparison]!
        if (level < 0) continue
        same *= m[comparison]![level]!
        apart *= u[comparison]![level]!
      }
      const posterior = same / (same + apart)
      const count = counts[place]!
      likelihood += count * Math.log(same + apart)
      matched += count * posterior
      for (let comparison = 0; comparison < levels.length; comparison++) if (levels[comparison]! >= 0) sums[comparison]![levels[comparison]!]! += count * posterior
    }
    m = sums.map((levels) => {
      const all = levels.reduce((sum, level) => sum + level, 0)
      return levels.map((level) => Math.max(level / all, 1e-7))
    })
    const next = isShareKnown ? share : Math.min(0.9999, Math.max(1e-9, matched / total))
    const moved = isShareKnown ? Math.abs(matched - matchedBefore) / matched : Math.abs(next - share) / share
    share = next
    matchedBefore = matched
    logLikelihood = likelihood
    if (moved < settled) break
  }
  return { m, share, logLikelihood, rounds, matched: matchedBefore }
}
