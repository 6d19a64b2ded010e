import type { Store, Value } from '../../store/store.ts'
import { tableNames } from '../engine/table-names.ts'
import type { KeyPart } from '../plan/blocking-plan.ts'
import { ValueTally } from './value-tally.ts'

/** What a key would give: pairs, records that bear one that too many bear (`lost`), and all that bear one. */
export interface KeyHistogram {
  readonly pairs: number
  readonly lost: number
  readonly borne: number
}

/** A part of keys of every record looked at, as numbers that stand for its values; -1: none. Words: a list for each record. */
type Atom = { readonly codes: Int32Array } | { readonly words: readonly (readonly number[] | undefined)[] }

/**
 * The parts of keys of some records in memory, so that the histogram of a key is one pass over numbers: of hundreds of keys
 * each would be a GROUP BY of its own. `between` counts pairs of different sources alone.
 */
export class KeyAtoms {
  readonly #parts: readonly KeyPart[]
  readonly #atoms: readonly Atom[]
  readonly #sources: Int32Array
  readonly #sourceCount: number
  readonly #tally: ValueTally

  private constructor(parts: readonly KeyPart[], { columns, between }: { columns: readonly (readonly Value[])[]; between: boolean }) {
    const [sources, ...cells] = columns
    this.#parts = parts
    this.#atoms = cells.map((column, place) => (parts[place]!.form === 'words' ? { words: codeWords(column) } : { codes: codeValues(column) }))
    this.#sources = Int32Array.from(sources!, (source) => (between ? Number(source) : 0))
    this.#sourceCount = between ? this.#sources.reduce((most, source) => Math.max(most, source + 1), 1) : 1
    const longest = this.#atoms.reduce((most, atom) => Math.max(most, 'words' in atom ? atom.words.reduce((sum, words) => sum + (words?.length ?? 0), 0) : 0), this.#sources.length)
    this.#tally = new ValueTally(longest, this.#sourceCount)
  }

  /** Reads the table of parts (`source`, `a0`, `a1` ... in the order of `parts`). */
  static async read(store: Store, parts: readonly KeyPart[], between: boolean): Promise<KeyAtoms> {
    const columns: Value[][] = ['source', ...parts].map(() => [])
    for await (const block of store.columns(`SELECT source, ${parts.map((_, place) => `a${place}`).join(', ')} FROM ${tableNames.atoms}`)) {
      for (const [place, column] of block.entries()) for (const value of column) columns[place]!.push(value)
    }
    return new KeyAtoms(parts, { columns, between })
  }

  /** The histogram of a key; what more than `mostRecords` bear gives no pairs. */
  histogramOf(key: readonly KeyPart[], mostRecords: number): KeyHistogram {
    const atoms = key.map((part) => this.#atoms[this.#parts.indexOf(part)]!)
    this.#tally.clear()
    this.#tallyKeys(atoms)
    const { pairs, lost, all } = this.#tally.pairs(mostRecords)
    return { pairs, lost, borne: all }
  }

  /** Counts one number for each key that a record bears. */
  #tallyKeys(atoms: readonly Atom[]): void {
    const list = atoms.find((atom) => 'words' in atom)
    const single = atoms.flatMap((atom) => ('codes' in atom ? [atom.codes] : []))
    for (let row = 0; row < this.#sources.length; row++) {
      let value = 0
      for (let place = 0; place < single.length && value >= 0; place++) {
        const code = single[place]![row]!
        value = code < 0 ? -1 : value * codeRange + code
      }
      if (value < 0) continue
      const source = this.#sources[row]!
      if (!list) this.#tally.add(value, source)
      else for (const word of list.words[row] ?? []) this.#tally.add(value * codeRange + word, source)
    }
  }
}

/** More than there are values of a part among the records looked at: three of them make a whole number without loss. */
const codeRange = 2 ** 17

function coder(): (value: Value) => number {
  const codes = new Map<Value, number>()
  return (value) => {
    const known = codes.get(value)
    if (known !== undefined) return known
    // Beyond the range codes are met again: a histogram of so many values tells too many pairs by a hair.
    const code = codes.size % codeRange
    codes.set(value, code)
    return code
  }
}

function codeValues(column: readonly Value[]): Int32Array {
  const codeOf = coder()
  return Int32Array.from(column, (value) => (value === null ? -1 : codeOf(value)))
}

function codeWords(column: readonly Value[]): (readonly number[] | undefined)[] {
  const codeOf = coder()
  return column.map((value) => (value === null ? undefined : String(value).split(' ').map(codeOf)))
}

