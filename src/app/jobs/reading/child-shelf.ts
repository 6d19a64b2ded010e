import { createHash, randomUUID, type Hash } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Bytes of child exhibits, named by their SHA-256 in `derived/children`: found inside evidence, so they can be found again. */
export class ChildShelf {
  readonly #folder: string

  constructor(derivedFolder: string) {
    this.#folder = join(derivedFolder, 'children')
    mkdirSync(this.#folder, { recursive: true })
  }

  get folder(): string {
    return this.#folder
  }

  pathOf(sha256: string): string {
    return join(this.#folder, sha256.slice(0, 2), sha256)
  }

  has(sha256: string): boolean {
    return existsSync(this.pathOf(sha256))
  }

  begin(): ChildWriter {
    return new ChildWriter(this)
  }
}

/** Writes the bytes of one child. */
export class ChildWriter {
  readonly #shelf: ChildShelf
  readonly #temporary: string
  readonly #file: number
  readonly #hash: Hash = createHash('sha256')
  #sizeBytes = 0

  constructor(shelf: ChildShelf) {
    this.#shelf = shelf
    this.#temporary = join(shelf.folder, `${randomUUID()}.tmp`)
    this.#file = openSync(this.#temporary, 'wx')
  }

  write(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.byteLength; ) at += writeSync(this.#file, bytes, at)
    this.#hash.update(bytes)
    this.#sizeBytes += bytes.byteLength
  }

  end(): { sha256: string; sizeBytes: number } {
    closeSync(this.#file)
    const sha256 = this.#hash.digest('hex')
    const path = this.#shelf.pathOf(sha256)
    mkdirSync(dirname(path), { recursive: true })
    renameSync(this.#temporary, path)
    return { sha256, sizeBytes: this.#sizeBytes }
  }

  abandon(): void {
    closeSync(this.#file)
    rmSync(this.#temporary, { force: true })
  }
}
