import { resolve } from 'node:path'
import type { Clock } from '../../base/clock.ts'
import type { FilePort } from '../../base/file-port.ts'
import { Failure } from '../../base/failure.ts'
import type { Progress } from '../../base/progress.ts'
import { openCase } from '../case.ts'
import type { AgeIdentity, Opening } from './age-box.ts'
import { openCaseKey } from './case-key.ts'
import type { KeyStore } from './key-store.ts'
import { readLockMark } from './seal-layout.ts'
import { unsealCase } from './unseal-case.ts'
import { lockVault } from './vault-lock.ts'

/** How a case is unlocked. */
export interface UnlockOptions {
  readonly store: KeyStore
  readonly opening: Opening
  readonly actor: string
  readonly clock: Clock
  readonly files?: FilePort
  readonly progress?: Progress
  readonly signal?: AbortSignal | undefined
  /** Folder of the signing key, for the journal. */
  readonly keyFolder?: string | undefined
}

/** Unlocks the case at `path`, and puts that into its journal. Throws `key.absent`, `seal.damaged`, `case.busy`, `case.unwritable`, `usage`. */
export async function unlockWhole(path: string, options: UnlockOptions): Promise<{ readonly files: number }> {
  const root = resolve(path)
  const { recipient } = readLockMark(root)
  const vault = lockVault(root)
  try {
    const identity = await openKeyOf(root, options)
    const { files, progress, signal, actor, clock, keyFolder } = options
    const report = await unsealCase(root, { identity, signal, ...(files ? { files } : {}), ...(progress ? { progress } : {}) })
    const opened = await openCase(root, { write: true, ...(keyFolder === undefined ? {} : { keyFolder }) })
    try {
      opened.journal.append([{ verb: 'case.unlocked', payload: { recipient } }], { actor, clock })
    } finally {
      opened.close()
    }
    return report
  } finally {
    vault.release()
  }
}

/** The data key that opens the locked case at `root`. Throws `key.absent`, `seal.damaged`. */
export async function openKeyOf(root: string, { store, opening }: Pick<UnlockOptions, 'store' | 'opening'>): Promise<AgeIdentity> {
  const mark = readLockMark(root)
  const key = store.get(mark.case)
  if (key.recipient !== mark.recipient) {
    throw new Failure('key.absent', `The case at ${root} was sealed for another key than the one in ${store.folder}: it was rekeyed since, and what was sealed before opens for nobody.`)
  }
  return openCaseKey(key, opening)
}
