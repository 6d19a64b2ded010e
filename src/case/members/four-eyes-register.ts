import { canonicalJson } from '../../base/canonical-json.ts'
import { Failure } from '../../base/failure.ts'
import type { Author, Journal } from '../journal/journal.ts'
import { listMembers, membersWith, roleOf } from './member-register.ts'
import { mayDo, type Right } from './role.ts'

/** The deeds that a second person may have to agree to, and the right that both need. */
export const graveDeeds = {
  release: 'release',
  export: 'release',
  purge: 'administer',
  scope: 'administer',
  members: 'administer',
} as const satisfies Record<string, Right>

/** One of `graveDeeds`. */
export type GraveDeed = keyof typeof graveDeeds

/** A grave deed and all that decides what it does: another recipient, or another dossier, is another deed. */
export interface GraveOrder {
  readonly deed: GraveDeed
  readonly details: Readonly<Record<string, string | number | boolean>>
}

/** A grave deed that somebody asked for, and what became of it. */
export interface GraveRequest extends GraveOrder {
  /** `Q1`, `Q2` ... in order of asking. */
  readonly id: string
  readonly by: string
  readonly at: string
  /** `ended`: nobody decided, or nobody used the approval, within `requestDays`. */
  readonly state: 'open' | 'approved' | 'refused' | 'run' | 'ended'
  readonly decided?: { readonly by: string; readonly at: string; readonly reason: string }
}

/** A request, and an approval, hold so many days. */
export const requestDays = 14

/** Every request of a case in order, as it stands at an instant. */
export function listRequests(journal: Journal, now: string): GraveRequest[] {
  const requests = new Map<string, GraveRequest>()
  for (const entry of journal.entries({ verb: ['request.made', 'request.approved', 'request.refused', 'request.run'] as const })) {
    const { actor: by, time: at } = entry
    if (entry.verb === 'request.made') requests.set(entry.payload.id, { ...entry.payload, by, at, state: 'open' })
    else {
      const known = requests.get(entry.payload.request)
      if (!known) continue
      if (entry.verb === 'request.run') requests.set(known.id, { ...known, state: 'run' })
      else {
        const state = entry.verb === 'request.approved' ? 'approved' : 'refused'
        requests.set(known.id, { ...known, state, decided: { by, at, reason: entry.payload.reason } })
      }
    }
  }
  return [...requests.values()].map((request) => (isOver(request, now) ? { ...request, state: 'ended' } : request))
}

/**
 * Whether a deed needs a second person: as the case says (`setFourEyes`); where it says nothing, in every case that has members,
 * and in none that has not, so that one person on a laptop is never asked. The first two who may change members are added freely:
 * before, nobody could agree.
 */
export function needsSecond(journal: Journal, deed: GraveDeed): boolean {
  const told = [...journal.entries({ verb: 'four-eyes.set' })].at(-1)?.payload.deeds
  if (told) return told.includes(deed)
  if (deed === 'members') return membersWith(journal, 'administer').length > 1
  return listMembers(journal).length > 0
}

/**
 * Lets a grave deed pass, just before it is done; the caller does it in the same turn. Where a second person has to agree and one has,
 * the approval is used up, and its request is given. Where none has yet, the deed is put down as a request. Throws `second.needed`,
 * and `right.missing` for who has not the right in a case with members.
 */
export function passFourEyes(journal: Journal, order: GraveOrder, author: Author): GraveRequest | undefined {
  if (!needsSecond(journal, order.deed)) return undefined
  assertEntitled(journal, order.deed, author.actor)
  const same = listRequests(journal, author.clock.now()).filter((request) => keyOf(request) === keyOf(order))
  const approved = same.find(({ state }) => state === 'approved')
  if (approved) {
    journal.append([{ verb: 'request.run', payload: { request: approved.id } }], author)
    return approved
  }
  const open = same.find(({ state }) => state === 'open') ?? makeRequest(journal, order, author)
  const others = membersWith(journal, graveDeeds[order.deed]).filter(({ name }) => name !== open.by).map(({ name }) => name)
  const who = others.length > 0 ? `One of ${others.join(', ')}` : 'Nobody else of the members may; add one who'
  throw new Failure('second.needed', `A second person has to agree: request ${open.id} waits. ${who} approves or refuses it ('jackdaw request'); then ask for the same again.`)
}

/** A word on a request. */
export interface RequestDecision {
  readonly request: string
  readonly outcome: 'approved' | 'refused'
  readonly reason: string
}

/** Records the second person's word. Throws `usage` for a request that does not wait, `right.missing` for who may not, or asked for it. */
export function decideRequest(journal: Journal, { request: id, outcome, reason }: RequestDecision, author: Author): GraveRequest {
  const request = listRequests(journal, author.clock.now()).find((one) => one.id === id)
  if (request?.state !== 'open') throw new Failure('usage', `No request ${id} waits for a word. 'jackdaw request list' tells those that do.`)
  assertEntitled(journal, request.deed, author.actor)
  if (request.by === author.actor) throw new Failure('right.missing', `${author.actor} asked for ${id}; somebody else has to decide on it.`)
  if (outcome === 'refused' && !reason.trim()) throw new Failure('usage', 'Say why the request is refused.')
  journal.append([{ verb: `request.${outcome}`, payload: { request: id, reason } }], author)
  return { ...request, state: outcome }
}

/** Sets which deeds of a case need a second person. Is a deed on members itself. Throws `second.needed`, `right.missing`, `usage`. */
export function setFourEyes(journal: Journal, deeds: readonly GraveDeed[], author: Author): void {
  const unknown = deeds.find((deed) => !Object.hasOwn(graveDeeds, deed))
  if (unknown !== undefined) throw new Failure('usage', `'${unknown}' is no deed for four eyes. Take of ${Object.keys(graveDeeds).join(', ')}.`)
  const sorted = [...new Set(deeds)].sort()
  passFourEyes(journal, { deed: 'members', details: { fourEyes: sorted.join(' ') } }, author)
  journal.append([{ verb: 'four-eyes.set', payload: { deeds: sorted } }], author)
}

function assertEntitled(journal: Journal, deed: GraveDeed, name: string): void {
  if (listMembers(journal).length === 0) return
  const role = roleOf(journal, name)
  if (role && mayDo(role, graveDeeds[deed])) return
  throw new Failure('right.missing', `${name} is ${role ?? 'no member'} of this case, which does not give the right to '${graveDeeds[deed]}'.`)
}

/** Counts what was purged as well: an id is never given twice. */
function makeRequest(journal: Journal, { deed, details }: GraveOrder, author: Author): GraveRequest {
  let made = 0
  for (const leaf of journal.leaves()) if (leaf.verb === 'request.made') made++
  const id = `Q${made + 1}`
  const [entry] = journal.append([{ verb: 'request.made', payload: { id, deed, details } }], author)
  return { id, deed, details, by: author.actor, at: entry?.time ?? author.clock.now(), state: 'open' }
}

function keyOf({ deed, details }: GraveOrder): string {
  return canonicalJson({ deed, details })
}

function isOver({ state, at, decided }: GraveRequest, now: string): boolean {
  if (state !== 'open' && state !== 'approved') return false
  return Date.parse(now) - Date.parse(decided?.at ?? at) > requestDays * 86_400_000
}
