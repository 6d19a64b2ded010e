/** How one property of a pair agrees. */
export interface Comparison {
  readonly property: string
  /** The comparison level, a stable word of `docs/adding/a-comparison.md`. */
  readonly level: string
  /** Evidence in bits; below zero it speaks against. */
  readonly bits: number
  /** Of these, what the case taught of its level; absent: nothing. */
  readonly learntBits?: number
  readonly left?: string
  readonly right?: string
  /** The kind of identifier that agrees, when one does. */
  readonly identifies?: 'unique' | 'document' | 'contact'
  /** The values cannot both be one entity's unless a document or register number says so. */
  readonly conflict?: boolean
}
