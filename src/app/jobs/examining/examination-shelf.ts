import { appendFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { ChildShelf } from '../reading/child-shelf.ts'
import { keptExamination, type ExaminationPart } from './examination.ts'

/**
 * Examinations lie in `derived/examinations`: a file for each exhibit that an examiner fits, named by the hash of everything
 * that decides its content, and one list of the hashes of those that none fits. Pictures lie apart, by their own hash.
 */
export class ExaminationShelf {
  readonly #folder: string
  readonly #sheets: ChildShelf
  readonly #unfit: Set<string>

  constructor(derivedFolder: string, sheets: ChildShelf) {
    this.#folder = join(derivedFolder, 'examinations')
    this.#sheets = sheets
    mkdirSync(this.#folder, { recursive: true })
    this.#unfit = new Set(readLines(this.#unfitPath).filter((line) => /^[0-9a-f]{64}$/.test(line)))
  }

  /** What was seen under that key; undefined when it is not there, not whole, or a picture of it is gone. */
  find(key: string): readonly ExaminationPart[] | undefined {
    if (this.#unfit.has(key)) return []
    try {
      const { parts } = keptExamination.parse(JSON.parse(readFileSync(this.#path(key), 'utf8')))
      return parts.every(({ pictures }) => pictures.every(({ sha256 }) => this.#sheets.has(sha256))) ? parts : undefined
    } catch {
      return undefined
    }
  }

  /** Keeps what was seen. It stands under its key when it is whole. */
  keep(key: string, parts: readonly ExaminationPart[]): void {
    if (parts.length === 0) {
      this.#unfit.add(key)
      // A line that a kill tore must not swallow the next.
      appendFileSync(this.#unfitPath, `\n${key}\n`)
      return
    }
    const path = this.#path(key)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(`${path}.tmp`, JSON.stringify({ parts }))
    renameSync(`${path}.tmp`, path)
  }

  get #unfitPath(): string {
    return join(this.#folder, 'unfit.txt')
  }

  #path(key: string): string {
    return join(this.#folder, key.slice(0, 2), `${key}.json`)
  }
}

function readLines(path: string): string[] {
  try {
    return readFileSync(path, 'latin1').split('\n')
  } catch {
    return []
  }
}
