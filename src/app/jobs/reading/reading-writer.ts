import { once } from 'node:events'
import { pipeline } from 'node:stream/promises'
import { constants, createZstdCompress, type ZstdCompress } from 'node:zlib'
import { streamInto, type FilePort } from '../../../base/file-port.ts'

/** Writes one reading, compressed and with a checksum. Throws what the disk throws, from `write` or from `end`. */
export class ReadingWriter {
  readonly path: string
  readonly #files: FilePort
  readonly #compress: ZstdCompress
  readonly #written: Promise<void>

  constructor(files: FilePort, path: string) {
    this.path = path
    this.#files = files
    this.#compress = createZstdCompress({
      params: { [constants.ZSTD_c_compressionLevel]: 1, [constants.ZSTD_c_checksumFlag]: 1 },
    })
    this.#written = files.create(path, 0o644).then((file) => pipeline(this.#compress, streamInto(file)))
    // A full disk is told by the next `write` or by `end`, not by a promise or an event that nobody waits for.
    this.#written.catch((thrown: Error) => this.#compress.destroy(thrown))
    this.#compress.on('error', () => undefined)
  }

  /** Adds whole lines; resolves when more may be given. */
  async write(lines: string | Uint8Array): Promise<void> {
    if (this.#compress.destroyed) await this.#written
    if (!this.#compress.write(lines)) await once(this.#compress, 'drain')
  }

  async end(): Promise<void> {
    if (!this.#compress.destroyed) this.#compress.end()
    await this.#written
  }

  async abandon(): Promise<void> {
    this.#compress.destroy()
    await this.#written.catch(() => undefined)
    await this.#files.remove(this.path).catch(() => undefined)
  }
}
