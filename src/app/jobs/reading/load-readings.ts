import { diskFailure, isSystemError } from '../../../base/disk-failure.ts'
import { Failure, messageOf } from '../../../base/failure.ts'
import type { FilesNow } from '../../../base/files-now.ts'
import type { Progress } from '../../../base/progress.ts'
import { coverageTable, exhibitsTable, problemsTable, statementsTable, tableMappingsTable, textsTable } from '../../../store/catalogue/core-tables.ts'
import type { Appender, Store } from '../../../store/store.ts'
import { BulkStatements } from './bulk-statements.ts'
import type { ExhibitReading } from './exhibit-reading.ts'
import { ReadingRows, type Appenders, type RowNames } from './reading-rows.ts'
import type { ReadingShelf } from './reading-shelf.ts'
import { splitReading } from './split-reading.ts'

/** Readings of this many bytes on the shelf and more are taken apart by the engine, not statement by statement. */
const defaultBulkBytes = 512 * 1024

/** Where readings lie, and what their rows are named by. */
export interface LoadOptions extends RowNames {
  readonly files: FilesNow
  readonly shelf: ReadingShelf
  readonly progress: Progress
  readonly signal?: AbortSignal | undefined
  /** A folder for what does not fit in memory. */
  readonly scratchFolder: string
  readonly bulkBytes?: number
}

/**
 * Puts readings into the derived tables, in the order given. When one turns out to be damaged, all those that are leave the shelf,
 * and `store.damaged` is thrown: the next build makes them again.
 */
export async function loadReadings(store: Store, readings: readonly ExhibitReading[], options: LoadOptions): Promise<void> {
  const appenders: Appenders = {
    exhibits: await store.appender(exhibitsTable),
    statements: await store.appender(statementsTable),
    texts: await store.appender(textsTable),
    problems: await store.appender(problemsTable),
    coverage: await store.appender(coverageTable),
    mappings: await store.appender(tableMappingsTable),
  }
  let done = 0
  for (const reading of readings) {
    options.signal?.throwIfAborted()
    const isLarge = options.shelf.sizeBytes(reading.key) >= (options.bulkBytes ?? defaultBulkBytes)
    try {
      await (isLarge ? new BulkLoad(store, appenders, options).load(reading) : loadLines(reading, appenders, options))
    } catch (thrown) {
      if (thrown instanceof DamagedReading) await dropDamaged(readings.slice(done + 1), options)
      throw thrown
    }
    options.progress.report({ step: 'load', done: ++done, total: readings.length, unit: 'exhibits' })
  }
  for (const appender of Object.values(appenders) as Appender[]) await appender.close()
}

async function loadLines(reading: ExhibitReading, appenders: Appenders, options: LoadOptions): Promise<void> {
  const rows = new ReadingRows(reading, appenders, options)
  await undamaged(reading, options, async () => {
    for await (const lines of options.shelf.lines(reading.key)) for (const line of lines) rows.take(line)
  })
  rows.end()
}

/** Loads one large reading: its statements are taken apart by the engine, all else line by line. */
class BulkLoad {
  readonly #store: Store
  readonly #appenders: Appenders
  readonly #options: LoadOptions

  constructor(store: Store, appenders: Appenders, options: LoadOptions) {
    this.#store = store
    this.#appenders = appenders
    this.#options = options
  }

  async load(reading: ExhibitReading): Promise<void> {
    const bulk = await BulkStatements.open(this.#store, this.#options)
    try {
      const rows = new ReadingRows(reading, this.#appenders, this.#options)
      await undamaged(reading, this.#options, () => this.#fill(reading, rows, bulk))
      await this.#writePart(rows, bulk)
      rows.takeBulk(await bulk.settle(rows.source))
      rows.end()
    } finally {
      await bulk.close()
    }
  }

  async #fill(reading: ExhibitReading, rows: ReadingRows, bulk: BulkStatements): Promise<void> {
    const { shelf, progress } = this.#options
    const megabytes = (bytes: number) => Math.round(bytes / 1e6)
    const total = megabytes(shelf.sizeBytes(reading.key))
    let isWhole = false
    for await (const { bytes, readBytes } of shelf.blocks(reading.key)) {
      splitReading(bytes, {
        statements: (lines, count) => bulk.add(lines, count),
        line: (line) => {
          rows.take(line)
          isWhole ||= line[0] === 'e'
        },
      })
      progress.report({ step: `load ${reading.exhibit.number}`, done: megabytes(readBytes), total, unit: 'MB of its reading' })
      if (bulk.isFull) await this.#writePart(rows, bulk)
    }
    if (!isWhole) throw new Error(`The reading ${reading.key} is cut off.`)
  }

  async #writePart(rows: ReadingRows, bulk: BulkStatements): Promise<void> {
    this.#options.signal?.throwIfAborted()
    await bulk.writePart(rows.source)
  }
}

async function undamaged(reading: ExhibitReading, { shelf }: LoadOptions, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (thrown) {
    // A failure is of the store or of the person who stopped it, not of the reading; nor is a disk that does not answer.
    if (thrown instanceof Failure) throw thrown
    if (isSystemError(thrown)) throw diskFailure(thrown, `The reading of ${reading.exhibit.path} could not be read`)
    shelf.drop(reading.key)
    throw new DamagedReading(reading, thrown)
  }
}

class DamagedReading extends Failure {
  constructor({ exhibit }: ExhibitReading, cause: unknown) {
    super('store.damaged', `The reading of exhibit ${exhibit.number} (${exhibit.path}) is damaged: ${messageOf(cause)}. Run 'jackdaw build': the exhibit is read again.`, { cause })
  }
}

/** A machine that failed may have torn many: they are made again together, not one at each build. */
async function dropDamaged(readings: readonly ExhibitReading[], options: LoadOptions): Promise<void> {
  for (const reading of readings) {
    try {
      await undamaged(reading, options, async () => {
        for await (const _ of options.shelf.lines(reading.key)) options.signal?.throwIfAborted()
      })
    } catch (thrown) {
      if (!(thrown instanceof DamagedReading)) throw thrown
    }
  }
}
