import assert from 'node:assert/strict'
import { test } from 'node:test'
import { steppingClock } from '../../base/clock.ts'
import { assertNoHold, liftHold, listHolds, placeHold } from './hold-register.ts'
import { temporaryCase } from '../fixtures/temporary-case.ts'
import { monthsAfter, retentionAt, reviewRetention, reviewWarning, setRetention, whyKeptTooLong } from './retention.ts'

const months: readonly (readonly [day: string, months: number, later: string])[] = [
  ['2026-03-01', 12, '2027-03-01'], ['2026-01-31', 1, '2026-02-28'], ['2024-02-29', 12, '2025-02-28'], ['2026-12-15', 1, '2027-01-15'], ['2026-03-01', 60, '2031-03-01'],
]
for (const [day, count, later] of months) test(`${count} months after ${day} is ${later}`, () => assert.equal(monthsAfter(day, count), later))

const author = (at: string) => ({ actor: 'Mira Osei', clock: steppingClock(at) })

/** The case is made on 2026-03-01. */
const days: readonly (readonly [instant: string, state: string])[] = [
  ['2026-03-01T09:00:00Z', 'kept'], ['2027-03-01T23:59:00Z', 'kept'], ['2027-03-02T00:00:00Z', 'due'], ['2031-03-01T23:00:00Z', 'due'], ['2031-03-02T00:00:00Z', 'stopped'],
]
test('a case is kept a year, then due for review, and shut after five years', async (context) => {
  const { opened: { journal } } = await temporaryCase(context)
  for (const [instant, state] of days) {
    assert.equal(retentionAt(journal, instant).state, state, instant)
    assert.equal(reviewWarning(journal, instant) !== undefined, state === 'due')
    assert.equal(whyKeptTooLong(journal, instant)?.code, state === 'stopped' ? 'retention.stopped' : undefined)
  }
})

test('a review counts the months anew; past the last day it takes a decision, and another profile does not help', async (context) => {
  const { opened: { journal } } = await temporaryCase(context)
  assert.throws(() => reviewRetention(journal, { reason: ' ' }, author('2027-04-01T00:00:00Z')), { code: 'usage' })
  assert.deepEqual(reviewRetention(journal, { reason: 'the trial goes on' }, author('2027-04-01T00:00:00Z')), {
    profile: { reviewMonths: 12, stopMonths: 60 }, since: '2027-04-01', review: '2028-04-01', stop: '2032-04-01', state: 'kept',
  })
  const late = author('2033-01-01T00:00:00Z')
  assert.throws(() => setRetention(journal, { profile: { reviewMonths: 12, stopMonths: 120 }, reason: 'longer' }, late), { code: 'retention.stopped' })
  assert.throws(() => reviewRetention(journal, { reason: 'still wanted' }, late), { code: 'usage', message: /--reference/ })
  assert.equal(reviewRetention(journal, { reason: 'appeal', reference: '3 Ws 9/33' }, late).state, 'kept')
  assert.deepEqual([...journal.entries({ verb: 'retention.reviewed' })].map(({ payload }) => payload.reference), [undefined, '3 Ws 9/33'])
})

test('a profile changes both days; one that makes no sense is refused', async (context) => {
  const { opened: { journal } } = await temporaryCase(context)
  const told = author('2026-04-01T00:00:00Z')
  assert.deepEqual(setRetention(journal, { profile: { reviewMonths: 6, stopMonths: 24 }, reason: 'Guideline 4' }, told).review, '2026-09-01')
  for (const profile of [{ reviewMonths: 0, stopMonths: 1 }, { reviewMonths: 12, stopMonths: 6 }, { reviewMonths: 1.5, stopMonths: 6 }]) {
    assert.throws(() => setRetention(journal, { profile, reason: 'x' }, told), { code: 'usage' })
  }
})

test('a hold stands until it is lifted, with its reason', async (context) => {
  const { opened: { journal } } = await temporaryCase(context)
  const told = author('2026-04-01T00:00:00Z')
  assertNoHold(journal)
  assert.throws(() => placeHold(journal, '', told), { code: 'usage' })
  assert.equal(placeHold(journal, 'appeal 3/26', told).id, 'L1')
  assert.equal(placeHold(journal, 'request of the defence', told).id, 'L2')
  assert.throws(() => assertNoHold(journal), { code: 'hold.stands', message: /appeal 3\/26.*1 more/ })
  liftHold(journal, { id: 'L1', reason: 'appeal dismissed' }, told)
  assert.deepEqual(listHolds(journal).map(({ id }) => id), ['L2'])
  assert.throws(() => liftHold(journal, { id: 'L1', reason: 'again' }, told), { code: 'usage', message: /L2/ })
  liftHold(journal, { id: 'L2', reason: 'answered' }, told)
  assertNoHold(journal)
})
