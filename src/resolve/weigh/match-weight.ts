/**
 * How often a level of agreement is met among pairs that are the same (`m`) and among pairs that are not (`u`)
 * (Fellegi and Sunter 1969, doi:10.1080/01621459.1969.10501049).
 */
export interface LevelWeight {
  readonly m: number
  readonly u: number
}

/** Evidence of one level, in bits: log2(m/u). */
export function levelBits(weight: LevelWeight): number {
  return Math.log2(weight.m / weight.u)
}

/** Fewest records that the prior reckons with: in a case of three records two are not the same for that reason. */
export const leastRecords = 64

/**
 * Evidence before any comparison, in bits: of all pairs that a record can be in, about one is the same. Records of one
 * family are counted.
 */
export function priorBits(records: number): number {
  return -Math.log2(Math.max(leastRecords, records))
}

/**
 * Evidence of a shared value that identifies: among other records, `sharedBy` are expected to have it too, so u is
 * that over the number of records.
 */
export function sharedValueBits(m: number, sharedBy: number, records: number): number {
  return levelBits({ m, u: sharedBy / Math.max(leastRecords, records) })
}

/** The probability of a match weight in bits, prior included. */
export function probabilityOf(weightBits: number): number {
  return 1 / (1 + 2 ** -weightBits)
}

/** The match weight in bits of a probability. */
export function weightOf(probability: number): number {
  return Math.log2(probability / (1 - probability))
}

/** Bits as they are written down: two decimals. */
export function roundBits(bits: number): number {
  return Math.round(bits * 100) / 100
}
