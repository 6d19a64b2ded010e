import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openDerived } from '../../src/app/jobs/ask-case.ts'
import { DerivedFolder } from '../../src/app/jobs/derived-folder.ts'
import { confirmedMappings } from '../../src/app/jobs/mapping-files.ts'
import { ReadAgain } from '../../src/app/jobs/read-again.ts'
import { ChildShelf } from '../../src/app/jobs/reading/child-shelf.ts'
import { ReadingPool } from '../../src/app/jobs/reading/reading-pool.ts'
import { evidencePath } from '../../src/case/case-layout.ts'
import { openCase } from '../../src/case/case.ts'
import { readSettings } from '../../src/case/case-settings.ts'
import { defaultLimits } from '../../src/extract/limits.ts'
import type { ReadingSettings } from '../../src/model/value/reading-settings.ts'
import type { Questions } from '../../src/store/duck/question.ts'
import type { Row } from '../../src/store/store.ts'
import { jackdaw, jackdawJson } from '../house/jackdaw-command.ts'

const projectRoot = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** The folder of a case's data: below $JACKDAW_DATA, or `../shared/data` beside the project; undefined where it is not. */
export function dataFolder(name: string): string | undefined {
  const path = join(process.env['JACKDAW_DATA'] ?? join(projectRoot, '..', 'shared', 'data'), 'cases', name)
  return existsSync(path) ? path : undefined
}

/** A statement with its original, and what stands at its locator when it is read again. */
export interface ReadStatement {
  readonly property: string
  readonly type: string
  readonly value: string
  readonly original: string
  readonly path: string
  readonly locator: string
  readonly again: string | null
}

/** A case built by the command line in a folder of its own, which is deleted when it is closed. */
export class RealCase {
  readonly settings: ReadingSettings
  readonly buildMs: number
  readonly #room: string
  readonly #path: string
  readonly #home: string
  readonly #questions: Questions

  private constructor(parts: { room: string; path: string; home: string; questions: Questions; settings: ReadingSettings; buildMs: number }) {
    this.#room = parts.room
    this.#path = parts.path
    this.#home = parts.home
    this.#questions = parts.questions
    this.settings = parts.settings
    this.buildMs = parts.buildMs
  }

  static async build(evidence: string): Promise<RealCase> {
    const room = mkdtempSync(join(tmpdir(), 'jackdaw-real-'))
    const [path, home] = [join(room, 'case'), join(room, 'home')]
    const started = performance.now()
    const ended = jackdaw(
      home, 'build', evidence, '--case', path, '--title', 'Real data', '--purpose', 'Test on real data', '--authority', 'own-records: test data', '--no-pdf', '--quiet',
    )
    if (ended.status !== 0) throw new Error(`The build ended with ${ended.status}: ${ended.stdout}${ended.stderr}`)
    const buildMs = performance.now() - started
    const opened = await openCase(path)
    const settings = readSettings(opened.journal)
    opened.close()
    return new RealCase({ room, path, home, questions: await openDerived(path), settings, buildMs })
  }

  /** The rows of an answer as objects; exact numbers are their digits. */
  async ask(sql: string, parameters: readonly string[] = []): Promise<Record<string, unknown>[]> {
    const { columns, rows } = await this.#questions.ask(sql, Infinity, parameters)
    const plain = (value: unknown) => (typeof value === 'object' && value !== null ? String(value) : value)
    return rows.map((row) => Object.fromEntries(columns.map(({ name }, at) => [name, plain(row[at])])))
  }

  /** Folder of the case. */
  get path(): string {
    return this.#path
  }

  /** What a command answers as JSON. */
  jackdaw<T>(...words: readonly string[]): T {
    return jackdawJson<T>(this.#home, ...words)
  }

  /** What `jackdaw search` finds. */
  search(words: string, ...options: string[]): { readonly total: number; readonly hits: readonly Record<string, unknown>[] } {
    return jackdawJson(this.#home, 'search', this.#path, words, ...options)
  }

  /** Statements drawn by chance (the same for the same seed), each read again from the bytes at its locator. */
  async readSample(count: number, seed: string): Promise<ReadStatement[]> {
    const drawn = (await this.ask(`SELECT property, property_type AS type, value, original, path, locator, exhibit_id FROM statements
WHERE original IS NOT NULL ORDER BY md5(id || '${seed}') LIMIT ${count}`)) as unknown as (Omit<ReadStatement, 'again'> & { exhibit_id: string })[]
    const opened = await openCase(this.#path)
    const derived = new DerivedFolder(opened.layout.root)
    const pool = new ReadingPool({ children: new ChildShelf(opened.files.now, derived.path) })
    try {
      const all = async <R extends Row>(sql: string, parameters: readonly unknown[] = []) =>
        (await this.ask(sql, parameters as string[])) as unknown as R[]
      const readAgain = new ReadAgain({ all }, pool, {
        settings: this.settings, mappings: confirmedMappings(opened.journal), limits: defaultLimits,
        fileOf: (sha256, isChild) => (isChild ? derived.childPath(sha256) : evidencePath(opened.layout, sha256)),
      })
      const read: ReadStatement[] = []
      for (const [exhibit, statements] of Map.groupBy(drawn, (each) => each.exhibit_id)) {
        const texts = await readAgain.at(exhibit, statements.map((each) => each.locator))
        statements.forEach((each, at) => read.push({ ...each, again: texts[at] ?? null }))
      }
      return read
    } finally {
      pool.close()
      opened.close()
    }
  }

  close(): void {
    this.#questions.close()
    rmSync(this.#room, { recursive: true, force: true })
  }
}
