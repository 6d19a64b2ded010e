import { createHash, randomUUID, type Hash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Failure } from '../../../base/failure.ts'
import { hashFile } from '../../../base/hash-file.ts'
import { removeQuietly, type FilesNow, type OpenFileNow } from '../../../base/files-now.ts'

/** Bytes found inside evidence, named by their SHA-256 in `derived/children` (child exhibits) or `derived/sheets` (pictures of check sheets). */
export class ChildShelf {
  readonly #files: FilesNow
  readonly #folder: string

  constructor(files: FilesNow, derivedFolder: string, name: 'children' | 'sheets' = 'children') {
    this.#files = files
    this.#folder = join(derivedFolder, name)
    files.makeFolder(this.#unfinished)
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

  /** Hashes bytes before they are read. What is no longer what it was is removed, and `store.damaged` thrown: the next build makes it again. */
  assertWhole(sha256: string): void {
    const path = this.pathOf(sha256)
    if (existsSync(path) && hashFile(path) === sha256) return
    this.#files.remove(path)
    throw new Failure('store.damaged', `${path}, which was found inside an exhibit, was cut off, changed or taken away. Run 'jackdaw build': it is made again from the evidence.`)
  }

  begin(): ChildWriter {
    return new ChildWriter(this.#files, this, join(this.#unfinished, randomUUID()))
  }

  /** Removes what a build that was killed left behind; only for whoever builds the case, and before it begins. */
  removeUnfinished(): void {
    this.#files.remove(this.#unfinished)
    this.#files.makeFolder(this.#unfinished)
  }
}

/** Writes the bytes of one child, which stand on the shelf once they are kept. */
export class ChildWriter {
  readonly #files: FilesNow
  readonly #shelf: ChildShelf
  readonly #temporary: string
  readonly #hash: Hash = createHash('sha256')
  #file: OpenFileNow | undefined
  #sizeBytes = 0
  #sha256 = ''

  constructor(files: FilesNow, shelf: ChildShelf, temporary: string) {
    this.#files = files
    this.#shelf = shelf
    this.#temporary = temporary
    this.#file = files.create(temporary, 0o644)
  }

  write(bytes: Uint8Array): void {
    if (this.#file === undefined) return
    this.#file.write(bytes)
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
    this.#files.makeFolder(dirname(path))
    this.#files.rename(this.#temporary, path)
  }

  abandon(): void {
    this.#close()
    removeQuietly(this.#files, this.#temporary)
  }

  #close(): void {
    const file = this.#file
    this.#file = undefined
    file?.close()
  }
}
