/**
 * What a member of a case may be allowed to do. Each route names the one it needs: reading what the case says, searching it,
 * judging pairs, writing (findings, charts, notebooks), taking evidence in and building, letting something out of the case,
 * and changing who may do what.
 */
export type Right = 'read' | 'search' | 'judge' | 'write' | 'intake' | 'release' | 'administer'

/** What somebody is in a case, and with it what they may do there: who looks after the members need not read what the case says. */
export const roleRights = {
  reader: ['read', 'search'],
  analyst: ['read', 'search', 'judge', 'write', 'intake'],
  reviewer: ['read', 'search', 'judge', 'write'],
  supervisor: ['read', 'search', 'judge', 'write', 'intake', 'release', 'administer'],
  administrator: ['administer'],
} as const satisfies Record<string, readonly Right[]>

/** One of `roleRights`. */
export type Role = keyof typeof roleRights

/** The roles, from the one that may least. */
export const roles = Object.keys(roleRights) as readonly Role[]

/** Whether a role has a right. */
export function mayDo(role: Role, right: Right): boolean {
  return (roleRights[role] as readonly Right[]).includes(right)
}
