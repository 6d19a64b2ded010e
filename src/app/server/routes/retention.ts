import { z } from 'zod'
import { systemClock } from '../../../base/clock.ts'
import { liftHold, listHolds, placeHold, type Hold } from '../../../case/retention/hold-register.ts'
import type { Journal } from '../../../case/journal/journal.ts'
import { retentionAt, reviewRetention, setRetention } from '../../../case/retention/retention.ts'
import type { KeepingAnswer } from '../api-types.ts'
import { deed, route } from '../route.ts'

const reason = z.string().min(1).max(4_000)
const months = z.number().int().min(1).max(1_200)

/** Until when the case may be kept, and the holds that stand: told also when nothing else of it is. */
export const retentionRoute = { ...route('/api/retention', {}, (served) => served.withCase(({ journal }) => keepingOf(journal))), isAboutCase: true }

/** Says how long the case is kept. */
export const setRetentionRoute = {
  ...deed('/api/retention/set', { right: 'administer', shape: { reviewMonths: months, stopMonths: months, reason } }, (served, { reviewMonths, stopMonths, reason }, { actor }) =>
    served.withChange(({ journal }) => {
      setRetention(journal, { profile: { reviewMonths, stopMonths }, reason }, { actor, clock: systemClock })
      return keepingOf(journal)
    })),
  isAboutCase: true,
}

/** Records that the case may still be kept. */
export const reviewRetentionRoute = {
  ...deed('/api/retention/review', { right: 'administer', shape: { reason, reference: z.string().max(400).optional() } }, (served, { reason, reference }, { actor }) =>
    served.withChange(({ journal }) => {
      reviewRetention(journal, { reason, reference }, { actor, clock: systemClock })
      return keepingOf(journal)
    })),
  isAboutCase: true,
}

/** Places a hold: nothing of the case is purged while it stands. */
export const placeHoldRoute = {
  ...deed('/api/hold/place', { right: 'administer', shape: { reason } }, (served, { reason }, { actor }) =>
    served.withChange(({ journal }): Hold => placeHold(journal, reason, { actor, clock: systemClock }))),
  isAboutCase: true,
}

/** Lifts a hold. */
export const liftHoldRoute = {
  ...deed('/api/hold/lift', { right: 'administer', shape: { id: z.string().regex(/^L\d+$/), reason } }, (served, { id, reason }, { actor }) =>
    served.withChange(({ journal }) => {
      liftHold(journal, { id, reason }, { actor, clock: systemClock })
      return keepingOf(journal)
    })),
  isAboutCase: true,
}

function keepingOf(journal: Journal): KeepingAnswer {
  return { ...retentionAt(journal, systemClock.now()), holds: listHolds(journal) }
}
