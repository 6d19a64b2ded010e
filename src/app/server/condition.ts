import type { Value } from '../../store/store.ts'

/** Conditions of a SELECT that grow one by one; values never stand in the SQL, only `$1`, `$2`. */
export class Condition {
  readonly #parts: string[] = []
  readonly values: Value[] = []

  /** Adds a condition; each `?` in it stands for the next value. Nothing is added for an empty text or undefined. */
  and(sql: string, ...values: readonly (Value | undefined)[]): this {
    if (values.some((value) => value === undefined || value === '')) return this
    let next = 0
    this.#parts.push(sql.replaceAll('?', () => `$${this.values.push(values[next++] ?? null)}`))
    return this
  }

  /** Adds: each word is found in one of the columns, marks and case aside. */
  words(text: string, columns: readonly string[]): this {
    for (const word of text.trim().split(/\s+/u).filter(Boolean).slice(0, 12)) {
      const folded = word.normalize('NFD').replace(/\p{M}+/gu, '').toLowerCase()
      const joined = columns.map((column) => `coalesce(${column}, '')`).join(" || ' ' || ")
      this.and(`contains(lower(strip_accents(${joined})), ?)`, folded)
    }
    return this
  }

  /** ` WHERE ...`, or nothing. */
  get where(): string {
    return this.#parts.length === 0 ? '' : ` WHERE ${this.#parts.join(' AND ')}`
  }
}
