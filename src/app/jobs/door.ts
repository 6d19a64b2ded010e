import { accessSync, constants } from 'node:fs'
import { systemClock, type Clock } from '../../base/clock.ts'
import { Failure } from '../../base/failure.ts'
import { listAuthorities } from '../../case/authority-register.ts'
import { openCase, type Case } from '../../case/case.ts'
import { reviewWarning, whyKeptTooLong } from '../../case/retention.ts'
import { lapsesAt } from '../../case/seals.ts'
import { UseLog, type Use, type UseAct } from '../../case/use-log.ts'
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
 * was given for other purposes; and put down in the log of uses, allowed or refused. Throws `authority.expired`,
 * `purpose.outside`, `retention.stopped`, `case.absent`.
 */
export async function enterCase(casePath: string, visit: Visit, clock: Clock = systemClock): Promise<void> {
  const opened = await openCase(casePath)
  try {
    const purpose = visit.purpose ?? opened.file.purpose
    const refusal = whyRefused(opened, purpose, clock)
    logUse(opened, { ...visit, purpose, outcome: refusal ? 'refused' : 'allowed' }, clock)
    if (refusal) throw refusal
    const warning = reviewWarning(opened.journal, clock.now())
    if (warning) visit.warn?.(warning)
  } finally {
    opened.close()
  }
}

/** Why what is derived may not be used at this time for that purpose; undefined where it may. */
export function whyRefused(opened: Pick<Case, 'journal' | 'layout'>, purpose: string, clock: Clock = systemClock): Failure | undefined {
  return whyKeptTooLong(opened.journal, clock.now()) ?? whyNotCovered(opened, purpose, clock)
}

/** The same, as far as authorities tell, of a case that may have been kept too long: its schedule may leave it still. */
export function whyNotCovered(opened: Pick<Case, 'journal' | 'layout'>, purpose: string, clock: Clock = systemClock): Failure | undefined {
  const { journal, layout } = opened
  const sealed = new Set(new DerivedFolder(layout.root).readMark()?.sealed ?? [])
  const lapse = lapsesAt(journal, clock.now()).find(({ authority }) => !sealed.has(authority))
  if (lapse) {
    return new Failure(
      'authority.expired',
      `What is derived rests on exhibits that may no longer be used: ${lapse.reason}. Run 'jackdaw build ${layout.root}' to seal what rests on it, or renew it with 'jackdaw authority renew'.`,
    )
  }
  const narrow = listAuthorities(journal).find(({ id, purposes }) => !sealed.has(id) && purposes && !purposes.some((one) => isSame(one, purpose)))
  if (!narrow) return undefined
  const allowed = (narrow.purposes ?? []).map((one) => `'${one}'`).join(', ')
  return new Failure('purpose.outside', `Authority ${narrow.id} (${narrow.reference}) allows use for ${allowed}, and the purpose is '${purpose}'. Name yours with --for.`)
}

function isSame(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase()
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
