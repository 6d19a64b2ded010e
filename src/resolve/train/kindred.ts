import type { ColumnRole } from '../plan/column-role.ts'
import type { LinkagePlan } from '../plan/linkage-plan.ts'
import type { PatternCounts } from './pattern-counts.ts'
import type { Training, TrainingInput } from './train-weights.ts'

/** Roles that people of one household, and firms of one address, share. What else is compared is a record's own. */
const sharedRoles: ReadonlySet<ColumnRole> = new Set(['family-name', 'address', 'postcode', 'place', 'phone', 'organisation', 'category'])

/**
 * Pairs that are not the same and yet share what kin share: how often they are met among all pairs, and each level among
 * them. Own fields agree in them as in any pair (`u`).
 */
export interface Kindred {
  readonly share: number
  readonly u: readonly (readonly number[])[]
}

/** For each comparison, whether its field is shared by kin. */
export function sharedByKin(plan: LinkagePlan): boolean[] {
  return plan.comparisons.map(({ field }) => sharedRoles.has(plan.fields.find((one) => one.name === field)!.role))
}

const rounds = 60
const pseudoPairs = 20

/**
 * Takes the kindred out of the pairs that were taken for the same: a mixture of three (the same, strangers, kin) over the
 * candidate pairs, strangers and the same being known, kin differing in what is a record's own. (Learning m here too was
 * worse on every set: it drew namesakes in.) Where a table has no fields of both
 * kinds there is nothing to take out.
 */
export function fitKindred(training: Training, { plan, patterns, allPairs, sampled, recall }: TrainingInput): Training {
  const shared = sharedByKin(plan)
  if (shared.filter((one) => one).length < 2 || shared.filter((one) => !one).length < 1) return training
  const { u, m } = training
  let kin = training.m.map((levels, place) => (shared[place] ? [...levels] : [...u[place]!]))
  let [prior, share] = [training.prior, training.prior]
  const scale = sampled * allPairs
  for (let round = 0; round < rounds; round++) {
    const sums = kin.map((levels) => levels.map((level) => level * pseudoPairs))
    const [same, related] = expect(patterns, { m, kin, u, prior, share, sums, shared })
    kin = sums.map((levels, place) => (shared[place] ? normalised(levels) : [...u[place]!]))
    prior = Math.max(1e-15, same / scale / recall)
    share = Math.max(1e-15, related / scale)
  }
  return { ...training, prior, kindred: { share, u: kin } }
}

interface Expectation {
  readonly m: readonly (readonly number[])[]
  readonly kin: readonly (readonly number[])[]
  readonly u: readonly (readonly number[])[]
  readonly prior: number
  readonly share: number
  /** What is expected of each level among kin is added here. */
  readonly sums: number[][]
  readonly shared: readonly boolean[]
}

/** Adds up what is expected of each level among kin, and gives how many pairs are expected the same, and how many kin. */
function expect(patterns: PatternCounts, { m, kin, u, prior, share, sums, shared }: Expectation): [same: number, related: number] {
  let [allSame, allKin] = [0, 0]
  for (const [place, levels] of patterns.levels.entries()) {
    let [same, related, strange] = [prior, share, 1 - prior - share]
    for (const [comparison, level] of levels.entries()) {
      if (level < 0) continue
      same *= m[comparison]![level]!
      related *= kin[comparison]![level]!
      strange *= u[comparison]![level]!
    }
    const whole = same + related + strange
    const ofKin = (patterns.counts[place]! * related) / whole
    allSame += (patterns.counts[place]! * same) / whole
    allKin += ofKin
    for (const [comparison, level] of levels.entries()) {
      if (level < 0) continue
      if (shared[comparison]) sums[comparison]![level]! += ofKin
    }
  }
  return [allSame, allKin]
}

function normalised(levels: readonly number[]): number[] {
  const all = levels.reduce((sum, one) => sum + one, 0)
  return levels.map((one) => Math.max(one / all, 1e-7))
}
