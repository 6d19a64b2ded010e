import { systemClock } from '../../base/clock.ts'
import { Failure } from '../../base/failure.ts'
import type { Progress } from '../../base/progress.ts'
import type { Authority, AuthorityDraft } from '../../case/authority/authority.ts'
import { listAuthorities, recordAuthority } from '../../case/authority/authority-register.ts'
import type { Case } from '../../case/case.ts'
import { whyKeptTooLong } from '../../case/retention/retention.ts'
import { receive, type IntakeReport, type Receipt } from '../../evidence/intake.ts'

/** An authority as a person tells it at intake: what was not told stays open. */
export type ToldAuthority = Pick<AuthorityDraft, 'kind' | 'reference'> & Partial<AuthorityDraft>

/** How evidence is taken into a case from the command line or the browser. */
export interface TakeInOptions {
  readonly actor: string
  /** Id of a recorded authority, or one to be recorded first unless one like it is; absent: the only one recorded. */
  readonly authority?: string | ToldAuthority | undefined
  readonly progress: Progress
  readonly signal?: AbortSignal
  readonly onReceipt?: (receipt: Receipt) => void
}

/** Takes files and folders in as exhibits under an authority. Throws `authority.missing` when none is named and not exactly one is recorded, `retention.stopped`. */
export async function takeIn(opened: Case, paths: readonly string[], options: TakeInOptions): Promise<IntakeReport> {
  const refusal = whyKeptTooLong(opened.journal, systemClock.now())
  if (refusal) throw refusal
  return receive(opened, paths, {
    actor: options.actor,
    clock: systemClock,
    authority: authorityFor(opened, options),
    progress: options.progress,
    ...(options.signal ? { signal: options.signal } : {}),
    ...(options.onReceipt ? { onReceipt: options.onReceipt } : {}),
  })
}

/** A told authority as it is recorded: where it has no issuer or scope, it says that none was stated. */
export function draftOf(told: ToldAuthority): AuthorityDraft {
  return { issuer: 'not stated', scope: 'the exhibits taken in under it', ...told }
}

function authorityFor(opened: Case, { authority, actor }: TakeInOptions): string {
  if (typeof authority === 'string') return authority
  const known = listAuthorities(opened.journal)
  if (authority) {
    const same = known.find((candidate) => isSame(candidate, authority))
    return (same ?? recordAuthority(opened.journal, draftOf(authority), { actor, clock: systemClock })).id
  }
  if (known.length === 1) return known[0]!.id
  const list = known.length ? `recorded: ${known.map(({ id, reference }) => `${id} (${reference})`).join(', ')}` : 'none is recorded'
  throw new Failure('authority.missing', `Name the authority under which this is taken in, with --authority (${list}).`)
}

/** Whether a recorded authority is as told. One told with another last day, such as a warrant prolonged, is another. */
function isSame(known: Authority, told: ToldAuthority): boolean {
  const isSamePart = (part: 'kind' | 'reference' | 'issuer' | 'scope' | 'from' | 'until') => told[part] === undefined || told[part] === known[part]
  const isSameList = (part: 'purposes' | 'covers' | 'categories') => told[part] === undefined || told[part].join('\n') === known[part]?.join('\n')
  return (['purposes', 'covers', 'categories'] as const).every(isSameList) && (['kind', 'reference', 'issuer', 'scope', 'from', 'until'] as const).every(isSamePart)
}
