import { createHash, randomUUID, type Hash } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Bytes found inside evidence, named by their SHA-256 in `derived/children` (child exhibits) or `derived/sheets` (pictures of check sheets). */
export class ChildShelf {
  readonly #folder: string

  constructor(derivedFolder: string, name: 'children' | 'sheets' = 'children') {
    this.#folder = join(derivedFolder, name)
    mkdirSync(this.#unfinished, { recursive: true })
  }

  get folder(): string {
    return this.#folder
  }

  get #unfinished(): string {
    return join(this.#folder, 'unfinished')
  }

  pathOf(sha256: string): string {
    return join(this.#folder, sha256.slice(0, 2), sha256)
  }

  has(sha256: string): boolean {
    return existsSync(this.pathOf(sha256))
  }

  begin(): ChildWriter {
    return new ChildWriter(this, join(this.#unfinished, randomUUID()))
  }

  /** Removes what a build that was killed left behind; only for whoever builds the case, and before it begins. */
  removeUnfinished(): void {
    rmSync(this.#unfinished, { recursive: true, force: true })
    mkdirSync(this.#unfinished, { recursive: true })
  }
}

/** Writes the bytes of one child, which stand on the shelf once they are kept. */
export class ChildWriter {
  readonly #shelf: ChildShelf
  readonly #temporary: string
  readonly #hash: Hash = createHash('sha256')
  #file: number | undefined
  #sizeBytes = 0
  #sha256 = ''

  constructor(shelf: ChildShelf, temporary: string) {
    this.#shelf = shelf
    this.#temporary = temporary
    this.#file = openSync(temporary, 'wx')
  }

  write(bytes: Uint8Array): void {
    if (this.#file === undefined) return
    for (let at = 0; at < bytes.byteLength; ) at += writeSync(this.#file, bytes, at)
    this.#hash.update(bytes)
    this.#sizeBytes += bytes.byteLength
  }

  end(): { sha256: string; sizeBytes: number } {
    this.#close()
    this.#sha256 = this.#hash.digest('hex')
    return { sha256: this.#sha256, sizeBytes: this.#sizeBytes }
  }

  /** Puts the bytes in their place; after `end`. */
  keep(): void {
    const path = this.#shelf.pathOf(this.#sha256)
    mkdirSync(dirname(path), { recursive: true })
    renameSync(this.#temporary, path)
  }

  abandon(): void {
    this.#close()
    rmSync(this.#temporary, { force: true })
  }

  #close(): void {
    if (this.#file !== undefined) closeSync(this.#file)
    this.#file = undefined
  }
}
