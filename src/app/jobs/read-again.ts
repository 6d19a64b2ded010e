import type { ExtractLimits } from '../../extract/contract.ts'
import type { Mapping } from '../../extract/mapping/mapping.ts'
import type { ReadingSettings } from '../../model/value/reading-settings.ts'
import type { Store } from '../../store/store.ts'
import type { ReadingPool } from './reading/reading-pool.ts'

/** Reads places of exhibits again, from their bytes, in the limited process. */
export class ReadAgain {
  readonly #store: Pick<Store, 'all'>
  readonly #pool: ReadingPool
  readonly #how: ReadAgainOptions

  constructor(store: Pick<Store, 'all'>, pool: ReadingPool, how: ReadAgainOptions) {
    this.#store = store
    this.#pool = pool
    this.#how = how
  }

  /** What stands at each locator of an exhibit, null where nothing does. */
  async at(exhibitId: string, locators: readonly string[]): Promise<readonly (string | null)[]> {
    const [row] = await this.#store.all<{ path: string; sha256: string; size_bytes: number; parent_id: string | null }>(
      'SELECT path, sha256, size_bytes, parent_id FROM derived.exhibits WHERE id = $1',
      [exhibitId],
    )
    if (!row) return locators.map(() => null)
    const { settings, mappings, limits } = this.#how
    return this.#pool.locate({
      verb: 'locate',
      file: this.#how.fileOf(row.sha256, row.parent_id !== null),
      sizeBytes: row.size_bytes,
      sha256: row.sha256,
      path: row.path,
      exhibit: exhibitId,
      settings,
      mappings,
      limits,
      locators,
    })
  }
}

/** How places are read again: as they were read first. */
export interface ReadAgainOptions {
  readonly settings: ReadingSettings
  readonly mappings: readonly Mapping[]
  readonly limits: ExtractLimits
  /** The file with the bytes of an exhibit. Throws for a child whose bytes are no longer what they were. */
  fileOf(sha256: string, isChild: boolean): string
}
