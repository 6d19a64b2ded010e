import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { pack, type Pack } from 'tar-stream'
import type { FilePort } from '../../base/file-port.ts'
import { closeBytes, type AgeRecipient } from './age-box.ts'
import type { PlainFile } from './plan-volumes.ts'
import type { SealedFile, SealedVolume } from './seal-index.ts'

/** Where a volume is written, and for whom. */
export interface VolumeTarget {
  readonly root: string
  /** Folder of the sealed case. */
  readonly folder: string
  readonly name: string
  readonly recipient: AgeRecipient
  readonly files: FilePort
  readonly signal?: AbortSignal | undefined
  onBytes(bytes: number): void
}

/** Seals files as one volume: a tar archive in an age file, on the disk when it returns. Rejects when a file changes size meanwhile. */
export async function writeVolume(plain: readonly PlainFile[], target: VolumeTarget): Promise<SealedVolume> {
  const sealed: SealedFile[] = []
  const tar = packed(plain, { ...target, onFile: (file) => void sealed.push(file) })
  const sha256 = await writeSealed(await closeBytes(tar, target.recipient), { ...target, path: join(target.folder, target.name) })
  return { name: target.name, sha256, files: sealed }
}

/** Writes sealed bytes so that the file is there whole or not at all, and gives their SHA-256. */
export async function writeSealed(bytes: AsyncIterable<Uint8Array>, { files, path, folder }: Pick<VolumeTarget, 'files' | 'folder'> & { readonly path: string }): Promise<string> {
  const temporary = `${path}.tmp`
  const hash = createHash('sha256')
  await files.remove(temporary)
  const file = await files.create(temporary, 0o600)
  try {
    for await (const block of bytes) {
      hash.update(block)
      await file.write(block)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  await files.rename(temporary, path)
  await files.syncFolder(folder)
  return hash.digest('hex')
}

/** Adds a line to a file that only its owner reads; it is on the disk when this returns. */
export function addLine({ now }: FilePort, path: string, line: string): void {
  const file = now.extend(path, 0o600)
  try {
    file.write(Buffer.from(`${line}\n`))
    file.sync()
  } finally {
    file.close()
  }
}

type Packing = VolumeTarget & { onFile(file: SealedFile): void }

async function* packed(plain: readonly PlainFile[], packing: Packing): AsyncGenerator<Uint8Array> {
  const tar = pack()
  const feeding = feed(tar, plain, packing).catch((cause: unknown) => void tar.destroy(cause instanceof Error ? cause : new Error(String(cause))))
  for await (const block of tar as AsyncIterable<Uint8Array>) {
    packing.signal?.throwIfAborted()
    yield block
  }
  await feeding
}

async function feed(tar: Pack, plain: readonly PlainFile[], { root, onFile, onBytes }: Packing): Promise<void> {
  for (const { path, sizeBytes, mode } of plain) {
    const hash = createHash('sha256')
    // The time of change is nobody's evidence, and would make the same case differ.
    const { promise: ended, resolve, reject } = Promise.withResolvers<void>()
    ended.catch(() => undefined)
    const entry = tar.entry({ name: path, size: sizeBytes, mode, mtime: new Date(0), type: 'file' }, (cause) => (cause ? reject(cause) : resolve()))
    for await (const block of createReadStream(join(root, path), { highWaterMark: 1 << 18 }) as AsyncIterable<Buffer>) {
      hash.update(block)
      onBytes(block.byteLength)
      if (!entry.write(block)) await Promise.race([once(entry, 'drain'), ended])
    }
    entry.end(null)
    await ended
    onFile({ path, sizeBytes, mode, sha256: hash.digest('hex') })
  }
  tar.finalize()
}
