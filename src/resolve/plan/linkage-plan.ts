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
  /** Share of the summed weights that is kept where fields depend on each other, 0 to 1; present once calibrated. */
  readonly shrinkage?: number
  /** Pairs below this probability are not kept. */
  readonly leastProbability: number
  /** Pairs from this probability on are proposed as the same. */
  readonly threshold: number
}
