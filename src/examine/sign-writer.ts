import type { Appender, Store } from '../store/store.ts'
import type { DocumentSigns, Sign } from './sign.ts'
import { signsTable } from './tables.ts'

/** Writes signs as they are made, each once: a case can have more than fit in memory. */
export class SignWriter {
  readonly #appender: Appender
  readonly #run: string
  #exhibit = ''
  #seen = new Set<string>()
  /** Of documents examined by their bytes, which come first; what is found in their texts later may be the same. */
  readonly #ofDocuments = new Set<string>()
  #failed = 0

  private constructor(appender: Appender, run: string) {
    this.#appender = appender
    this.#run = run
  }

  /** Clears the table and opens it. */
  static async open(store: Store, run: string): Promise<SignWriter> {
    await store.run('DELETE FROM derived.signs')
    return new SignWriter(await store.appender(signsTable), run)
  }

  /** Signs written so far, and how many of them are of a rule that does not hold. */
  get written(): number {
    return this.#appender.rowCount
  }

  get failed(): number {
    return this.#failed
  }

  /** Writes signs of one exhibit. Equal signs are of one exhibit, so that they are known while it is at hand. */
  write(exhibit: string, signs: readonly Sign[]): void {
    if (exhibit !== this.#exhibit) this.#seen = new Set()
    this.#exhibit = exhibit
    for (const sign of signs) {
      if (this.#seen.has(sign.id) || this.#ofDocuments.has(sign.id)) continue
      this.#seen.add(sign.id)
      if (sign.outcome === 'fail') this.#failed++
      this.#appender.add([
        sign.id, sign.checkId, sign.title, sign.exhibit, sign.locator, sign.entityId, sign.outcome, sign.strength, sign.mustLook, sign.observed, sign.expected, sign.clause,
        sign.message, JSON.stringify(sign.explanations), this.#run,
      ])
    }
  }

  /** Writes what examiners of its bytes saw in one exhibit. */
  writeDocument({ exhibit, signs }: DocumentSigns): void {
    this.write(exhibit, signs)
    for (const { id } of signs) this.#ofDocuments.add(id)
  }

  async close(): Promise<void> {
    await this.#appender.close()
  }
}
