import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { caseLayout } from '../case-layout.ts'
import { lockCase, type CaseLock } from '../case-lock.ts'

/**
 * The right to lock, unlock or purge a case, held by one process at a time: also while the journal, under which the case itself is
 * locked, is sealed. Throws `case.busy`.
 */
export function lockVault(root: string): CaseLock {
  const guard = join(root, 'vault.sqlite')
  const lock = lockCase({ ...caseLayout(root), journal: guard, lock: join(root, 'vault.lock') })
  return {
    wasStale: lock.wasStale,
    release() {
      rmSync(guard, { force: true })
      lock.release()
    },
  }
}
