/** A judgement of a person on a pair of source entities, as the journal has it. */
export interface JudgementRow {
  /** Number of the journal entry. */
  readonly sequence: number
  readonly left: string
  readonly right: string
  readonly judgement: 'positive' | 'negative' | 'unsure'
  readonly by: string
  /** ISO instant, UTC. */
  readonly at: string
  readonly reason: string
  /** False when it was undone or a later one stands in its place. */
  readonly inForce: boolean
}

/** Judgements in force by pair of source ids. */
export class JudgementsInForce {
  readonly #byPair = new Map<string, JudgementRow>()

  constructor(judgements: readonly JudgementRow[]) {
    const ordered = [...judgements].sort((a, b) => a.sequence - b.sequence)
    for (const row of ordered) if (row.inForce && row.left !== row.right) this.#byPair.set(pairKey(row.left, row.right), row)
  }

  /** The judgement on two entities, in either order. */
  of(left: string, right: string): JudgementRow | undefined {
    return this.#byPair.get(pairKey(left, right))
  }

  /** All of them, in order of the journal. */
  list(): JudgementRow[] {
    return [...this.#byPair.values()].sort((a, b) => a.sequence - b.sequence)
  }
}

/** One key for a pair in either order. */
function pairKey(left: string, right: string): string {
  return left < right ? `${left}|${right}` : `${right}|${left}`
}
