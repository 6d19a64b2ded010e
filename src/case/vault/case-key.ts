import type { Clock } from '../../base/clock.ts'
import { Failure } from '../../base/failure.ts'
import { closeText, isRecipient, newIdentity, openText, recipientOf, type AgeIdentity, type AgeRecipient, type Opening } from './age-box.ts'

/** The data key of a case as it lies in a key store: its secret half only wrapped, for each member by itself. */
export interface CaseKey {
  readonly format: 'jackdaw-case-key/1'
  /** Id of the case. */
  readonly case: string
  /** What the case is sealed for: the public half of its data key. */
  readonly recipient: AgeRecipient
  /** ISO instant. */
  readonly madeAt: string
  readonly members: readonly KeyMember[]
  /** The data key wrapped by a passphrase (scrypt), armored. */
  readonly passphrase?: string | undefined
}

/** A person for whom the data key of a case is wrapped. */
export interface KeyMember {
  readonly recipient: AgeRecipient
  /** Whose it is, in words. */
  readonly name: string
  readonly addedAt: string
  readonly addedBy: string
  /** The data key, closed for this recipient: an armored age file that holds `AGE-SECRET-KEY-1...`. */
  readonly wrapped: string
}

/** For whom a data key is wrapped. */
export interface MemberDraft {
  readonly recipient: AgeRecipient
  readonly name: string
}

/** Who wraps, and when it is. */
export interface Wrapping {
  readonly actor: string
  readonly clock: Clock
}

/** Makes a data key for a case, wrapped for its members and by a passphrase where one is told. Throws `usage` when nobody could open it. */
export async function makeCaseKey(
  caseId: string,
  { members, passphrase, workFactor, ...wrapping }: Wrapping & { readonly members: readonly MemberDraft[]; readonly passphrase?: string | undefined; readonly workFactor?: number },
): Promise<CaseKey> {
  if (members.length === 0 && passphrase === undefined) throw new Failure('usage', 'A case key that is wrapped for nobody opens for nobody. Name a recipient or a passphrase.')
  const identity = await newIdentity()
  const key: CaseKey = { format: 'jackdaw-case-key/1', case: caseId, recipient: await recipientOf(identity), madeAt: wrapping.clock.now(), members: [] }
  const wrapped: KeyMember[] = []
  for (const member of members) wrapped.push(await wrapFor(identity, member, wrapping))
  if (passphrase === undefined) return { ...key, members: wrapped }
  return { ...key, members: wrapped, passphrase: await closeText(identity, { passphrase, ...(workFactor === undefined ? {} : { workFactor }) }) }
}

/** The secret half of a data key. Throws `key.absent` when this does not open it. */
export async function openCaseKey(key: CaseKey, opening: Opening): Promise<AgeIdentity> {
  const closed = 'passphrase' in opening ? [key.passphrase ?? ''] : key.members.map(({ wrapped }) => wrapped)
  for (const wrapped of closed) {
    const identity = await openText(wrapped, opening)
    if (identity !== undefined && (await recipientOf(identity)) === key.recipient) return identity
  }
  const whose = key.members.map(({ name, recipient }) => `${name} (${recipient})`).join(', ') || 'nobody'
  throw new Failure(
    'key.absent',
    `${'passphrase' in opening ? 'That passphrase' : 'That key'} does not open case ${key.case}. Its data key is wrapped for ${whose}${key.passphrase ? ', and by a passphrase' : ''}.`,
  )
}

/** The data key with one member more. Throws `usage` for what is no recipient or is one already, `key.absent`. */
export async function addMember(key: CaseKey, member: MemberDraft, { opening, ...wrapping }: Wrapping & { readonly opening: Opening }): Promise<CaseKey> {
  if (key.members.some(({ recipient }) => recipient === member.recipient)) throw new Failure('usage', `${member.recipient} is a member already.`)
  return { ...key, members: [...key.members, await wrapFor(await openCaseKey(key, opening), member, wrapping)] }
}

/** The data key without a member. Whoever opened it before may have kept it: only another key shuts them out. Throws `usage`. */
export function removeMember(key: CaseKey, recipient: AgeRecipient): CaseKey {
  const members = key.members.filter((member) => member.recipient !== recipient)
  if (members.length === key.members.length) throw new Failure('usage', `${recipient} is no member of the key of case ${key.case}.`)
  if (members.length === 0 && key.passphrase === undefined) throw new Failure('usage', 'That is the last one who can open the case. Add another first, or purge the case.')
  return { ...key, members }
}

async function wrapFor(identity: AgeIdentity, { recipient, name }: MemberDraft, { actor, clock }: Wrapping): Promise<KeyMember> {
  if (!isRecipient(recipient)) throw new Failure('usage', `'${recipient}' is no recipient of age. 'jackdaw key show' prints a person's: age1...`)
  return { recipient, name, addedAt: clock.now(), addedBy: actor, wrapped: await closeText(identity, { recipient }) }
}
