import type { Case } from '../../case/case.ts'
import { assertTrustWhole, listTrust, trustPath } from '../../case/register/trust-register.ts'
import type { TaskTrust } from './reading/reading-task.ts'

/** The files that persons of a case trust, for examinations. Throws `evidence.damaged` for one that is not what was given. */
export function trustOf(opened: Case): TaskTrust[] {
  assertTrustWhole(opened)
  return listTrust(opened.journal).map(({ kind, name, sha256, sizeBytes }) => ({ kind, name, sha256, sizeBytes, file: trustPath(opened, sha256) }))
}
