import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seededNumbers } from '../../base/seeded-numbers.ts'
import { findBursts, type BurstSearch, type DayCount } from './find-bursts.ts'
import { sharedChance } from './shared-chance.ts'

const even: BurstSearch = { exposure: (first, last) => last - first + 1, ratio: 4, openBits: 12, leastDays: 14 }
const on = (from: number, counts: readonly number[]): DayCount[] => counts.flatMap((count, index) => (count > 0 ? [{ day: from + index, count }] : []))

const cases: readonly [name: string, counts: readonly number[], bursts: readonly (readonly [day: number, last: number])[]][] = [
  ['one call a day', Array(60).fill(1), []],
  ['one call in five days', Array.from({ length: 60 }, (_, day) => (day % 5 === 0 ? 1 : 0)), []],
  ['a busy week in two months', Array.from({ length: 60 }, (_, day) => (day >= 30 && day < 37 ? 8 : day % 3 === 0 ? 1 : 0)), [[30, 36]]],
  ['two busy weeks far apart', Array.from({ length: 120 }, (_, day) => ((day >= 20 && day < 27) || (day >= 90 && day < 97) ? 9 : day % 3 === 0 ? 1 : 0)), [[20, 26], [90, 96]]],
  ['a pause of a day does not end it', Array.from({ length: 60 }, (_, day) => (day === 33 ? 0 : day >= 30 && day < 37 ? 9 : day % 3 === 0 ? 1 : 0)), [[30, 36]]],
  ['nothing', [], []],
  ['one day alone', [4], []],
]
for (const [name, counts, wanted] of cases) {
  test(`bursts: ${name}`, () => {
    const days = on(100, counts)
    const found = findBursts(days, even)
    assert.deepEqual(found.map(({ from, to }) => [days[from]!.day - 100, days[to]!.day - 100]), wanted)
    for (const { contacts, expected, gainBits } of found) assert.ok(contacts > expected * 2 && gainBits > 0)
  })
}

test('the cheapest sequence is found: no other choice of days gains more', () => {
  const random = seededNumbers(3)
  for (let round = 0; round < 40; round++) {
    const days = Array.from({ length: 10 }, (_, day) => ({ day, count: Math.floor(random() ** 3 * 9) })).filter(({ count }) => count > 0)
    const search: BurstSearch = { ...even, openBits: 3, leastDays: 1 }
    const found = findBursts(days, search)
    const told = found.reduce((sum, { gainBits }) => sum + gainBits, 0)
    assert.ok(Math.abs(told - exhaustive(days, search)) < 1e-9, `${told} of ${exhaustive(days, search)}`)
  }
})

/** The best gain over all choices of a state for each day. */
function exhaustive(days: readonly DayCount[], { exposure, ratio, openBits }: BurstSearch): number {
  if (days.length === 0) return 0
  const [first, last] = [days[0]!.day, days.at(-1)!.day]
  const rate = days.reduce((sum, { count }) => sum + count, 0) / exposure(first, last)
  const counts = Array.from({ length: last - first + 1 }, (_, index) => days.find(({ day }) => day === first + index)?.count ?? 0)
  const gains = counts.map((count) => count * Math.log2(ratio) - ((ratio - 1) * rate) / Math.LN2)
  let best = 0
  for (let mask = 0; mask < 2 ** gains.length; mask++) {
    let sum = 0
    for (const [at, gain] of gains.entries()) {
      if (!(mask & (1 << at))) continue
      sum += gain - (at > 0 && mask & (1 << (at - 1)) ? 0 : openBits)
    }
    best = Math.max(best, sum)
  }
  return best
}

test('weekends that are always quiet are no end of a burst and no beginning of one', () => {
  const exposure = (first: number, last: number) =>
    Array.from({ length: last - first + 1 }, (_, at) => ((first + at) % 7 < 5 ? 1.4 : 0)).reduce((sum: number, each) => sum + each, 0)
  const weekly: BurstSearch = { ...even, exposure }
  const days = on(0, Array.from({ length: 70 }, (_, day) => (day % 7 < 5 ? 2 : 0)))
  assert.deepEqual(findBursts(days, weekly), [])
})

test('the chance of shared contacts is that of the hypergeometric distribution', () => {
  // Four of four out of ten: 1 of the 210 ways to choose; at least one of two and two out of four: 5 of 6.
  assert.ok(Math.abs(sharedChance({ shared: 4, ofOld: 4, ofNew: 4, all: 10 }) - 1 / 210) < 1e-12)
  assert.ok(Math.abs(sharedChance({ shared: 1, ofOld: 2, ofNew: 2, all: 4 }) - 5 / 6) < 1e-12)
  assert.equal(Math.round(sharedChance({ shared: 0, ofOld: 5, ofNew: 7, all: 400 }) * 1e9) / 1e9, 1)
  assert.ok(sharedChance({ shared: 8, ofOld: 8, ofNew: 8, all: 20_000 }) < 1e-25)
})
