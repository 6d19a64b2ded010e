import { messageOf } from '../../base/failure.ts'
import { formatLocator } from '../../model/locator.ts'
import type { ExtractLimits, ExtractSink } from '../contract.ts'
import { ChildBudget } from './child-budget.ts'
import { ChildNames } from './child-names.ts'
import { collectBytes } from './collect-bytes.ts'
import { damageWords, methodWords } from './damage-words.ts'
import type { Member } from './member.ts'

/** How much of an archive was given on. */
export interface MemberTally {
  files: number
  given: number
  encrypted: number
  /** Links, devices, damaged members and those beyond a limit. */
  unread: number
  /** Why the listing ended early, when it did. */
  ended?: string
}

/** What unpacking a list of members needs beside the list. */
export interface MemberSinks {
  readonly limits: ExtractLimits
  readonly sink: ExtractSink
  readonly budget: ChildBudget
  readonly names: ChildNames
}

/** Fresh budget and names for the members of one archive. */
export function memberSinks(limits: ExtractLimits, sink: ExtractSink): MemberSinks {
  return { limits, sink, budget: new ChildBudget(limits, sink), names: new ChildNames() }
}

/**
 * Gives every file of an archive on as a child exhibit, `member=` its safe name. A member that cannot be (a link, a
 * device, encrypted, damaged, too large) gives a problem instead, and its name as text, so that it is found by search.
 */
export async function giveMembers(members: AsyncIterable<Member>, to: MemberSinks): Promise<MemberTally> {
  const tally: MemberTally = { files: 0, given: 0, encrypted: 0, unread: 0 }
  try {
    for await (const member of members) {
      if (member.kind === 'folder') continue
      if (!to.budget.admits()) break
      await giveMember(member, to, tally)
      if (to.budget.exhausted) break
    }
  } catch (thrown) {
    tally.ended = messageOf(thrown)
  }
  return tally
}

async function giveMember(member: Member, to: MemberSinks, tally: MemberTally): Promise<void> {
  tally.files++
  const { name, madeSafe, repeated } = to.names.give(member.foundName)
  const locator = formatLocator({ kind: 'member', path: name })
  const tell = (code: string, severity: 'error' | 'warning', message: string) => to.sink.problem({ code, severity, message, locator })
  const isUnnamed = member.foundName.trim() === ''
  const found = isUnnamed ? name : shown(member.foundName)
  if (isUnnamed) tell('archive.unsafe-name', 'warning', `A member has no name; it is kept as '${name}'.`)
  else if (madeSafe) tell('archive.unsafe-name', 'warning', `The name '${found}' leads outside or hides something; it is kept as '${name}'.`)
  if (repeated && !isUnnamed) tell('archive.duplicate-name', 'warning', `There is more than one '${found}'; this one is kept as '${name}'.`)
  for (const oddity of member.oddities ?? []) tell(oddity.code, 'warning', oddity.message)

  const refusal = refusalOf(member, found)
  if (refusal) {
    if (member.encrypted) tally.encrypted++
    else tally.unread++
    tell(refusal.code, refusal.severity, refusal.message)
    giveName(member, locator, to.sink)
    return
  }
  try {
    const bytes = await collectBytes(member.blocks(), to.budget.allowance(member.packedBytes))
    if (bytes) {
      const verdict = member.verdict?.()
      if (verdict) tell('archive.checksum', 'error', `'${found}' was unpacked, but ${verdict}; bytes of it may be wrong. Ask for the archive again.`)
      to.budget.spend(bytes.byteLength)
      to.sink.child({ name, ...(name === member.foundName ? {} : { foundName: member.foundName }), locator, bytes })
      await to.sink.drained()
      tally.given++
      return
    }
    to.budget.refuse(found, member.packedBytes, locator)
  } catch (thrown) {
    const said = messageOf(thrown)
    if (/unsupported|not supported/iu.test(said)) {
      tell('archive.method', 'error', `'${found}' is packed in a way that is not read (${methodWords(said)}). Unpack it apart and add the result.`)
    } else {
      tell('archive.member-damaged', 'error', `'${found}' cannot be unpacked: ${damageWords(said)}. Ask for the archive again, or unpack it apart.`)
    }
  }
  tally.unread++
  giveName(member, locator, to.sink)
}

/** The name of a member that gives no child, so that a search finds it. */
function giveName(member: Member, locator: string, sink: ExtractSink): void {
  if (member.foundName.trim() !== '') sink.text({ text: member.foundName, locator })
}

function refusalOf(member: Member, found: string): { code: string; severity: 'error' | 'warning'; message: string } | undefined {
  if (member.kind === 'link') {
    const target = shown(member.linkTarget ?? '(unknown)')
    return { code: 'archive.link', severity: 'warning', message: `'${found}' is a link to '${target}'; links are not followed.` }
  }
  if (member.kind === 'device') return { code: 'archive.device', severity: 'warning', message: `'${found}' is a device or pipe, not a file; it was left out.` }
  if (member.encrypted) {
    return { code: 'archive.encrypted', severity: 'error', message: `'${found}' is encrypted; unpack it with its password and add the result.` }
  }
  return undefined
}

/** A name for a message: no control characters, not too long. */
function shown(name: string): string {
  const clean = name.replace(/\p{C}/gu, '?')
  return clean.length > 200 ? clean.slice(0, 200) + '...' : clean
}

/** The found names that stand at `member=` locators, by a listing made again; undefined where there is no such member. */
export async function locateMembers(members: AsyncIterable<Member>, locators: readonly string[]): Promise<(string | undefined)[]> {
  const wanted = new Set(locators)
  const found = new Map<string, string>()
  const names = new ChildNames()
  try {
    for await (const member of members) {
      if (member.kind === 'folder') continue
      const locator = formatLocator({ kind: 'member', path: names.give(member.foundName).name })
      if (wanted.has(locator)) found.set(locator, member.foundName)
      if (found.size === wanted.size) break
    }
  } catch {
    // A damaged listing ends where `extract` ended too.
  }
  return locators.map((locator) => found.get(locator))
}
