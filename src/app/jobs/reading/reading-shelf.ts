import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { createZstdDecompress } from 'node:zlib'
import { canonicalJson } from '../../../base/canonical-json.ts'
import { isOutOfHandles } from '../../../base/disk-failure.ts'
import type { FilePort } from '../../../base/file-port.ts'
import { sha256OfParts } from '../../../base/hash.ts'
import { sealText, unsealText } from '../../../base/sealed-text.ts'
import type { Mapping } from '../../../extract/mapping/mapping.ts'
import { parseReadingLine } from './parse-reading-line.ts'
import type { ChildRecord, ReadingLine } from './reading-line.ts'
import { ReadingWriter } from './reading-writer.ts'

/** What has to be known of a reading without reading it. */
export interface ReadingIndex {
  /** Header names of each table in the exhibit: a mapping that fits one decides the reading. */
  readonly headers: readonly (readonly string[])[]
  readonly children: readonly ChildRecord[]
}

const blockBytes = 1024 * 1024
const emptyIndex: ReadingIndex = { headers: [], children: [] }

/**
 * Readings lie in `derived/readings`: one compressed file per exhibit, named by the hash of everything that decides its
 * content, and beside it, for exhibits with tables or children, an index. A file that stands under its name was renamed there
 * after the last line; its checksum tells when something became of it since. A reading that has an index is not found without it.
 */
export class ReadingShelf {
  readonly #files: FilePort
  readonly #folder: string
  readonly #mappings: readonly Mapping[]

  constructor(files: FilePort, derivedFolder: string, mappings: readonly Mapping[]) {
    this.#files = files
    this.#folder = join(derivedFolder, 'readings')
    this.#mappings = mappings
    files.now.remove(join(this.#folder, 'unfinished'))
    files.now.makeFolder(join(this.#folder, 'unfinished'))
  }

  /** The reading made of `base` (hash of bytes, reader and settings) under the mappings in force, when it is there. */
  find(base: string): { key: string; children: readonly ChildRecord[] } | undefined {
    const index = this.#readIndex(base)
    const key = this.#keyOf(base, index)
    return existsSync(this.#path(key)) ? { key, children: index.children } : undefined
  }

  /** Starts a new reading; nothing is seen of it before `keep`. */
  begin(): ReadingWriter {
    return new ReadingWriter(this.#files, join(this.#folder, 'unfinished', `${randomUUID()}.zst`))
  }

  /** Puts a finished reading in its place, and gives its key. */
  keep(writer: ReadingWriter, base: string, index: ReadingIndex): string {
    const key = this.#keyOf(base, index)
    const { now } = this.#files
    now.makeFolder(dirname(this.#path(key)))
    now.makeFolder(dirname(this.#path(base)))
    if (!isEmpty(index)) this.#writeIndex(base, index)
    now.rename(writer.path, this.#path(key))
    return key
  }

  /** Removes a reading that turned out to be damaged. */
  drop(key: string): void {
    this.#files.now.remove(this.#path(key))
  }

  /** The lines of a reading, in blocks, each of the shape that it should have. Throws when the file is damaged or cut. */
  async *lines(key: string): AsyncIterable<readonly ReadingLine[]> {
    const stream = createZstdDecompress()
    createReadStream(this.#path(key)).on('error', (thrown) => stream.destroy(thrown)).pipe(stream)
    // Blocks of a long line are joined once: joining at each block would take the square of its length.
    let open: string[] = []
    let ended = false
    const decoder = new TextDecoder()
    for await (const block of stream as AsyncIterable<Buffer>) {
      const text = decoder.decode(block, { stream: true })
      const cut = text.lastIndexOf('\n')
      open.push(cut < 0 ? text : text.slice(0, cut))
      if (cut < 0) continue
      const lines = open.join('').split('\n').map(parseReadingLine)
      open = [text.slice(cut + 1)]
      ended = lines.at(-1)?.[0] === 'e'
      yield lines
    }
    if (!ended) throw new Error(`The reading ${key} is cut off.`)
  }

  /** Bytes that a reading takes on the shelf. */
  sizeBytes(key: string): number {
    return statSync(this.#path(key)).size
  }

  /** The bytes of a reading as whole lines, with how many bytes of the file have been read. Throws when it is damaged. */
  async *blocks(key: string): AsyncIterable<{ readonly bytes: Buffer; readonly readBytes: number }> {
    const file = createReadStream(this.#path(key))
    const stream = createZstdDecompress({ chunkSize: blockBytes })
    file.on('error', (thrown) => stream.destroy(thrown)).pipe(stream)
    let open: Buffer[] = []
    for await (const block of stream as AsyncIterable<Buffer>) {
      const cut = block.lastIndexOf('\n') + 1
      open.push(block.subarray(0, cut || block.byteLength))
      if (cut === 0) continue
      const bytes = open.length === 1 ? open[0]! : Buffer.concat(open)
      open = [block.subarray(cut)]
      yield { bytes, readBytes: file.bytesRead }
    }
  }

  #keyOf(base: string, index: ReadingIndex): string {
    if (isEmpty(index)) return base
    const headers = new Set(index.headers.map((header) => canonicalJson(header)))
    const fitting = this.#mappings.filter((mapping) => headers.has(canonicalJson(mapping.header)))
    return sha256OfParts([base, 'with an index', canonicalJson(fitting)])
  }

  #readIndex(base: string): ReadingIndex {
    try {
      return JSON.parse(unsealText(readFileSync(this.#indexPath(base), 'utf8')) ?? '') as ReadingIndex
    } catch (thrown) {
      if (isOutOfHandles(thrown)) throw thrown
      return emptyIndex
    }
  }

  #writeIndex(base: string, index: ReadingIndex): void {
    const unfinished = join(this.#folder, 'unfinished', `${randomUUID()}.json`)
    const file = this.#files.now.create(unfinished, 0o644)
    try {
      file.write(Buffer.from(sealText(JSON.stringify(index))))
    } finally {
      file.close()
    }
    this.#files.now.rename(unfinished, this.#indexPath(base))
  }

  #path(key: string): string {
    return join(this.#folder, key.slice(0, 2), `${key}.zst`)
  }

  #indexPath(base: string): string {
    return join(this.#folder, base.slice(0, 2), `${base}.json`)
  }
}

function isEmpty({ headers, children }: ReadingIndex): boolean {
  return headers.length === 0 && children.length === 0
}
