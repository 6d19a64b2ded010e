import type { FoundMotifs, Leg, LegIndex, Motif, MotifLimits } from './motif-legs.ts'
import { unlikeOthers } from './unlike-legs.ts'

/** Which fans are looked for. */
export interface FanSearch extends MotifLimits {
  /** `in`: many pay one; `out`: one pays many. */
  readonly direction: 'in' | 'out'
  /** Least different parties on the side of the many. */
  readonly parties: number
  /** Most days between the first leg and the last. */
  readonly days: number
  /** Least share that the smallest leg is of the largest; 0: sizes are not looked at. */
  readonly share: number
  /** Each leg so many times larger or smaller than what its giver usually pays to others; 0 or 1: not looked at. */
  readonly unlike: number
}

/**
 * Many who pay one, or one who pays many, within days: of each centre and each range of sizes the time with the most parties. The parties are the
 * centre and then the others.
 */
export function findFans({ legs, leaving, coming }: LegIndex, search: FanSearch): FoundMotifs {
  const isUnlike = unlikeOthers({ legs, leaving, coming }, search.unlike)
  const motifs: Motif[] = []
  let [steps, isCut] = [0, false]
  const centres = search.direction === 'in' ? coming : leaving
  for (const [centre, numbers] of [...centres].sort(([a], [b]) => a - b)) {
    const near = numbers.map((number) => legs[number]!).filter(isUnlike)
    for (const alike of search.share > 0 ? bySize(near, search.share) : [near]) {
      steps += alike.length
      const best = densest(alike, search)
      if (best.length > 0) motifs.push({ parties: [centre, ...new Set(best.map((leg) => otherOf(leg, search)))], legs: best })
    }
    if (steps > search.maxSteps || motifs.length >= search.maxFound) {
      isCut = true
      break
    }
  }
  return { motifs: motifs.slice(0, search.maxFound), isCut }
}

const otherOf = (leg: Leg, { direction }: FanSearch) => (direction === 'in' ? leg.from : leg.to)

/** Runs of legs in order of size, each at least the share of the largest of its run; in order of time within a run. */
function bySize(legs: readonly Leg[], share: number): Leg[][] {
  const runs: Leg[][] = []
  for (const leg of [...legs].sort((a, b) => b.amount - a.amount)) {
    const run = runs.at(-1)
    if (run && leg.amount >= share * run[0]!.amount) run.push(leg)
    else runs.push([leg])
  }
  return runs.map((run) => run.sort((a, b) => a.day - b.day))
}

/** The stretch of days with the most different parties; empty when they are too few. */
function densest(legs: readonly Leg[], search: FanSearch): readonly Leg[] {
  const counts = new Map<number, number>()
  let [start, most, best] = [0, 0, [0, 0] as readonly [number, number]]
  for (const [end, leg] of legs.entries()) {
    counts.set(otherOf(leg, search), (counts.get(otherOf(leg, search)) ?? 0) + 1)
    for (; leg.day - legs[start]!.day > search.days; start++) {
      const gone = otherOf(legs[start]!, search)
      counts.set(gone, counts.get(gone)! - 1)
      if (counts.get(gone) === 0) counts.delete(gone)
    }
    // Of equally many parties the longer stretch, so that no payment of it is left out.
    if (counts.size < most || (counts.size === most && end - start < best[1] - best[0])) continue
    most = counts.size
    best = [start, end + 1]
  }
  return most >= search.parties ? legs.slice(...best) : []
}
