import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Clock } from '../../base/clock.ts'
import { diskFiles, writeWhole, type FilePort } from '../../base/file-port.ts'
import { Failure, messageOf } from '../../base/failure.ts'
import { hashFile } from '../../base/hash-file.ts'
import { silentProgress, type Progress } from '../../base/progress.ts'
import { closeBytes } from './age-box.ts'
import type { CaseKey } from './case-key.ts'
import { listPlain, plainNames, planVolumes, type PlainFile } from './plan-volumes.ts'
import { volumeShape, type SealedVolume, type SealIndex } from './seal-index.ts'
import { isLocked, readLockMark, sealLayout, type LockMark, type SealLayout } from './seal-layout.ts'
import { addLine, writeSealed, writeVolume } from './write-volume.ts'

/** How a case is sealed. */
export interface SealOptions {
  readonly actor: string
  readonly clock: Clock
  readonly files?: FilePort
  readonly progress?: Progress
  readonly signal?: AbortSignal | undefined
  /** Names at the root that are not sealed but removed: they can be made again. */
  readonly leaveOut?: ReadonlySet<string>
}

/** What was sealed. */
export interface SealReport {
  /** Sealed bytes on the disk. */
  readonly bytes: number
  readonly volumes: number
}

/**
 * Seals the case at `root`, which nobody has open, for its data key, and removes the plain files. Cut off before the mark stands,
 * the case is as it was, and doing it again goes on from the volumes that are whole; cut off after it, the case is locked, and
 * doing it again removes what is left. Throws `case.busy` when somebody changes the case meanwhile, `case.unwritable`.
 */
export async function sealCase(root: string, key: CaseKey, options: SealOptions): Promise<SealReport> {
  const { files = diskFiles, leaveOut } = options
  const layout = sealLayout(root)
  try {
    if (!isLocked(root)) await writeSeal(layout, key, { ...options, files, leaveOut: leaveOut ?? new Set() })
    await removePlain(root, files)
    const sealed = readdirSync(layout.folder).filter((name) => name.endsWith('.age'))
    return { volumes: readLockMark(root).volumes, bytes: sealed.reduce((sum, name) => sum + statSync(join(layout.folder, name)).size, 0) }
  } catch (cause) {
    options.signal?.throwIfAborted()
    if (cause instanceof Failure || !(cause instanceof Error && 'syscall' in cause)) throw cause
    throw new Failure('case.unwritable', `The case at ${root} could not be sealed: ${messageOf(cause)}. It is as it was; make room and try again.`, { cause })
  }
}

/** Removes what is plain of a locked case, and what a sealing or an opening left behind. */
export async function removePlain(root: string, files: FilePort = diskFiles): Promise<void> {
  const layout = sealLayout(root)
  for (const name of plainNames(root)) await files.remove(join(root, name))
  for (const path of [layout.progress, layout.opening, layout.opened, layout.open]) await files.remove(path)
  await files.syncFolder(layout.folder)
  await files.syncFolder(root)
}

type Sealing = SealOptions & { readonly files: FilePort; readonly leaveOut: ReadonlySet<string> }

async function writeSeal(layout: SealLayout, key: CaseKey, sealing: Sealing): Promise<void> {
  const { files, actor, clock, progress = silentProgress } = sealing
  await files.makeFolder(layout.folder)
  for (let attempt = 0; ; attempt++) {
    const plain = listPlain(layout.root, sealing.leaveOut)
    const volumes = await writeVolumes(layout, { plain: plain.files, recipient: key.recipient, sealing })
    const index: SealIndex = { format: 'jackdaw-seal-index/1', case: key.case, folders: plain.folders, volumes }
    const sha256 = await writeSealed(await closeBytes(once(JSON.stringify(index)), key.recipient), { files, folder: layout.folder, path: layout.index })
    await writeWhole(files, layout.note, { text: noteOf(key), mode: 0o600 })
    const isSame = JSON.stringify(listPlain(layout.root, sealing.leaveOut)) === JSON.stringify(plain)
    if (isSame) {
      const mark: LockMark = {
        format: 'jackdaw-sealed/1', case: key.case, recipient: key.recipient, lockedAt: clock.now(), lockedBy: actor, index: sha256, volumes: volumes.length,
      }
      await writeWhole(files, layout.mark, { text: `${JSON.stringify(mark, undefined, 2)}\n`, mode: 0o644 })
      progress.end('seal', `${plain.files.length} files in ${volumes.length} volumes`)
      return
    }
    if (attempt >= 3) throw new Failure('case.busy', `Somebody goes on changing files of ${layout.root}. End what uses the case, and lock it again.`)
  }
}

/** Seals volume after volume; those that an earlier sealing left whole, of files that have not changed, are kept. */
async function writeVolumes(
  layout: SealLayout, { plain, recipient, sealing }: { plain: readonly PlainFile[]; recipient: string; sealing: Sealing },
): Promise<SealedVolume[]> {
  const { files, progress = silentProgress, signal } = sealing
  const total = plain.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  const known = readProgress(layout)
  const volumes: SealedVolume[] = []
  let done = 0
  const onBytes = (bytes: number) => progress.report({ step: 'seal', done: (done += bytes), total, unit: 'bytes' })
  for (const [index, group] of planVolumes(plain).entries()) {
    signal?.throwIfAborted()
    const name = `${String(index + 1).padStart(6, '0')}.age`
    const state = JSON.stringify([recipient, group])
    const kept = known.get(name)
    if (kept?.state === state && isWhole(join(layout.folder, name), kept.volume)) {
      volumes.push(kept.volume)
      onBytes(group.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0))
      continue
    }
    const volume = await writeVolume(group, { root: layout.root, folder: layout.folder, name, recipient, files, signal, onBytes })
    addLine(files, layout.progress, JSON.stringify({ state, volume }))
    volumes.push(volume)
  }
  return volumes
}

function readProgress({ progress }: SealLayout): Map<string, z.output<typeof progressShape>> {
  const known = new Map<string, z.output<typeof progressShape>>()
  if (!existsSync(progress)) return known
  for (const line of readFileSync(progress, 'utf8').split('\n')) {
    try {
      const read = progressShape.parse(JSON.parse(line))
      known.set(read.volume.name, read)
    } catch {
      // A line that was cut off: its volume is sealed again.
    }
  }
  return known
}

function isWhole(path: string, volume: SealedVolume): boolean {
  return existsSync(path) && hashFile(path) === volume.sha256
}

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}

function noteOf({ case: id, recipient }: CaseKey): string {
  return `This is a case of Jackdaw, locked. Its files are encrypted in the format of age (https://age-encryption.org/v1).

With Jackdaw: jackdaw unlock <this case>
With the age tool, given the data key of the case (AGE-SECRET-KEY-1...) in the file key.txt:
  age -d -i key.txt index.age                                        the list of what is sealed, with hashes
  for v in 0*.age; do age -d -i key.txt "$v" | tar -x -C there; done      the files

Case ${id}, sealed for ${recipient}.
The data key does not lie here. Where it was destroyed, nothing opens these files.
`
}

const progressShape = z.strictObject({ state: z.string(), volume: volumeShape })
