/** What a check found. `known-deviation`: the rule is broken in a way that genuine documents of this issuer are known for. */
export type Outcome = 'pass' | 'fail' | 'not-applicable' | 'undetermined' | 'known-deviation'

/** A: arithmetic or cryptographic inconsistency; B: a rule of a standard broken; C: unusual, for an examiner; I: information. */
export type Strength = 'A' | 'B' | 'C' | 'I'

/**
 * One rule of document examination, as a plug-in: what it is about, the clause it comes from, what a broken rule is
 * worth, and the innocent explanations a reader is told with it. `examine` is pure: the same subject gives the same
 * observations. It says what stands there beside what the rule wants, never that a document is genuine or forged.
 */
export interface Check<Subject> {
  /** Dotted and stable: `mrz.composite-digit`. */
  readonly id: string
  readonly title: string
  /** The clause of the standard, or the arithmetic. */
  readonly clause: string
  /** Of an outcome `fail`. */
  readonly strength: Strength
  /** Keys of `explanations.ts`. */
  readonly explanations: readonly string[]
  /** None when the check does not fit the subject. */
  examine(subject: Subject): readonly Observation[]
}

/** What a check saw at one place. */
export interface Observation {
  readonly outcome: Outcome
  /** What stands there. */
  readonly observed: string
  /** What the rule wants. */
  readonly expected: string
  /** The outcome in one sentence. */
  readonly message: string
  /** Where, when it is not the place of the subject. */
  readonly locator?: string
  /** The source entity, when it is not that of the subject. */
  readonly entityId?: string
}
