import { z } from 'zod'
import { systemClock } from '../../../base/clock.ts'
import { listAuthorities } from '../../../case/authority/authority-register.ts'
import { decideRequest, graveDeeds, listRequests, needsSecond, passFourEyes, type GraveDeed } from '../../../case/members/four-eyes-register.ts'
import { addMember, listMembers, removeMember } from '../../../case/members/member-register.ts'
import { roleRights, roles } from '../../../case/members/role.ts'
import type { CasePeople, CasePurposes } from '../api-types.ts'
import { ask, deed, route } from '../route.ts'

const who = z.string().min(1).max(100)
const mostRequests = 200

/** Members and roles, and the deeds that wait for a second person. */
export const peopleRoute = {
  ...route('/api/people', {}, (served): Promise<CasePeople> => served.withCase(({ journal }) => ({
    members: listMembers(journal),
    roles: Object.entries(roleRights).map(([role, rights]) => ({ role, rights })),
    fourEyes: (Object.keys(graveDeeds) as GraveDeed[]).filter((one) => needsSecond(journal, one)),
    requests: listRequests(journal, systemClock.now()).reverse().slice(0, mostRequests).map(({ decided = null, ...request }) => ({ ...request, decided })),
  })), 'administer'),
  isAboutCase: true,
}

/** What the case may be used for, and what this session uses it for. */
export const purposesRoute = {
  ...route('/api/purposes', {}, (served, _, { purpose, role }): Promise<CasePurposes> => served.withCase(({ journal, file }) => ({
    own: file.purpose,
    named: [...new Set(listAuthorities(journal).flatMap(({ purposes = [] }) => purposes))].sort(),
    chosen: purpose ?? file.purpose,
    role: role ?? null,
  }))),
  isAboutCase: true,
}

/** Lets somebody into the case, or gives a member another role. */
export const addMemberRoute = {
  ...deed('/api/people/add', { right: 'administer', shape: { name: who, role: z.enum(roles) } }, (served, { name, role }, { actor }) =>
    served.withChange(({ journal }) => {
      const author = { actor, clock: systemClock }
      passFourEyes(journal, { deed: 'members', details: { add: name, role } }, author)
      addMember(journal, { name, role }, author)
      return { name, role }
    })),
  isAboutCase: true,
}

/** Lets somebody into the case no longer. */
export const removeMemberRoute = {
  ...deed('/api/people/remove', { right: 'administer', shape: { name: who, reason: ask.words } }, (served, { name, reason }, { actor }) =>
    served.withChange(({ journal }) => {
      const author = { actor, clock: systemClock }
      passFourEyes(journal, { deed: 'members', details: { remove: name } }, author)
      removeMember(journal, { name, reason }, author)
      return { name }
    })),
  isAboutCase: true,
}

/** The second person's word on a request. */
export const decideRoute = {
  ...deed('/api/people/decide', {
    right: 'administer', shape: { request: z.string().regex(/^Q\d{1,9}$/), outcome: z.enum(['approved', 'refused']), reason: ask.words },
  }, (served, decision, { actor }) => served.withChange(({ journal }) => {
    const { id, state } = decideRequest(journal, decision, { actor, clock: systemClock })
    return { id, state }
  })),
  isAboutCase: true,
}
