import type { BlockingKeyPlan } from './blocking-plan.ts'
import type { ComparisonPlan } from './comparison-plan.ts'
import type { Field, ValueDomain } from './field.ts'

/** A file of records. */
export interface SourcePlan {
  readonly name: string
  readonly path: string
  /** Column that numbers the records; absent: the row's number, from 1. */
  readonly idColumn?: string
}

/** Which pairs count: within sources, between them, or both. */
export type LinkKind = 'dedupe' | 'link' | 'both'

/**
 * A resolution of tables from end to end, as data: it can be written as JSON, read by a person, kept beside its result,
 * and compiles to the SQL of either engine (`Dialect`). Absent weights are those that training has still to find.
 */
export interface LinkagePlan {
  readonly version: 1
  readonly sources: readonly SourcePlan[]
  readonly link: LinkKind
  readonly domains: readonly ValueDomain[]
  readonly fields: readonly Field[]
  readonly blocking: readonly BlockingKeyPlan[]
  readonly comparisons: readonly ComparisonPlan[]
  /** Probability that a pair drawn at random is the same; present once trained. */
  readonly prior?: number
  /**
   * Classes of pairs that are not the same and share what kin share: how often they are met among all pairs, and the share of
   * each level of each comparison among them. Present once trained, where such pairs were found.
   */
  readonly kindred?: readonly { readonly name: string; readonly share: number; readonly u: readonly (readonly number[])[] }[]
  /** Pairs below this probability are not kept. */
  readonly leastProbability: number
  /** Pairs from this probability on are proposed as the same. */
  readonly threshold: number
}
