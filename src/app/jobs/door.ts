import { accessSync, constants } from 'node:fs'
import { systemClock, type Clock } from '../../base/clock.ts'
import { Failure } from '../../base/failure.ts'
import { listAuthorities, type StandingAuthority } from '../../case/authority/authority-register.ts'
import { openCase, type Case } from '../../case/case.ts'
import type { Journal } from '../../case/journal/journal.ts'
import { necessaryFor } from '../../case/authority/necessity-register.ts'
import { isSamePurpose } from '../../case/authority/purpose.ts'
import { reviewWarning, whyKeptTooLong } from '../../case/retention/retention.ts'
import { lapsesAt } from '../../case/authority/seals.ts'
import { UseLog, type Use, type UseAct } from '../../case/authority/use-log.ts'
import type { Sight } from '../../store/sight/sight.ts'
import { DerivedFolder } from './derived-folder.ts'

/** Somebody who wants to look into a case. */
export interface Visitor {
  readonly actor: string
  /** What for; absent: the purpose of the case. */
  readonly purpose?: string | undefined
  /** Is told what whoever uses the case has to know, such as that its day of review has passed. */
  warn?(sentence: string): void
}

/** What somebody wants to look at. */
export interface Visit extends Visitor {
  readonly act: UseAct
  /** What is asked. */
  readonly what: string
}

/**
 * The door that every use of what is derived goes through: refused where an authority that it rests on does not hold today, or
 * was given for other purposes; and put down in the log of uses, allowed or refused. Gives what the visitor may see. Where `canNarrow`
 * says that the question can be answered from some exhibits alone, a purpose that some authorities were not given for is let in to see
 * those of the others. Throws `authority.expired`, `purpose.outside`, `retention.stopped`, `case.absent`.
 */
export async function enterCase(casePath: string, visit: Visit & { readonly canNarrow?: () => Promise<boolean> }, clock: Clock = systemClock): Promise<Sight> {
  const opened = await openCase(casePath)
  try {
    const purpose = visit.purpose ?? opened.file.purpose
    const canNarrow = visit.canNarrow !== undefined && !whyRefused(opened, purpose, { clock, canNarrow: true }) && (await visit.canNarrow())
    const refusal = whyRefused(opened, purpose, { clock, canNarrow })
    logUse(opened, { ...visit, purpose, outcome: refusal ? 'refused' : 'allowed' }, clock)
    if (refusal) throw refusal
    const warning = reviewWarning(opened.journal, clock.now())
    if (warning) visit.warn?.(warning)
    return sightOf(opened, purpose)
  } finally {
    opened.close()
  }
}

/** What may be seen of a case for a purpose: special categories that it needs, and authorities that were not given for it. */
export function sightOf({ journal, layout }: Pick<Case, 'journal' | 'layout'>, purpose: string): Sight {
  return { necessary: necessaryFor(journal, purpose), outside: narrowAuthorities(journal, layout, purpose).map(({ id }) => id) }
}

/** How strictly a purpose is looked at, and when. */
interface Strictness {
  readonly clock?: Clock
  /** Let in a purpose that some authorities of the case, not all, were given for. */
  readonly canNarrow?: boolean
}

/** Why what is derived may not be used at this time for that purpose; undefined where it may. */
export function whyRefused(opened: Pick<Case, 'journal' | 'layout'>, purpose: string, how: Strictness = {}): Failure | undefined {
  return whyKeptTooLong(opened.journal, (how.clock ?? systemClock).now()) ?? whyNotCovered(opened, purpose, how)
}

/** The same, as far as authorities tell, of a case that may have been kept too long: its schedule may leave it still. */
export function whyNotCovered(opened: Pick<Case, 'journal' | 'layout'>, purpose: string, { clock = systemClock, canNarrow = false }: Strictness = {}): Failure | undefined {
  const { journal, layout } = opened
  const sealed = sealedIn(layout)
  const lapse = lapsesAt(journal, clock.now()).find(({ authority }) => !sealed.has(authority))
  if (lapse) {
    return new Failure(
      'authority.expired',
      `What is derived rests on exhibits that may no longer be used: ${lapse.reason}. Run 'jackdaw build ${layout.root}' to seal what rests on it, or renew it with 'jackdaw authority renew'.`,
    )
  }
  const narrow = narrowAuthorities(journal, layout, purpose)
  const isSomeLeft = listAuthorities(journal).some(({ id }) => !sealed.has(id) && !narrow.some((one) => one.id === id))
  const [first] = narrow
  if (!first || (canNarrow && isSomeLeft)) return undefined
  const allowed = (first.purposes ?? []).map((one) => `'${one}'`).join(', ')
  return new Failure('purpose.outside', `Authority ${first.id} (${first.reference}) allows use for ${allowed}, and the purpose is '${purpose}'. Name yours with --for.`)
}

/** The authorities that the build rests on and that were given for other purposes than this. */
function narrowAuthorities(journal: Journal, layout: Case['layout'], purpose: string): StandingAuthority[] {
  const sealed = sealedIn(layout)
  return listAuthorities(journal).filter(({ id, purposes }) => !sealed.has(id) && purposes && !purposes.some((one) => isSamePurpose(one, purpose)))
}

function sealedIn(layout: Case['layout']): ReadonlySet<string> {
  return new Set(new DerivedFolder(layout.root).readMark()?.sealed ?? [])
}

/** Puts a use down. On a disk that cannot be written to, such as a copy for the defence, nothing can be put down: whoever holds the copy answers for it. */
export function logUse({ layout }: Case, { actor, purpose, act, what, outcome }: Use, clock: Clock = systemClock): void {
  if (!isWritable(layout.root)) return
  const log = UseLog.open(layout.uses)
  try {
    log.append({ actor, purpose, act, what, outcome }, clock)
  } finally {
    log.close()
  }
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}
