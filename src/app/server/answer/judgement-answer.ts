/** What a person said of two source entities. */
export interface JudgementLine {
  readonly sequence: number
  readonly left: string
  readonly right: string
  readonly judgement: 'positive' | 'negative' | 'unsure'
  readonly by: string
  /** ISO instant in UTC. */
  readonly at: string
  readonly reason: string
  /** The two by name, where they were asked for with them. */
  readonly leftCaption?: string
  readonly rightCaption?: string
  /** Whether it counts: neither taken back nor followed by another one on the same pair that counts. */
  readonly inForce: boolean
}
