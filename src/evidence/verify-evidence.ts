import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { open, readdir, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { evidencePath } from '../case/case-layout.ts'
import type { Case } from '../case/case.ts'
import type { FaultList } from '../case/fault.ts'
import { messageOf } from '../base/failure.ts'
import type { Progress } from '../base/progress.ts'
import type { Exhibit } from '../model/exhibit.ts'
import { blocksOf } from './read-blocks.ts'

/** What was read of the evidence. */
export interface EvidenceCounts {
  readonly files: number
  readonly bytes: number
}

/** Files hashed side by side. */
const filesAtOnce = 2

/** How a long look at the evidence is followed and ended. */
export interface VerifyEvidenceOptions {
  readonly progress: Progress
  /** Ends it: it rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined
}

/**
 * Reads every file of evidence that the journal names and hashes it again; looks for files that are missing, of another
 * size, or not named by any exhibit.
 */
export async function verifyEvidence(opened: Case, faults: FaultList, { progress, signal }: VerifyEvidenceOptions): Promise<EvidenceCounts> {
  const exhibits = [...new Map(opened.exhibits.all().map((exhibit) => [exhibit.sha256, exhibit])).values()]
  let [done, bytes] = [0, 0]
  const queue = exhibits.values()
  const work = async () => {
    for (const exhibit of queue) {
      const read = await verifyFile({ opened, faults, signal }, exhibit)
      bytes += read
      progress.report({ step: 'verify evidence', done: ++done, total: exhibits.length, unit: 'files' })
    }
  }
  await Promise.all(Array.from({ length: filesAtOnce }, work))
  await findStrays(opened, new Set(exhibits.map((exhibit) => exhibit.sha256)), faults)
  progress.end('verify evidence', `${done} files, ${bytes} bytes`)
  return { files: done, bytes }
}

interface Verification {
  readonly opened: Case
  readonly faults: FaultList
  readonly signal?: AbortSignal | undefined
}

async function verifyFile({ opened, faults, signal }: Verification, exhibit: Exhibit): Promise<number> {
  const where = `exhibit ${exhibit.number}`
  const path = evidencePath(opened.layout, exhibit.sha256)
  let handle: FileHandle | undefined
  let bytes = 0
  try {
    handle = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0))
    const hash = createHash('sha256')
    for await (const block of blocksOf(handle)) {
      signal?.throwIfAborted()
      hash.update(block)
      bytes += block.byteLength
    }
    if (bytes !== exhibit.sizeBytes) {
      faults.add('evidence.size', where, `${path} has ${bytes} bytes and had ${exhibit.sizeBytes} when it was received.`)
    } else if (hash.digest('hex') !== exhibit.sha256) {
      faults.add('evidence.changed', where, `${path} no longer has the hash it was received with: its bytes were changed.`)
    }
  } catch (thrown) {
    if (signal?.aborted) throw thrown
    faults.add('evidence.missing', where, `${path} cannot be read: ${messageOf(thrown)}. Restore it from a copy.`)
  } finally {
    await handle?.close()
  }
  return bytes
}

async function findStrays(opened: Case, known: ReadonlySet<string>, faults: FaultList): Promise<void> {
  const { layout } = opened
  const stray = (path: string) =>
    faults.add('evidence.stray', path, 'No exhibit names it. An intake was cut off before it was acknowledged (add its source again), or somebody put it there.')
  for (const folder of await listFolder(layout.evidence)) {
    const path = join(layout.evidence, folder.name)
    if (path === layout.incoming) continue
    if (!folder.isDirectory()) {
      stray(path)
      continue
    }
    for (const file of await listFolder(path)) {
      if (!known.has(file.name) || !file.isFile() || file.name.slice(0, 2) !== folder.name) stray(join(path, file.name))
    }
  }
}

async function listFolder(path: string) {
  try {
    const entries = await readdir(path, { withFileTypes: true })
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch {
    return []
  }
}
