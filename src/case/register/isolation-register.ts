import { Failure } from '../../base/failure.ts'
import type { Problem } from '../../model/problem.ts'
import type { Author, Journal } from '../journal/journal.ts'
import { listMembers } from '../members/member-register.ts'
import { mayDo } from '../members/role.ts'

/** An administrator's word that risky kinds may be read in this case without a wall of namespaces. */
export interface IsolationException {
  readonly sequence: number
  readonly by: string
  readonly at: string
  readonly reason: string
}

/** The exception in force: the last one that was made, unless it was taken back. */
export function isolationException(journal: Journal): IsolationException | undefined {
  const made = [...journal.entries({ verb: 'isolation.excepted' })].at(-1)
  const ended = [...journal.entries({ verb: 'isolation.restored' })].at(-1)
  if (!made || (ended && ended.sequence > made.sequence)) return undefined
  return { sequence: made.sequence, by: made.actor, at: made.time, reason: made.payload.reason }
}

/** Excepts the case. Throws `right.missing` for a member who does not administer it, `usage` without a reason. */
export function exceptIsolation(journal: Journal, reason: string, author: Author): IsolationException {
  assertMayDecide(journal, author)
  if (reason.trim() === '') throw new Failure('usage', 'Say why risky kinds have to be read without isolation, with --reason.')
  journal.append([{ verb: 'isolation.excepted', payload: { reason: reason.trim() } }], author)
  return isolationException(journal)!
}

/** Takes the exception back. Throws `usage` where none is in force, `right.missing`. */
export function restoreIsolation(journal: Journal, reason: string, author: Author): void {
  assertMayDecide(journal, author)
  if (!isolationException(journal)) throw new Failure('usage', 'No exception from isolation is in force in this case.')
  journal.append([{ verb: 'isolation.restored', payload: { reason: reason.trim() } }], author)
}

/** The exception in force as a problem that the dossier prints; it says nothing of what machine a build ran on. */
export function listIsolationProblems(journal: Journal): Problem[] {
  const exception = isolationException(journal)
  if (!exception) return []
  const { by, at, reason } = exception
  const message = `${by} allowed on ${at.slice(0, 10)} that risky kinds of files are read in this case also where no wall of namespaces stands: ${reason}. ` +
    'Take it back with \'jackdaw isolation restore\' when a machine with a wall is there.'
  return [{ code: 'isolation.excepted', severity: 'warning', message }]
}

function assertMayDecide(journal: Journal, { actor }: Author): void {
  const members = listMembers(journal)
  if (members.length === 0) return
  const role = members.find(({ name }) => name === actor)?.role
  if (role && mayDo(role, 'administer')) return
  throw new Failure('right.missing', `${actor} is ${role ?? 'no member'} of this case, which does not give the right to 'administer'.`)
}
