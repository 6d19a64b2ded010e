import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from '../../base/failure.ts'
import { diskFilesNow, type FilesNow } from '../../base/files-now.ts'
import { readBuiltMark, writeBuiltMark, type BuildWords, type BuiltMark } from './built-mark.ts'
import { fingerprintOf, isStill } from './fingerprint.ts'

/**
 * The derived files of a case. All of it can be deleted and made again. Database and search index are opened only when they are
 * what the last build left, by their fingerprints: an engine would open one that was cut off in silence, with rows missing.
 */
export class DerivedFolder {
  readonly path: string
  readonly #files: FilesNow
  readonly #hashed = new Map<string, string>()

  constructor(caseFolder: string, files: FilesNow = diskFilesNow) {
    this.path = join(caseFolder, 'derived')
    this.#files = files
  }

  /** Where the database stands. To open it, ask for the `wholeDatabase`. */
  get database(): string {
    return join(this.path, 'case.duckdb')
  }

  get searchIndex(): string {
    return join(this.path, 'search.sqlite')
  }

  /** Where the bytes of a child exhibit lie. */
  childPath(sha256: string): string {
    return join(this.path, 'children', sha256.slice(0, 2), sha256)
  }

  /** Where the bytes of a picture of a check sheet lie. */
  sheetPath(sha256: string): string {
    return join(this.path, 'sheets', sha256.slice(0, 2), sha256)
  }

  /** The database that is being made; it takes the place of the old one when it is whole, so a reader never sees half of one. */
  get nextDatabase(): string {
    return join(this.path, 'next.duckdb')
  }

  /** The search index that is being made; absent where a build leaves the old one. */
  get nextSearchIndex(): string {
    return join(this.path, 'next-search.sqlite')
  }

  get spillFolder(): string {
    return join(this.path, 'spill')
  }

  /** The mark of the last finished build, when the sizes of its files do not speak against it. */
  readMark(): BuiltMark | undefined {
    const mark = existsSync(`${this.database}.wal`) ? undefined : readBuiltMark(this.#markPath)
    if (!mark) return undefined
    const generations = [mark, ...(mark.next ? [mark.next] : [])]
    const hasSize = (path: string, part: 'database' | 'search') => generations.some((each) => each[part].sizeBytes === sizeOf(path))
    return hasSize(this.database, 'database') && hasSize(this.searchIndex, 'search') ? mark : undefined
  }

  /** The database, to be opened for reading. Throws `case.not-built`, and `store.damaged` when it is not what the last build left. */
  wholeDatabase(): string {
    return this.#whole('database', this.database)
  }

  /** The search index, likewise. */
  wholeSearchIndex(): string {
    return this.#whole('search', this.searchIndex)
  }

  /** Which of the files of the last build are no longer what they were, hashed anew; none where no build of this version came to its end. */
  changedFiles(): string[] {
    const mark = readBuiltMark(this.#markPath)
    if (!mark) return []
    const isWhole = (part: 'database' | 'search', path: string) => [mark, mark.next].some((each) => each && isStill(path, each[part], { deep: true }))
    return [
      ...(isWhole('database', this.database) && !existsSync(`${this.database}.wal`) ? [] : ['derived/case.duckdb']),
      ...(isWhole('search', this.searchIndex) ? [] : ['derived/search.sqlite']),
    ]
  }

  /** Whether database and search index are what the last build left. */
  isAsBuilt(): boolean {
    return this.readMark() !== undefined && this.#isStill('database', this.database) && this.isSearchBuilt()
  }

  /** Whether the search index is that of the last build, which came to its end. */
  isSearchBuilt(): boolean {
    const mark = this.readMark()
    return mark !== undefined && !mark.next && this.#isStill('search', this.searchIndex)
  }

  /** Prepares the next database: a copy of the last good one, or none. A half-made one of a killed build is thrown away. */
  beginNext(fromCurrent: boolean): void {
    this.#files.makeFolder(this.path)
    const leftovers = [this.nextDatabase, `${this.nextDatabase}.wal`, this.nextSearchIndex, `${this.nextSearchIndex}.unfinished`, this.spillFolder]
    for (const leftover of leftovers) this.#files.remove(leftover)
    if (fromCurrent && this.readMark() && this.#isStill('database', this.database)) this.#files.copy(this.database, this.nextDatabase)
  }

  /**
   * Puts what was made in the place of what stands, and says that the build is finished. Whoever opens meanwhile finds the one or
   * the other; a machine that fails meanwhile comes back with the one, the other, or a doubt.
   */
  finishNext(words: BuildWords): void {
    const made = existsSync(this.nextSearchIndex) ? this.nextSearchIndex : undefined
    for (const path of [this.nextDatabase, ...(made ? [made] : [])]) this.#files.syncFile(path)
    const next = { database: fingerprintOf(this.nextDatabase), search: fingerprintOf(made ?? this.searchIndex) }
    const before = this.readMark()
    if (before) {
      const sealed = before.sealed.filter((id) => words.sealed.includes(id))
      writeBuiltMark(this.#files, this.#markPath, { ...before, sealed, next })
    }
    if (made) this.#files.rename(made, this.searchIndex)
    this.#files.rename(this.nextDatabase, this.database)
    // A log of the old database would be read into the new one. It goes last: a kill in between leaves a doubt, not a gap.
    this.#files.remove(`${this.database}.wal`)
    this.#files.syncFolder(this.path)
    writeBuiltMark(this.#files, this.#markPath, { ...words, ...next })
    this.#files.remove(this.spillFolder)
  }

  #whole(part: 'database' | 'search', path: string): string {
    const again = `Run 'jackdaw build ${join(this.path, '..')}'`
    if (!existsSync(this.#markPath) && !existsSync(this.database)) throw new Failure('case.not-built', `The case has not been built. ${again}.`)
    if (!readBuiltMark(this.#markPath)) throw new Failure('case.not-built', `The case has not been built to its end, or another version of Jackdaw built it. ${again}.`)
    if (this.readMark() && this.#isStill(part, path)) return path
    throw new Failure('store.damaged', `${path} is not what the last build left: it was cut off, changed or taken away. ${again}: it is made again from evidence and journal.`)
  }

  #isStill(part: 'database' | 'search', path: string): boolean {
    const mark = readBuiltMark(this.#markPath)
    return [mark, mark?.next].some((each) => each && isStill(path, each[part], { hashed: this.#hashed }))
  }

  get #markPath(): string {
    return join(this.path, 'built.json')
  }
}

function sizeOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.size
}
