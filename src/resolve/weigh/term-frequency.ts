/**
 * How common the words of names are: counted in the case over distinct names, and drawn towards what is usual in the
 * world as long as the case is small (a Bayesian mean with `pseudoNames` names of the world). One bearer is not
 * counted: that the two records compared bear a name does not make it common.
 */
export class TermFrequency {
  readonly #counts = new Map<string, number>()
  readonly #names: number
  readonly #world: (role: TermRole) => number

  /** `names` are the words of each distinct name; `world` is the share of a word never seen, by its role. */
  constructor(names: Iterable<readonly string[]>, world: (role: TermRole) => number) {
    let count = 0
    for (const words of names) {
      count++
      for (const word of new Set(words)) this.#counts.set(word, (this.#counts.get(word) ?? 0) + 1)
    }
    this.#names = count
    this.#world = world
  }

  /** Share of names that have the word, 0 to 1. */
  share(word: string, role: TermRole = 'unknown'): number {
    const others = Math.max(0, (this.#counts.get(word) ?? 0) - 1)
    return (others + pseudoNames * this.#world(role)) / (this.#names + pseudoNames)
  }
}

/** The part a word plays in a name. */
export type TermRole = 'given' | 'family' | 'unknown'

const pseudoNames = 300

/** Share of a name word that the case has not seen twice: given names are fewer than surnames. */
export function worldShareOfNames(role: TermRole): number {
  return role === 'given' ? 1 / 1000 : role === 'family' ? 1 / 5000 : 1 / 2500
}

/** Share of a word of organisations' names that the case has not seen twice. */
export function worldShareOfOrganisations(): number {
  return 1 / 3000
}
