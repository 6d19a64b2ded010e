import { resolve } from 'node:path'
import { anchorUses } from '../authority/anchor-uses.ts'
import { openCase } from '../case.ts'
import { lockCase } from '../case-lock.ts'
import { caseLayout } from '../case-layout.ts'
import type { CaseKey, MemberDraft } from './case-key.ts'
import { makeCaseKey } from './case-key.ts'
import type { KeyStore } from './key-store.ts'
import { removePlain, sealCase, type SealOptions, type SealReport } from './seal-case.ts'
import { isLocked, readLockMark } from './seal-layout.ts'
import { lockVault } from './vault-lock.ts'

/** How a case is locked: where its key lies, and for whom one is wrapped when it has none yet. */
export interface LockOptions extends SealOptions {
  readonly store: KeyStore
  /** Asked only when the case has no key. */
  members(): Promise<readonly MemberDraft[]>
  readonly passphrase?: string | undefined
  /** Folder of the signing key, for the journal. */
  readonly keyFolder?: string | undefined
}

/**
 * Locks the case at `path`: makes a data key when it has none, puts the locking into the journal, and seals everything. Done again
 * after a kill, it goes on. Throws `case.busy`, `case.absent`, `case.unwritable`, `key.absent`.
 */
export async function lockWhole(path: string, options: LockOptions): Promise<SealReport & { readonly case: string }> {
  const root = resolve(path)
  if (!isLocked(root)) (await openCase(root)).close()
  const vault = lockVault(root)
  try {
    if (isLocked(root)) {
      await removePlain(root, options.files)
      return { case: readLockMark(root).case, volumes: readLockMark(root).volumes, bytes: 0 }
    }
    const key = await enterLocking(root, options)
    const lock = lockCase(caseLayout(root))
    try {
      return { case: key.case, ...(await sealCase(root, key, options)) }
    } finally {
      lock.release()
    }
  } finally {
    vault.release()
  }
}

/** The key stands in the store before the journal says that it seals: a case is never sealed for a key that nobody keeps. */
async function enterLocking(root: string, { store, actor, clock, keyFolder, members, passphrase }: LockOptions): Promise<CaseKey> {
  const opened = await openCase(root, { write: true, ...(keyFolder === undefined ? {} : { keyFolder }) })
  try {
    const known = store.find(opened.file.id)
    const key = known ?? (await makeCaseKey(opened.file.id, { members: await members(), passphrase, actor, clock }))
    if (!known) await store.keep(key)
    const last = [...opened.journal.entries({ after: opened.journal.size - 1 })].at(-1)
    if (last?.verb === 'case.locked' && last.payload.recipient === key.recipient) return key
    anchorUses(opened, { actor: 'jackdaw', clock })
    const told = key.members.map(({ name, recipient }) => ({ name, recipient }))
    opened.journal.append([{ verb: 'case.locked', payload: { recipient: key.recipient, members: told } }], { actor, clock })
    return key
  } finally {
    opened.close()
  }
}
