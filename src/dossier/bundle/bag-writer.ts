import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** A file of a bag, as a manifest names it. */
interface WrittenFile {
  readonly path: string
  readonly sha256: string
  readonly sizeBytes: number
}

/** Writes the files of a BagIt bag (RFC 8493) into a new folder, each synced, and keeps their hashes. */
export class BagWriter {
  readonly #folder: string
  readonly #files = new Map<string, WrittenFile>()

  constructor(folder: string) {
    this.#folder = folder
    mkdirSync(folder)
  }

  /** Writes a text. */
  addText(path: string, text: string): void {
    this.#write(path, (write) => write(Buffer.from(text)))
  }

  /** Writes a list of lines, each with its end. */
  addLines(path: string, lines: Iterable<string>): void {
    this.#write(path, (write) => {
      for (const line of lines) write(Buffer.from(`${line}\n`))
    })
  }

  /** Copies a file, and gives the hash of what was copied. */
  addFile(path: string, source: string): string {
    const block = Buffer.alloc(1 << 20)
    const from = openSync(source, 'r')
    try {
      this.#write(path, (write) => {
        for (let read = readSync(from, block); read > 0; read = readSync(from, block)) write(block.subarray(0, read))
      })
    } finally {
      closeSync(from)
    }
    return this.#files.get(path)!.sha256
  }

  /** Whether a file of that path was written. */
  has(path: string): boolean {
    return this.#files.has(path)
  }

  /** Manifest of the files below `data/`, in order of bytes. */
  payloadManifest(): string {
    return manifestOf([...this.#files.values()].filter(({ path }) => path.startsWith('data/')))
  }

  /** Manifest of the files of these paths. */
  manifestOf(paths: readonly string[]): string {
    return manifestOf(paths.map((path) => this.#files.get(path)!))
  }

  /** `<bytes>.<files>` below `data/` (RFC 8493, section 2.2.2). */
  payloadOxum(): string {
    const payload = [...this.#files.values()].filter(({ path }) => path.startsWith('data/'))
    return `${payload.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)}.${payload.length}`
  }

  #write(path: string, work: (write: (bytes: Uint8Array) => void) => void): void {
    mkdirSync(dirname(join(this.#folder, path)), { recursive: true })
    const hash = createHash('sha256')
    let sizeBytes = 0
    const file = openSync(join(this.#folder, path), 'wx')
    try {
      work((bytes) => {
        hash.update(bytes)
        sizeBytes += bytes.byteLength
        for (let at = 0; at < bytes.byteLength; ) at += writeSync(file, bytes, at)
      })
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    this.#files.set(path, { path, sha256: hash.digest('hex'), sizeBytes })
  }
}

function manifestOf(files: readonly WrittenFile[]): string {
  const ordered = files.toSorted((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)))
  return ordered.map(({ sha256, path }) => `${sha256}  ${path}\n`).join('')
}
