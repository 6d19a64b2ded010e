import { foldToken } from './fold-token.ts'
import { tokensOf } from './token.ts'

/** A place in a text where a pattern stands; `pattern` counts the patterns as they were given, from 0. */
export interface PatternHit {
  readonly start: number
  readonly end: number
  readonly pattern: number
}

const root = 0
const none = -1

/**
 * Finds tens of thousands of names in one pass over a text: the automaton of Aho and Corasick (1975,
 * doi:10.1145/360825.360855) over words instead of characters. So a hit begins and ends at the boundary of a word, a
 * line break or a hyphen inside a name does not hide it, and places are those of the text as it is, whatever folding
 * did to its letters.
 */
export class NameAutomaton {
  readonly #vocabulary = new Map<string, number>()
  /** Child of a node by word: key is node * wordCount + word. */
  readonly #children = new Map<number, number>()
  readonly #fail: Int32Array
  /** The pattern that ends at a node, or none. */
  readonly #pattern: Int32Array
  /** The nearest node on the way of failures at which a pattern ends, or none. */
  readonly #shorter: Int32Array
  readonly #depth: Int32Array
  readonly #words: number

  /** Takes patterns as texts; of equal ones (after folding) the first counts, one without a word is never found. */
  constructor(patterns: readonly string[]) {
    const cut = patterns.map((pattern) => this.#learn(pattern))
    this.#words = this.#vocabulary.size
    const size = cut.reduce((sum, words) => sum + words.length, 1)
    this.#fail = new Int32Array(size)
    this.#depth = new Int32Array(size)
    this.#pattern = new Int32Array(size).fill(none)
    this.#shorter = new Int32Array(size).fill(none)
    this.#connect(this.#plant(cut))
  }

  /** Every longest hit, leftmost first, none overlapping another. */
  find(text: string): PatternHit[] {
    const { starts, ends } = tokensOf(text)
    const hits: PatternHit[] = []
    let node = root
    for (let at = 0; at < starts.length; at++) {
      const word = this.#vocabulary.get(foldToken(text.slice(starts[at], ends[at])))
      if (word === undefined) {
        node = root
        continue
      }
      if (node !== root && !isJoint(text, starts[at - 1]!, ends[at - 1]!, starts[at]!)) node = root
      node = this.#step(node, word)
      for (let ending = this.#pattern[node] === none ? this.#shorter[node]! : node; ending !== none; ending = this.#shorter[ending]!) {
        hits.push({ start: starts[at - this.#depth[ending]! + 1]!, end: ends[at]!, pattern: this.#pattern[ending]! })
      }
    }
    return leftmostLongest(hits)
  }

  #learn(pattern: string): number[] {
    const { starts, ends } = tokensOf(pattern)
    return starts.map((start, index) => {
      const word = foldToken(pattern.slice(start, ends[index]))
      const known = this.#vocabulary.get(word) ?? this.#vocabulary.size
      this.#vocabulary.set(word, known)
      return known
    })
  }

  /** Lays the patterns into a tree; gives its edges in order of depth. */
  #plant(patterns: readonly (readonly number[])[]): { from: number; word: number; to: number }[] {
    const edges: { from: number; word: number; to: number }[] = []
    let nodes = 1
    for (const [index, words] of patterns.entries()) {
      let node = root
      for (const word of words) {
        const key = node * this.#words + word
        const next = this.#children.get(key) ?? nodes++
        if (!this.#children.has(key)) {
          this.#children.set(key, next)
          this.#depth[next] = this.#depth[node]! + 1
          edges.push({ from: node, word, to: next })
        }
        node = next
      }
      if (node !== root && this.#pattern[node] === none) this.#pattern[node] = index
    }
    return edges.sort((a, b) => this.#depth[a.to]! - this.#depth[b.to]!)
  }

  #connect(edges: readonly { from: number; word: number; to: number }[]): void {
    for (const { from, word, to } of edges) {
      const fail = from === root ? root : this.#step(this.#fail[from]!, word)
      this.#fail[to] = fail
      this.#shorter[to] = this.#pattern[fail] !== none ? fail : this.#shorter[fail]!
    }
  }

  #step(from: number, word: number): number {
    for (let node = from; ; node = this.#fail[node]!) {
      const next = this.#children.get(node * this.#words + word)
      if (next !== undefined) return next
      if (node === root) return root
    }
  }
}

function leftmostLongest(hits: PatternHit[]): PatternHit[] {
  let free = 0
  return hits
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((hit) => {
      if (hit.start < free) return false
      free = hit.end
      return true
    })
}

const abbreviationChars = 3
const maxJointChars = 12

/**
 * Whether what stands between two words may stand inside a name: blanks with at most one line break, a hyphen, an
 * apostrophe, a point after an initial or an abbreviation, a comma (`Doe, Jane`), `&` or `/`. The end of a sentence may
 * not.
 */
function isJoint(text: string, previousStart: number, previousEnd: number, nextStart: number): boolean {
  const length = nextStart - previousEnd
  if (length === 0) return true
  if (length === 1 && text.charCodeAt(previousEnd) === 32) return true
  if (length > maxJointChars) return false
  const gap = text.slice(previousEnd, nextStart)
  if ((gap.match(/\n|\r(?!\n)/g)?.length ?? 0) > 1) return false
  if (/^\s+$/u.test(gap)) return true
  if (/^[-\u2010-\u2015\u2212'\u2018\u2019\u02bc`._/]$/u.test(gap) || /^\s?[-&\u2010-\u2013]\s?$/u.test(gap) || /^,\s+$/u.test(gap)) return true
  return /^\.\s+$/u.test(gap) && previousEnd - previousStart <= abbreviationChars
}
