import { copyFileSync, constants, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** What a finished build leaves: written last, so that its absence means "build again". */
export interface BuiltMark {
  /** Hash of everything the build rests on: journal, code, catalogue. */
  readonly plan: string
  /** Hash of tables and views: another one cannot be filled further. */
  readonly catalogue: string
  /** SHA-256 of the dossier's manifest. */
  readonly dossier: string
  /** Whether the PDF was printed, could not be, or was not asked for. */
  readonly pdf: 'printed' | 'unprinted' | 'left-out'
  /** Authorities whose exhibits were not read: nothing here rests on them. */
  readonly sealed: readonly string[]
}

/** The derived files of a case. All of it can be deleted and made again. */
export class DerivedFolder {
  readonly path: string

  constructor(caseFolder: string) {
    this.path = join(caseFolder, 'derived')
  }

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

  get spillFolder(): string {
    return join(this.path, 'spill')
  }

  /** The mark of the last finished build, when nothing speaks against it. */
  readMark(): BuiltMark | undefined {
    if (!this.#isWhole()) return undefined
    try {
      return markShape.parse(JSON.parse(readFileSync(this.#markPath, 'utf8')))
    } catch {
      return undefined
    }
  }

  /** Says that a build is finished. */
  writeMark(mark: BuiltMark): void {
    writeFileSync(`${this.#markPath}.tmp`, JSON.stringify(mark))
    renameSync(`${this.#markPath}.tmp`, this.#markPath)
  }

  /** Prepares the next database: a copy of the last good one, or none. A half-made one of a killed build is thrown away. */
  beginNext(fromCurrent: boolean): void {
    mkdirSync(this.path, { recursive: true })
    for (const leftover of [this.nextDatabase, `${this.nextDatabase}.wal`]) rmSync(leftover, { force: true })
    rmSync(this.spillFolder, { recursive: true, force: true })
    if (fromCurrent && this.#isWhole()) copyFileSync(this.database, this.nextDatabase, constants.COPYFILE_FICLONE)
  }

  /** Puts the next database in the place of the current one. */
  finishNext(): void {
    renameSync(this.nextDatabase, this.database)
    // A log of the old database would be read into the new one. It goes last: a kill in between leaves a doubt, not a gap.
    rmSync(`${this.database}.wal`, { force: true })
    rmSync(this.spillFolder, { recursive: true, force: true })
  }

  /** A log beside the database means that it was not closed: what it holds is in doubt. */
  #isWhole(): boolean {
    return existsSync(this.database) && !existsSync(`${this.database}.wal`)
  }

  get #markPath(): string {
    return join(this.path, 'built.json')
  }
}

const markShape = z.object({ plan: z.string(), catalogue: z.string(), dossier: z.string(), pdf: z.enum(['printed', 'unprinted', 'left-out']), sealed: z.array(z.string()) })
