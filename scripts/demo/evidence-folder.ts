import { createHash } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** The files of the demo case before they are written: path below `evidence/` and bytes. A path is taken once. */
export class EvidenceFolder {
  readonly #files = new Map<string, Uint8Array>()

  /** Puts a file in; throws a RangeError when the path is taken. Gives the path back, to cite it. */
  add(path: string, content: Uint8Array | string): string {
    if (this.#files.has(path)) throw new RangeError(`The demo evidence has two files '${path}'.`)
    this.#files.set(path, typeof content === 'string' ? Buffer.from(content, 'utf8') : content)
    return path
  }

  /** The bytes of a file put in before; throws a RangeError when there is none. */
  get(path: string): Uint8Array {
    const bytes = this.#files.get(path)
    if (!bytes) throw new RangeError(`The demo evidence has no file '${path}'.`)
    return bytes
  }

  /** All paths, in code-unit order. */
  paths(): string[] {
    return [...this.#files.keys()].sort()
  }

  /** SHA-256 of every file by path, 64 hex digits. */
  hashes(): Map<string, string> {
    return new Map(this.paths().map((path) => [path, createHash('sha256').update(this.get(path)).digest('hex')]))
  }

  /** Writes all files below `folder`, which is emptied first. */
  async writeTo(folder: string): Promise<void> {
    await rm(folder, { recursive: true, force: true })
    for (const path of this.paths()) {
      const target = join(folder, path)
      await mkdir(dirname(target), { recursive: true })
      await writeFile(target, this.get(path))
    }
  }
}
