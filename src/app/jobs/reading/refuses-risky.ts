import type { Journal } from '../../../case/journal/journal.ts'
import { isolationException } from '../../../case/register/isolation-register.ts'
import { canBuildWall } from './wall.ts'

/** Whether risky kinds of a case are kept and not read on this machine: no wall stands, and no administrator made an exception. */
export function refusesRisky(journal: Journal): boolean {
  return !canBuildWall() && isolationException(journal) === undefined
}
