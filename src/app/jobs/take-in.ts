import { systemClock } from '../../base/clock.ts'
import { Failure } from '../../base/failure.ts'
import type { Progress } from '../../base/progress.ts'
import type { AuthorityDraft } from '../../case/authority.ts'
import { listAuthorities, recordAuthority } from '../../case/authority-register.ts'
import type { Case } from '../../case/case.ts'
import { receive, type IntakeReport, type Receipt } from '../../evidence/intake.ts'

/** How evidence is taken into a case from the command line or the browser. */
export interface TakeInOptions {
  readonly actor: string
  /** Id of a recorded authority, or one to be recorded first; absent: the only one recorded. */
  readonly authority?: string | AuthorityDraft | undefined
  readonly progress: Progress
  readonly signal?: AbortSignal
  readonly onReceipt?: (receipt: Receipt) => void
}

/** Takes files and folders in as exhibits under an authority. Throws `authority.missing` when none is named and not exactly one is recorded. */
export async function takeIn(opened: Case, paths: readonly string[], options: TakeInOptions): Promise<IntakeReport> {
  return receive(opened, paths, {
    actor: options.actor,
    clock: systemClock,
    authority: authorityFor(opened, options),
    progress: options.progress,
    ...(options.signal ? { signal: options.signal } : {}),
    ...(options.onReceipt ? { onReceipt: options.onReceipt } : {}),
  })
}

function authorityFor(opened: Case, { authority, actor }: TakeInOptions): string {
  if (typeof authority === 'string') return authority
  const known = listAuthorities(opened.journal)
  if (authority) {
    const same = known.find((candidate) => candidate.kind === authority.kind && candidate.reference === authority.reference)
    return (same ?? recordAuthority(opened.journal, authority, { actor, clock: systemClock })).id
  }
  if (known.length === 1) return known[0]!.id
  const list = known.length ? `recorded: ${known.map(({ id, reference }) => `${id} (${reference})`).join(', ')}` : 'none is recorded'
  throw new Failure('authority.missing', `Name the authority under which this is taken in, with --authority (${list}).`)
}
