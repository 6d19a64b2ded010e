import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seededNumbers } from '../../base/seeded-numbers.ts'
import { learnPresence, type TimedUse } from './learn-presence.ts'
import { pairCard } from './pair-cards.ts'
import { dayOnlyMerchants, StayIndex } from './present-at.ts'
import type { CardUse } from './read-uses.ts'

/** A town: twelve people go to eight shops and are seen there at eight of ten uses; card c belongs to person c, the last two cards to nobody seen. */
function town(seed: number): { readonly uses: TimedUse[]; readonly shops: number } {
  const random = seededNumbers(seed)
  const whole = (below: number) => Math.floor(random() * below)
  const uses: TimedUse[] = []
  for (let hour = 0; hour < 320; hour++) {
    // Where everybody is in this hour: a shop, or a place of no shop.
    const where = Array.from({ length: 12 }, () => (random() < 0.3 ? whole(8) : 8 + whole(4)))
    for (let card = 0; card < 14; card++) {
      const shop = card < 12 ? where[card]! : whole(8)
      if (shop >= 8 || (card >= 12 && random() < 0.8)) continue
      const unseen = random() < 0.2
      const present = where.flatMap((place, candidate) => (candidate === card && unseen ? [] : [{ candidate, place: place + 100 }]))
      uses.push({ card, merchant: shop, present })
    }
  }
  return { uses, shops: 8 }
}

test('shops and holders are learned together, without a map; a card of nobody seen is nobody\u2019s', () => {
  for (const seed of [1, 2, 3]) {
    const { uses, shops } = town(seed)
    const { probabilities, places, seen } = learnPresence({ uses, cards: 14, merchants: shops, candidates: 12 })
    assert.deepEqual(places.map(({ place }) => place), Array.from({ length: shops }, (_, shop) => shop + 100))
    const likeliest = probabilities.map((own) => own.indexOf(Math.max(...own)))
    assert.deepEqual(likeliest, [...Array.from({ length: 12 }, (_, card) => card), 12, 12])
    assert.ok(seen > 0.7 && seen < 0.9, String(seen))
    for (const own of probabilities) assert.ok(Math.abs(own.reduce((sum, each) => sum + each, 0) - 1) < 1e-9)
  }
})

test('where nobody\u2019s stays have to do with the uses, no shop has a place and no card a holder', () => {
  const random = seededNumbers(9)
  const uses = Array.from({ length: 120 }, (_, index): TimedUse => ({
    card: index % 6, merchant: index % 4, present: Array.from({ length: 5 }, (_, candidate) => ({ candidate, place: Math.floor(random() * 6) })),
  }))
  const { probabilities } = learnPresence({ uses, cards: 6, merchants: 4, candidates: 5 })
  const sure = probabilities.filter((own) => Math.max(...own.subarray(0, 5)) > 0.9).length
  assert.ok(sure === 0, `${sure} of 6 cards`)
})

test('the same data give the same result, and no data none', () => {
  const { uses, shops } = town(4)
  const data = { uses, cards: 14, merchants: shops, candidates: 12 }
  assert.deepEqual(learnPresence(data), learnPresence(data))
  assert.deepEqual([...learnPresence({ uses: [], cards: 1, merchants: 1, candidates: 2 }).probabilities[0]!].map((each) => Math.round(each * 100)), [33, 33, 33])
})

test('a loyalty card goes by the payment card with equal uses, and by none where there are none', () => {
  const sure = pairCard([[0], [0, 1], [0], [], [2, 0]], 30)
  assert.ok(sure[0]! > 0.9, String(sure))
  const none = pairCard([[], [], [], [], []], 3)
  assert.ok(none[3]! > 0.9, String(none))
})

const use = (merchant: string, clock: string): CardUse => ({
  card: 'c', merchant, programme: 'payment', day: '2030-01-01', seconds: Date.parse(`2030-01-01T${clock}Z`) / 1000, amount: '1', statement: `${merchant} ${clock}`,
})

test('a merchant whose uses all bear noon tells the day alone', () => {
  const uses = [...Array(6).fill(use('noon', '12:00:00')), use('noon', '09:10:00'), ...['08:01:00', '12:00:00', '12:00:00', '13:07:00', '14:00:00'].map((clock) => use('open', clock)), use('few', '12:00:00')]
  assert.deepEqual([...dayOnlyMerchants(uses)], ['noon'])
})

test('stays at a time, five minutes around it, over midnight too; of a day all of it', () => {
  const stay = (from: string, to: string) => ({ subject: from, place: 1, from: Date.parse(`${from}Z`) / 1000, to: Date.parse(`${to}Z`) / 1000, statement: from })
  const index = new StayIndex([stay('2030-01-01T10:00:00', '2030-01-01T11:00:00'), stay('2030-01-01T23:00:00', '2030-01-02T01:00:00'), stay('2030-01-03T10:00:00', '2030-01-03T10:30:00')])
  const found = (at: string, dayOnly = false) => index.at(Date.parse(`${at}Z`) / 1000, dayOnly).map(({ subject }) => subject.slice(8, 13))
  assert.deepEqual(found('2030-01-01T09:56:00'), ['01T10'])
  assert.deepEqual(found('2030-01-01T09:50:00'), [])
  assert.deepEqual(found('2030-01-02T00:30:00'), ['01T23'])
  assert.deepEqual(found('2030-01-02T12:00:00', true), ['01T23'])
  assert.deepEqual(found('2030-01-01T12:00:00', true), ['01T10', '01T23'])
})
