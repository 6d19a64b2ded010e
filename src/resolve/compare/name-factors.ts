/**
 * What each way in which two names agree or differ leaves of their likeness, as a factor: the likeness of two names is the
 * product over their words. Fixed on a seeded half of the labelled pairs of name-bench (bench/match/name-bench.ts).
 */
export interface NameFactors {
  /** Written alike but for the habits of transliteration. */
  readonly spelling: number
  /** Forms of one given name. */
  readonly nickname: number
  /** The same term in another spelling or language. */
  readonly term: number
  /** A single letter that begins the other's word. */
  readonly initial: number
  /** One slip in a word of two letters, of three or four, of more. */
  readonly slipTiny: number
  readonly slipShort: number
  readonly slip: number
  /** Two slips in a word of five letters, of more. */
  readonly slipsShort: number
  readonly slips: number
  /** Numbers that differ. */
  readonly number: number
  /** Words run together or an abbreviation written out. */
  readonly joined: number
  /** A word that one side has more: of a person, of an organisation. */
  readonly personMissing: number
  readonly organisationMissing: number
  readonly numberMissing: number
  /** Only one word agrees, and one side has more. */
  readonly singleWord: number
  /** Words on both sides that do not agree, for each. */
  readonly conflict: number
  /** Kinds of organisation by legal form: differ; one side alone tells. */
  readonly formDiffers: number
  readonly formMissing: number
  /** Child and father the other way round. */
  readonly filiation: number
}

/** The factors in use. */
export const nameFactors: NameFactors = {
  spelling: 0.96, nickname: 0.92, term: 0.97, initial: 0.88, slipTiny: 0.75, slipShort: 0.84, slip: 0.92, slipsShort: 0.72, slips: 0.82,
  number: 0.85, joined: 0.97, personMissing: 0.95, organisationMissing: 0.6, numberMissing: 0.6, singleWord: 0.75, conflict: 0.4,
  formDiffers: 0.9, formMissing: 0.98, filiation: 0.5,
}

/** Likeness from which two names may be one's. */
export const leastLikeness = 0.7
