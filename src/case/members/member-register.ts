import { Failure } from '../../base/failure.ts'
import type { Author, Journal } from '../journal/journal.ts'
import { mayDo, roles, type Right, type Role } from './role.ts'

/** Somebody who belongs to a case. */
export interface Member {
  /** As the account of the server and the journal name them. */
  readonly name: string
  readonly role: Role
  readonly by: string
  readonly at: string
}

/** The longest name of a person. */
const longestName = 100

/** The members of a case by name, each with the role told last. */
export function listMembers(journal: Journal): Member[] {
  const members = new Map<string, Member>()
  for (const { verb, actor: by, time: at, payload } of journal.entries({ verb: ['member.added', 'member.removed'] as const })) {
    if (verb === 'member.added') members.set(payload.name, { name: payload.name, role: payload.role, by, at })
    else members.delete(payload.name)
  }
  return [...members.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** The role that somebody has in a case; undefined for who is no member. */
export function roleOf(journal: Journal, name: string): Role | undefined {
  return listMembers(journal).find((member) => member.name === name)?.role
}

/** Who of the members has a right. */
export function membersWith(journal: Journal, right: Right): Member[] {
  return listMembers(journal).filter(({ role }) => mayDo(role, right))
}

/** Records that somebody belongs to a case, or has another role in it. Throws `usage`. Whether a second person has to agree is asked before. */
export function addMember(journal: Journal, { name, role }: Pick<Member, 'name' | 'role'>, author: Author): void {
  assertPersonName(name)
  if (!roles.includes(role)) throw new Failure('usage', `'${role}' is no role. Take one of ${roles.join(', ')}.`)
  if (roleOf(journal, name) === role) throw new Failure('usage', `${name} is ${role} of this case already.`)
  journal.append([{ verb: 'member.added', payload: { name, role } }], author)
}

/** Records that somebody no longer belongs to a case. Throws `usage` for who does not, or without a reason. */
export function removeMember(journal: Journal, { name, reason }: { readonly name: string; readonly reason: string }, author: Author): void {
  if (roleOf(journal, name) === undefined) throw new Failure('usage', `${name} is no member of this case.`)
  if (!reason.trim()) throw new Failure('usage', 'Say why the member is removed.')
  journal.append([{ verb: 'member.removed', payload: { name, reason } }], author)
}

/** Throws `usage` for what cannot be the name of a person: empty, too long, with blanks at its ends or with signs that do not show. */
export function assertPersonName(name: string): void {
  if (name !== '' && name.length <= longestName && name === name.trim() && name === name.normalize('NFC') && !/[\p{C}\p{Zl}\p{Zp}]/u.test(name)) return
  throw new Failure('usage', `A person's name has 1 to ${longestName} characters that can be seen, and no blank at its ends.`)
}
