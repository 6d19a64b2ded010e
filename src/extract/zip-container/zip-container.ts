import { crc32, inflateRawSync } from 'node:zlib'
import { fromBufferPromise, getFileNameLowLevel, type Entry, type ZipFile } from 'yauzl'
import { messageOf } from '../../base/failure.ts'
import { damageWords } from '../archive/damage-words.ts'
import { ZipDefect } from './zip-defect.ts'
import { officeZipLimits, type ZipLimits } from './zip-limits.ts'

/** The entries of a ZIP container, such as an office file is. */
export interface ZipContainer {
  /** Names of the entries in the order of the central directory, folders left out, `\` read as `/`. */
  readonly names: readonly string[]
  /** The bytes of an entry, or undefined where there is none of that name. Throws a `ZipDefect` when they cannot be had. */
  entry(name: string): Promise<Uint8Array | undefined>
  /** Defects that did not hinder the reading, each a sentence: a checksum that does not hold, a name given twice. */
  readonly defects: readonly string[]
}

/**
 * Opens a ZIP container held in memory (PKWARE APPNOTE 6.3.10). Nothing is unpacked before it is asked for, and no more
 * than the limits. Throws a `ZipDefect` when it is no ZIP file, or has too many entries.
 */
export async function readZipContainer(bytes: Uint8Array, limits: ZipLimits = officeZipLimits): Promise<ZipContainer> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const file = await orDefect('The ZIP directory cannot be read', () => fromBufferPromise(buffer, { decodeStrings: false }))
  if (file.entryCount > limits.maxEntries) {
    throw new ZipDefect('zip.too-many-entries', `The ZIP directory names ${file.entryCount} entries, more than the limit of ${limits.maxEntries}.`)
  }
  const container = new BufferedZipContainer(buffer, file, limits)
  await orDefect('The ZIP directory cannot be read', () => container.readDirectory())
  return container
}

class BufferedZipContainer implements ZipContainer {
  readonly defects: string[] = []
  readonly #buffer: Buffer
  readonly #file: ZipFile
  readonly #limits: ZipLimits
  readonly #entries = new Map<string, Entry>()
  #unpackedBytes = 0

  constructor(buffer: Buffer, file: ZipFile, limits: ZipLimits) {
    this.#buffer = buffer
    this.#file = file
    this.#limits = limits
  }

  get names(): readonly string[] {
    return [...this.#entries.keys()]
  }

  async readDirectory(): Promise<void> {
    for await (const entry of this.#file.eachEntry()) {
      const name = getFileNameLowLevel(entry.generalPurposeBitFlag, rawName(entry), entry.extraFields, false)
      if (name.endsWith('/')) continue
      // Two entries of one name are how a file shows one content to one reader and another to the next.
      if (this.#entries.has(name)) this.defects.push(`The ZIP entry ${name} is there more than once; the first was read.`)
      else this.#entries.set(name, entry)
    }
  }

  async entry(name: string): Promise<Uint8Array | undefined> {
    const entry = this.#entries.get(name)
    return entry && orDefect(`The ZIP entry ${name} cannot be unpacked`, () => this.#unpack(name, entry))
  }

  async #unpack(name: string, entry: Entry): Promise<Uint8Array> {
    if (entry.isEncrypted()) throw new ZipDefect('zip.encrypted', `The ZIP entry ${name} is encrypted.`)
    const start = await this.#dataStart(name, entry)
    const packed = this.#buffer.subarray(start, start + entry.compressedSize)
    const data = this.#inflate(name, entry, packed)
    this.#unpackedBytes += data.byteLength
    if (crc32(data) !== entry.crc32) this.#note(`The checksum of the ZIP entry ${name} does not hold; its bytes were changed.`)
    return data
  }

  async #dataStart(name: string, entry: Entry): Promise<number> {
    const header = await this.#file.readLocalFileHeaderPromise(entry)
    if (!header.fileName.equals(rawName(entry))) this.#note(`The ZIP entry ${name} bears another name in its own header.`)
    return header.fileDataStart
  }

  #inflate(name: string, entry: Entry, packed: Buffer): Buffer {
    const { maxRatio, ratioFromBytes, maxEntryBytes, maxTotalBytes } = this.#limits
    if (entry.compressionMethod === 0) return packed
    if (entry.compressionMethod !== 8) {
      throw new ZipDefect('zip.method', `The ZIP entry ${name} is packed by method ${entry.compressionMethod}, which is not read.`)
    }
    const byRatio = Math.max(ratioFromBytes, packed.byteLength * maxRatio)
    const allowed = Math.min(maxEntryBytes, byRatio, maxTotalBytes - this.#unpackedBytes)
    try {
      return inflateRawSync(packed, { maxOutputLength: Math.max(1, allowed) })
    } catch (cause) {
      if ((cause as { code?: string }).code !== 'ERR_BUFFER_TOO_LARGE') throw cause
      throw new ZipDefect('zip.bomb', `The ZIP entry ${name} unpacks to more than ${allowed} bytes, the limit; it was not read.`, { cause })
    }
  }

  #note(defect: string): void {
    if (!this.defects.includes(defect)) this.defects.push(defect)
  }
}

/** With `decodeStrings: false` the name is a Buffer, whatever the type says. */
function rawName(entry: Entry): Buffer {
  return entry.fileNameRaw
}

async function orDefect<T>(what: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (cause) {
    if (cause instanceof ZipDefect) throw cause
    throw new ZipDefect('zip.damaged', `${what}: ${damageWords(messageOf(cause))}.`, { cause })
  }
}
