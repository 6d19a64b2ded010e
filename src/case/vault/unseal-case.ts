import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { diskFiles, type FilePort } from '../../base/file-port.ts'
import { Failure, messageOf } from '../../base/failure.ts'
import { silentProgress, type Progress } from '../../base/progress.ts'
import type { AgeIdentity } from './age-box.ts'
import { leadingFiles, plainNames } from './plan-volumes.ts'
import { readSealed, readVolume } from './read-volume.ts'
import { parseSealIndex, type SealIndex } from './seal-index.ts'
import { readLockMark, sealLayout, type SealLayout } from './seal-layout.ts'
import { addLine } from './write-volume.ts'

/** How a case is opened again. */
export interface UnsealOptions {
  /** The data key of the case. */
  readonly identity: AgeIdentity
  readonly files?: FilePort
  readonly progress?: Progress
  readonly signal?: AbortSignal | undefined
}

/**
 * Brings the files of a locked case back, byte for byte, and then removes what was sealed. Cut off at any moment, the case is
 * locked and whole, or open and whole; doing it again goes on from the volumes that were opened. Throws `seal.damaged` when
 * something of it was changed, cut, exchanged or is missing, `case.unwritable` when there is no room for both.
 */
export async function unsealCase(root: string, { identity, files = diskFiles, progress = silentProgress, signal }: UnsealOptions): Promise<{ readonly files: number }> {
  const layout = sealLayout(root)
  try {
    const index = await readIndex(layout, identity)
    if (!existsSync(layout.open)) {
      await openVolumes(layout, { index, identity, files, progress, signal })
      for (const name of plainNames(root)) await files.remove(join(root, name))
      await files.syncFolder(root)
      await files.rename(layout.opening, layout.open)
    }
    for (const name of readdirSync(layout.open).sort()) await files.rename(join(layout.open, name), join(root, name))
    await files.syncFolder(layout.open)
    await files.syncFolder(root)
    await files.remove(layout.mark)
    await files.syncFolder(layout.folder)
    await files.remove(layout.folder)
    const count = index.volumes.reduce((sum, volume) => sum + volume.files.length, 0)
    progress.end('unseal', `${count} files`)
    return { files: count }
  } catch (cause) {
    signal?.throwIfAborted()
    if (cause instanceof Failure || !(cause instanceof Error && 'syscall' in cause)) throw cause
    throw new Failure('case.unwritable', `The case at ${root} could not be opened: ${messageOf(cause)}. It is locked as before; make room and try again.`, { cause })
  }
}

/** Reads what alone tells what a locked case is (`case.json`, the journal) in a folder of its own for as long as `look` runs. */
export async function peekIntoSeal<T>(root: string, identity: AgeIdentity, look: (folder: string) => T): Promise<T> {
  const layout = sealLayout(root)
  const [first] = (await readIndex(layout, identity)).volumes
  if (!first || first.files.some(({ path }) => !leadingFiles.includes(path))) throw new Failure('seal.damaged', `${layout.folder} has no volume with the journal.`)
  for (const path of [layout.opening, layout.opened]) await diskFiles.remove(path)
  diskFiles.now.makeFolder(layout.opening, 0o700)
  try {
    await readVolume(first, { folder: layout.folder, into: layout.opening, identity, files: diskFiles, onBytes: () => {} })
    return look(layout.opening)
  } finally {
    await diskFiles.remove(layout.opening)
  }
}

async function readIndex(layout: SealLayout, identity: AgeIdentity): Promise<SealIndex> {
  const mark = readLockMark(layout.root)
  try {
    const { sha256, bytes } = await readSealed(layout.index, identity)
    const index = parseSealIndex(bytes.toString())
    if (sha256 !== mark.index || index.case !== mark.case || index.volumes.length !== mark.volumes) throw new Error('it is not the index that the lock names')
    return index
  } catch (cause) {
    throw new Failure('seal.damaged', `${layout.index} cannot be opened: ${messageOf(cause)}. Restore the folder 'sealed' from a copy; nothing was changed.`, { cause })
  }
}

interface Opening {
  readonly index: SealIndex
  readonly identity: AgeIdentity
  readonly files: FilePort
  readonly progress: Progress
  readonly signal: AbortSignal | undefined
}

async function openVolumes(layout: SealLayout, { index, identity, files, progress, signal }: Opening): Promise<void> {
  const total = index.volumes.flatMap((volume) => volume.files).reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  const opened = new Set(existsSync(layout.opened) ? readFileSync(layout.opened, 'utf8').split('\n') : [])
  let done = 0
  const onBytes = (bytes: number) => progress.report({ step: 'unseal', done: (done += bytes), total, unit: 'bytes' })
  files.now.makeFolder(layout.opening, 0o700)
  for (const folder of index.folders) await files.makeFolder(join(layout.opening, folder))
  for (const volume of index.volumes) {
    signal?.throwIfAborted()
    if (opened.has(`${volume.name} ${volume.sha256}`)) {
      onBytes(volume.files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0))
      continue
    }
    await readVolume(volume, { folder: layout.folder, into: layout.opening, identity, files, signal, onBytes })
    addLine(files, layout.opened, `${volume.name} ${volume.sha256}`)
  }
  for (const folder of ['', ...index.folders]) await files.syncFolder(join(layout.opening, folder))
}
