/**
 * A fact that was put into the demo evidence on purpose, told at the very place in the generator that puts it in, so
 * that the key cannot drift from the data.
 */
export interface PlantedFact {
  /** Short and stable: `round-trip-march`. */
  readonly id: string
  readonly kind: FactKind
  /** Paths below `evidence/` that tell it. */
  readonly where: readonly string[]
  /** What a right tool finds, in one sentence. */
  readonly expect: string
  /** One SELECT over the documented views; its one row has a column `found`, true when the fact is found. */
  readonly sql: string
}

/** What sort of thing was planted. */
export type FactKind =
  | 'same-across-scripts' | 'same-across-typos' | 'same-company' | 'different-persons' | 'ownership-ring' | 'money-round-trip'
  | 'forged-mrz' | 'forged-pdf' | 'forged-invoice' | 'clean-mrz' | 'contradiction' | 'missing-page' | 'phone-handed-on' | 'paid-twice' | 'text-sent-twice'
  | 'picture-used-twice' | 'mail-thread' | 'ambiguous-date' | 'mention-only' | 'unread-file' | 'hidden-place' | 'odd-author'
  | 'count'

/** A count of what is found beyond the planted facts, with the most that is let pass. */
export interface BeyondBound {
  readonly id: string
  /** What is counted. */
  readonly what: string
  /** One SELECT over the documented views; its one row has a column `n`. */
  readonly sql: string
  readonly atMost: number
}

/** Collects the planted facts of one demo case, in the order in which they are planted. */
export class Key {
  readonly #facts: PlantedFact[] = []
  readonly #bounds: BeyondBound[] = []

  /** Notes a fact; throws a RangeError when its id is taken. */
  plant(fact: PlantedFact): void {
    if (this.#facts.some((other) => other.id === fact.id)) throw new RangeError(`Two planted facts are named '${fact.id}'.`)
    this.#facts.push(fact)
  }

  /** Notes a bound on what is found beyond the planted facts. */
  bound(bound: BeyondBound): void {
    this.#bounds.push(bound)
  }

  /** The facts planted so far. */
  get facts(): readonly PlantedFact[] {
    return this.#facts
  }

  /** The bounds noted so far. */
  get bounds(): readonly BeyondBound[] {
    return this.#bounds
  }
}

/** A text as an SQL literal: `'it''s'`. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** Texts as an SQL list: `('a', 'b')`. */
export function quotedList(texts: readonly string[]): string {
  return `(${texts.map(quoted).join(', ')})`
}
