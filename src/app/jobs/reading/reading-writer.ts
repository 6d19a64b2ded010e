import { once } from 'node:events'
import { createWriteStream, rmSync } from 'node:fs'
import { constants, createZstdCompress, type ZstdCompress } from 'node:zlib'

/** Writes one reading, compressed and with a checksum. */
export class ReadingWriter {
  readonly path: string
  readonly #compress: ZstdCompress
  readonly #written: Promise<unknown>

  constructor(path: string) {
    this.path = path
    this.#compress = createZstdCompress({
      params: { [constants.ZSTD_c_compressionLevel]: 1, [constants.ZSTD_c_checksumFlag]: 1 },
    })
    const file = createWriteStream(path)
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
  }

  async abandon(): Promise<void> {
    await this.end()
    rmSync(this.path, { force: true })
  }
}
