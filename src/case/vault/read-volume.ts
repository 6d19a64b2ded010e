import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { dirname, join } from 'node:path'
import { extract, type Extract, type Header } from 'tar-stream'
import type { FilePort } from '../../base/file-port.ts'
import { Failure, messageOf } from '../../base/failure.ts'
import { openBytes, type AgeIdentity } from './age-box.ts'
import type { SealedFile, SealedVolume } from './seal-index.ts'

/** Where the files of a volume are put, and what opens it. */
export interface VolumeSource {
  /** Folder of the sealed case. */
  readonly folder: string
  /** Folder under which the files come to lie. */
  readonly into: string
  readonly identity: AgeIdentity
  readonly files: FilePort
  readonly signal?: AbortSignal | undefined
  onBytes(bytes: number): void
}

/**
 * Opens a volume: its files lie under `into`, on the disk, each with the hash it was sealed with. Throws `seal.damaged` when
 * the volume is not whole and unchanged; then what lies there counts for nothing.
 */
export async function readVolume(volume: SealedVolume, source: VolumeSource): Promise<void> {
  const path = join(source.folder, volume.name)
  try {
    await openTar(path, volume, source)
  } catch (cause) {
    source.signal?.throwIfAborted()
    if (isOfTheDisk(cause)) throw cause
    throw new Failure('seal.damaged', `${path} cannot be opened: ${messageOf(cause)}. Restore it from a copy; nothing was changed.`, { cause })
  }
}

/** The SHA-256 of a sealed file and the bytes it holds, opened whole. For short ones. */
export async function readSealed(path: string, identity: AgeIdentity): Promise<{ readonly sha256: string; readonly bytes: Buffer }> {
  const hash = createHash('sha256')
  const blocks: Uint8Array[] = []
  for await (const block of await openBytes(hashed(path, hash.update.bind(hash)), identity)) blocks.push(block)
  return { sha256: hash.digest('hex'), bytes: Buffer.concat(blocks) }
}

async function openTar(path: string, volume: SealedVolume, source: VolumeSource): Promise<void> {
  const hash = createHash('sha256')
  const tar = extract()
  const expected = new Map(volume.files.map((file) => [file.path, file]))
  const flowing = pour(await openBytes(hashed(path, hash.update.bind(hash)), source.identity), tar)
  for await (const entry of tar) {
    const file = expected.get(entry.header.name)
    if (!file || entry.header.type !== 'file') throw new Error(`it holds '${entry.header.name}', which the index does not name`)
    await writeFile(entry, file, source)
    expected.delete(file.path)
  }
  await flowing
  if (hash.digest('hex') !== volume.sha256) throw new Error('it is not the volume that the index names')
  const [missing] = expected.keys()
  if (missing !== undefined) throw new Error(`it lacks '${missing}'`)
}

/** What goes wrong while it flows ends the archive, and so whoever reads from it. */
async function pour(bytes: AsyncIterable<Uint8Array>, tar: Extract): Promise<void> {
  try {
    for await (const block of bytes) if (!tar.write(block)) await drained(tar)
    tar.end(null)
  } catch (cause) {
    tar.destroy(cause instanceof Error ? cause : new Error(String(cause)))
  }
}

/** Waits until it takes more, or takes nothing any more. */
async function drained(tar: Extract): Promise<void> {
  const either = new AbortController()
  try {
    await Promise.race(['drain', 'close'].map((event) => once(tar, event, { signal: either.signal })))
  } finally {
    either.abort()
  }
}

interface Entry extends AsyncIterable<unknown> {
  readonly header: Header
}

async function writeFile(entry: Entry, expected: SealedFile, { into, files, signal, onBytes }: VolumeSource): Promise<void> {
  const path = join(into, expected.path)
  await files.makeFolder(dirname(path))
  await files.remove(path)
  const hash = createHash('sha256')
  const file = await files.create(path, expected.mode)
  try {
    for await (const block of entry as AsyncIterable<Uint8Array>) {
      signal?.throwIfAborted()
      hash.update(block)
      await file.write(block)
      onBytes(block.byteLength)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  if (hash.digest('hex') !== expected.sha256) throw new Error(`'${expected.path}' is not what was sealed`)
}

async function* hashed(path: string, update: (block: Buffer) => void): AsyncGenerator<Uint8Array> {
  for await (const block of createReadStream(path, { highWaterMark: 1 << 18 }) as AsyncIterable<Buffer>) {
    update(block)
    yield block
  }
}

/** What the system throws when a file cannot be written is no damage of the seal. */
function isOfTheDisk(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && ['ENOSPC', 'EIO', 'EDQUOT', 'EACCES', 'EROFS', 'EMFILE', 'ENFILE'].includes(String(cause.code))
}
