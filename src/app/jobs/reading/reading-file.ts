import { createReadStream, createWriteStream, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { once } from 'node:events'
import { constants, createZstdCompress, createZstdDecompress, type ZstdCompress } from 'node:zlib'
import type { ReadingLine } from './reading-line.ts'

/**
 * Readings lie in `derived/readings`, one compressed file per exhibit, named by the hash of everything that decides
 * their content. A file that stands under its name is whole: it was renamed there after the last line.
 */
export class ReadingShelf {
  readonly #folder: string

  constructor(derivedFolder: string) {
    this.#folder = join(derivedFolder, 'readings')
  }

  has(key: string): boolean {
    return existsSync(this.#path(key))
  }

  /** Starts a new reading; nothing is seen of it before `end`. */
  begin(key: string): ReadingWriter {
    const path = this.#path(key)
    mkdirSync(dirname(path), { recursive: true })
    return new ReadingWriter(path)
  }

  /** Removes a reading that turned out to be damaged. */
  drop(key: string): void {
    rmSync(this.#path(key), { force: true })
  }

  /** The lines of a reading, in blocks. Throws when the file is damaged or cut. */
  async *lines(key: string): AsyncIterable<readonly ReadingLine[]> {
    const stream = createReadStream(this.#path(key)).pipe(createZstdDecompress())
    let rest = ''
    let ended = false
    const decoder = new TextDecoder()
    for await (const block of stream as AsyncIterable<Buffer>) {
      const text = rest + decoder.decode(block, { stream: true })
      const cut = text.lastIndexOf('\n')
      rest = text.slice(cut + 1)
      if (cut < 0) continue
      const lines = text.slice(0, cut).split('\n').map((line) => JSON.parse(line) as ReadingLine)
      ended = lines.at(-1)?.[0] === 'e'
      yield lines
    }
    if (!ended) throw new Error(`The reading ${key} is cut off.`)
  }

  #path(key: string): string {
    return join(this.#folder, key.slice(0, 2), `${key}.zst`)
  }
}

/** Writes one reading. */
export class ReadingWriter {
  readonly #path: string
  readonly #compress: ZstdCompress
  readonly #written: Promise<unknown>

  constructor(path: string) {
    this.#path = path
    this.#compress = createZstdCompress({
      params: { [constants.ZSTD_c_compressionLevel]: 1, [constants.ZSTD_c_checksumFlag]: 1 },
    })
    const file = createWriteStream(`${path}.tmp`)
    this.#compress.pipe(file)
    this.#written = once(file, 'finish')
  }

  /** Adds whole lines; resolves when more may be given. */
  async write(lines: string | Uint8Array): Promise<void> {
    if (!this.#compress.write(lines)) await once(this.#compress, 'drain')
  }

  async end(): Promise<void> {
    this.#compress.end()
    await this.#written
    renameSync(`${this.#path}.tmp`, this.#path)
  }

  async abandon(): Promise<void> {
    this.#compress.end()
    await this.#written
    rmSync(`${this.#path}.tmp`, { force: true })
  }
}
