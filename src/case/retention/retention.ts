import { Failure } from '../../base/failure.ts'
import { dayIn } from '../authority/authority.ts'
import { readSettings } from '../case-settings.ts'
import type { RetentionProfile } from '../journal/journal-entry.ts'
import type { Author, Journal } from '../journal/journal.ts'

/** How long a case is kept unless its profile says otherwise: a review each year, and five years at most (28 CFR 23.20(h); Directive (EU) 2016/680, article 5). */
export const usualRetention: RetentionProfile = { reviewMonths: 12, stopMonths: 60 }

/** Until when a case may be kept. */
export interface Retention {
  readonly profile: RetentionProfile
  /** Day from which the months count: that of the last review, or of the creation. */
  readonly since: string
  /** Day on which somebody has to decide whether the case may still be kept, `YYYY-MM-DD`. */
  readonly review: string
  /** Last day on which it is used without a new decision. */
  readonly stop: string
  /** `due`: the day of review has passed. `stopped`: the last day has. */
  readonly state: 'kept' | 'due' | 'stopped'
}

/** Until when a case may be kept, as its journal tells it, and how that stands at `instant`. */
export function retentionAt(journal: Journal, instant: string): Retention {
  const timeZone = readSettings(journal).timeZone
  let profile = usualRetention
  let since = ''
  let review = ''
  for (const entry of journal.entries({ verb: ['case.created', 'retention.set', 'retention.reviewed'] as const })) {
    if (entry.verb === 'case.created') [since, review] = [dayIn(entry.payload.case.createdAt, timeZone), entry.payload.case.retentionReview]
    else if (entry.verb === 'retention.set') {
      profile = entry.payload.profile
      review = monthsAfter(since, profile.reviewMonths)
    } else {
      since = dayIn(entry.time, timeZone)
      review = monthsAfter(since, profile.reviewMonths)
    }
  }
  const stop = monthsAfter(since, profile.stopMonths)
  const today = dayIn(instant, timeZone)
  return { profile, since, review, stop, state: today > stop ? 'stopped' : today > review ? 'due' : 'kept' }
}

/** Sets how long a case is kept. Throws `usage` for months that are none, or a stop before the review; `retention.stopped` past the last day. */
export function setRetention(journal: Journal, { profile, reason }: { readonly profile: RetentionProfile; readonly reason: string }, author: Author): Retention {
  const { reviewMonths, stopMonths } = profile
  if (![reviewMonths, stopMonths].every((months) => Number.isInteger(months) && months >= 1 && months <= 1_200) || stopMonths < reviewMonths) {
    throw new Failure('usage', 'A profile of retention has whole months, at least 1, and its stop does not come before its review.')
  }
  if (!reason.trim()) throw new Failure('usage', 'Say by which rule the case is kept so long.')
  if (retentionAt(journal, author.clock.now()).state === 'stopped') {
    throw new Failure('retention.stopped', "The last day on which the case may be kept has passed: another profile does not bring it back. 'jackdaw retention review --reference' extends it by a decision.")
  }
  journal.append([{ verb: 'retention.set', payload: { profile, reason } }], author)
  return retentionAt(journal, author.clock.now())
}

/** Records that a person decided that the case may still be kept. Past the last day that takes a decision that can be found: `usage` without its reference. */
export function reviewRetention(journal: Journal, { reason, reference }: { readonly reason: string; readonly reference?: string | undefined }, author: Author): Retention {
  if (!reason.trim()) throw new Failure('usage', 'Say why the case may still be kept: what it is needed for.')
  if (retentionAt(journal, author.clock.now()).state === 'stopped' && !reference?.trim()) {
    throw new Failure('usage', 'The last day on which the case may be kept has passed. Name the decision that extends it, by its file number: --reference.')
  }
  journal.append([{ verb: 'retention.reviewed', payload: { reason, ...(reference ? { reference } : {}) } }], author)
  return retentionAt(journal, author.clock.now())
}

/** Why a case may not be used at `instant` because it has been kept too long; undefined where it may. */
export function whyKeptTooLong(journal: Journal, instant: string): Failure | undefined {
  const { state, stop } = retentionAt(journal, instant)
  if (state !== 'stopped') return undefined
  return new Failure(
    'retention.stopped',
    `The case may be kept until ${stop}, and that day has passed: nothing of it is used. Purge it ('jackdaw purge'), or have it extended by a decision ('jackdaw retention review --reference').`,
  )
}

/** One sentence for whoever uses a case whose day of review has passed; undefined where it has not. */
export function reviewWarning(journal: Journal, instant: string): string | undefined {
  const { state, review, stop } = retentionAt(journal, instant)
  if (state !== 'due') return undefined
  return `Whether this case may still be kept was to be decided by ${review}: 'jackdaw retention review' records that it may. On ${stop} it is shut.`
}

/** The day so many months later; the last of the month where that month is shorter. */
export function monthsAfter(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}
