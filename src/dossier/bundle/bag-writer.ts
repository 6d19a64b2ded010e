import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { FilesNow } from '../../base/files-now.ts'

/** A file of a bag, as a manifest names it. */
interface WrittenFile {
  readonly path: string
  readonly sha256: string
  readonly sizeBytes: number
}

/** Writes the files of a BagIt bag (RFC 8493) into a new folder, each synced, and keeps their hashes. */
export class BagWriter {
  readonly #folder: string
  readonly #disk: FilesNow
  readonly #files = new Map<string, WrittenFile>()

  constructor(folder: string, disk: FilesNow) {
    this.#folder = folder
    this.#disk = disk
    disk.makeFolder(folder)
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

  /** The names of the files lie on the disk, as their bytes do. */
  syncFolders(): void {
    const folders = new Set([...this.#files.keys()].flatMap((path) => foldersOf(path)))
    for (const folder of ['', ...folders]) this.#disk.syncFolder(join(this.#folder, folder))
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
    this.#disk.makeFolder(dirname(join(this.#folder, path)))
    const hash = createHash('sha256')
    let sizeBytes = 0
    const file = this.#disk.create(join(this.#folder, path), 0o644)
    try {
      work((bytes) => {
        hash.update(bytes)
        sizeBytes += bytes.byteLength
        file.write(bytes)
      })
      file.sync()
    } finally {
      file.close()
    }
    this.#files.set(path, { path, sha256: hash.digest('hex'), sizeBytes })
  }
}

/** The folders above a file, up to the bag. */
function foldersOf(path: string): string[] {
  return path.split('/').slice(0, -1).map((_, depth, parts) => parts.slice(0, depth + 1).join('/'))
}

function manifestOf(files: readonly WrittenFile[]): string {
  const ordered = files.toSorted((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)))
  return ordered.map(({ sha256, path }) => `${sha256}  ${path}\n`).join('')
}
