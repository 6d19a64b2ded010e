import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isOutOfHandles } from '../../../base/disk-failure.ts'
import type { FilesNow, OpenFileNow } from '../../../base/files-now.ts'
import { sealText, unsealText } from '../../../base/sealed-text.ts'
import type { ChildShelf } from '../reading/child-shelf.ts'
import { keptExamination, type ExaminationPart } from './examination.ts'

/**
 * Examinations lie in `derived/examinations`: a file for each exhibit that an examiner fits, named by the hash of everything
 * that decides its content, and one list of the hashes of those that none fits. Pictures lie apart, by their own hash.
 */
export class ExaminationShelf {
  readonly #files: FilesNow
  readonly #folder: string
  readonly #sheets: ChildShelf
  readonly #unfit: Set<string>

  constructor(files: FilesNow, derivedFolder: string, sheets: ChildShelf) {
    this.#files = files
    this.#folder = join(derivedFolder, 'examinations')
    this.#sheets = sheets
    files.remove(this.#unfinished)
    files.makeFolder(this.#unfinished)
    this.#unfit = new Set(readLines(this.#unfitPath).filter((line) => /^[0-9a-f]{64}$/.test(line)))
  }

  /** What was seen under that key; undefined when it is not there, not whole, or a picture of it is gone. */
  find(key: string): readonly ExaminationPart[] | undefined {
    if (this.#unfit.has(key)) return []
    try {
      const { parts } = keptExamination.parse(JSON.parse(unsealText(readFileSync(this.#path(key), 'utf8')) ?? ''))
      return parts.every(({ pictures }) => pictures.every(({ sha256 }) => this.#sheets.has(sha256))) ? parts : undefined
    } catch (thrown) {
      if (isOutOfHandles(thrown)) throw thrown
      return undefined
    }
  }

  /** Keeps what was seen. It stands under its key when it is whole. */
  keep(key: string, parts: readonly ExaminationPart[]): void {
    if (parts.length === 0) {
      // A line that a kill tore must not swallow the next.
      write(this.#files.extend(this.#unfitPath, 0o644), `\n${key}\n`)
      this.#unfit.add(key)
      return
    }
    const path = this.#path(key)
    const unfinished = join(this.#unfinished, randomUUID())
    this.#files.makeFolder(dirname(path))
    write(this.#files.create(unfinished, 0o644), sealText(JSON.stringify({ parts })))
    this.#files.rename(unfinished, path)
  }

  get #unfinished(): string {
    return join(this.#folder, 'unfinished')
  }

  get #unfitPath(): string {
    return join(this.#folder, 'unfit.txt')
  }

  #path(key: string): string {
    return join(this.#folder, key.slice(0, 2), `${key}.json`)
  }
}

function write(file: OpenFileNow, text: string): void {
  try {
    file.write(Buffer.from(text))
  } finally {
    file.close()
  }
}

function readLines(path: string): string[] {
  try {
    return readFileSync(path, 'latin1').split('\n')
  } catch {
    return []
  }
}
