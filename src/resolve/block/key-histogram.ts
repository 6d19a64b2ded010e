import type { Store, Value } from '../../store/store.ts'
import { tableNames } from '../engine/table-names.ts'
import type { KeyPart } from '../plan/blocking-plan.ts'

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

  private constructor(parts: readonly KeyPart[], { columns, between }: { columns: readonly (readonly Value[])[]; between: boolean }) {
    const [sources, ...cells] = columns
    this.#parts = parts
    this.#atoms = cells.map((column, place) => (parts[place]!.form === 'words' ? { words: codeWords(column) } : { codes: codeValues(column) }))
    this.#sources = Int32Array.from(sources!, (source) => (between ? Number(source) : 0))
    this.#sourceCount = between ? this.#sources.reduce((most, source) => Math.max(most, source + 1), 1) : 1
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
    const { values, sources, count } = this.#combine(atoms)
    const counts = countValues(values.subarray(0, count), sources, this.#sourceCount)
    let [pairs, lost, borne] = [0, 0, 0]
    for (let at = 0; at < counts.length; at += this.#sourceCount) {
      let [records, within] = [0, 0]
      for (let source = 0; source < this.#sourceCount; source++) {
        records += counts[at + source]!
        within += counts[at + source]! ** 2
      }
      borne += records
      if (records > mostRecords) lost += records
      else pairs += (records ** 2 - (this.#sourceCount > 1 ? within : records)) / 2
    }
    return { pairs, lost, borne }
  }

  /** One number for each key that a record bears, and its source. */
  #combine(atoms: readonly Atom[]): { values: Float64Array; sources: Int32Array; count: number } {
    const list = atoms.find((atom) => 'words' in atom)
    const single = atoms.filter((atom) => 'codes' in atom)
    const most = list ? list.words.reduce((sum, words) => sum + (words?.length ?? 0), 0) : this.#sources.length
    const [values, sources] = [new Float64Array(most), new Int32Array(most)]
    let count = 0
    for (let row = 0; row < this.#sources.length; row++) {
      let value = 0
      for (let place = 0; place < single.length && value >= 0; place++) {
        const code = single[place]!.codes[row]!
        value = code < 0 ? -1 : value * codeRange + code
      }
      if (value < 0) continue
      if (!list) {
        sources[count] = this.#sources[row]!
        values[count++] = value
      } else {
        for (const word of list.words[row] ?? []) {
          sources[count] = this.#sources[row]!
          values[count++] = value * codeRange + word
        }
      }
    }
    return { values, sources, count }
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

/** How often each value is met, by source: one slot of `sourceCount` numbers for each value, in no order. */
function countValues(values: Float64Array, sources: Int32Array, sourceCount: number): Int32Array {
  const slots = 2 ** Math.ceil(Math.log2(2 * values.length + 2))
  const held = new Float64Array(slots).fill(-1)
  const counts = new Int32Array(slots * sourceCount)
  for (let at = 0; at < values.length; at++) {
    const value = values[at]!
    let slot = Math.imul((value % 4294967296) ^ Math.imul(value / 4294967296, 0x9e3779b1), 0x85ebca6b) >>> 0
    slot = (slot ^ (slot >>> 15)) & (slots - 1)
    while (held[slot] !== value && held[slot] !== -1) slot = (slot + 1) & (slots - 1)
    held[slot] = value
    counts[slot * sourceCount + sources[at]!]!++
  }
  return counts
}
