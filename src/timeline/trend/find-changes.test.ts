import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seededNumbers } from '../../base/seeded-numbers.ts'
import { findChanges } from './find-changes.ts'

const flat = (counts: readonly number[]) => ({ counts, exposures: counts.map(() => 1) })
/** Poisson counts by Knuth's product of uniform numbers. */
const poisson = (random: () => number, rate: number) => {
  let count = 0
  for (let product = random(); product > Math.exp(-rate); product *= random()) count++
  return count
}

test('a change of rate is found within two days of where it is, and none where there is none', () => {
  let found = 0
  let false_ = 0
  for (let seed = 1; seed <= 40; seed++) {
    const random = seededNumbers(seed)
    const changed = findChanges(flat(Array.from({ length: 120 }, (_, day) => poisson(random, day < 70 ? 4 : 10))))
    if (changed.length === 1 && Math.abs(changed[0]! - 70) <= 2) found++
    false_ += findChanges(flat(Array.from({ length: 120 }, () => poisson(random, 4)))).length
  }
  assert.ok(found >= 36, `${found} of 40`)
  assert.ok(false_ <= 2, `${false_} false changes in 40 series`)
})

test('weekends and bursts of a day or two are no changes', () => {
  const week = (day: number) => (day % 7 < 5 ? 1.4 : 0.05)
  const counts = Array.from({ length: 140 }, (_, day) => (day % 7 < 5 ? 10 : 0))
  assert.deepEqual(findChanges({ counts, exposures: counts.map((_, day) => week(day)) }), [])
  const random = seededNumbers(5)
  assert.deepEqual(findChanges(flat(Array.from({ length: 120 }, (_, day) => (day === 50 || day === 90 ? 30 : poisson(random, 3))))), [])
})

test('what PELT finds is the cheapest of all cuttings', () => {
  const random = seededNumbers(11)
  for (let round = 0; round < 10; round++) {
    const counts = Array.from({ length: 33 }, (_, day) => poisson(random, day < 11 ? 1 : day < 22 ? 9 : 3))
    const told = findChanges(flat(counts), 1)
    assert.deepEqual(told, exhaustive(counts), String(counts))
  }
})

/** All cuttings into stretches of a week or more, under the same cost; the dispersion is counted as the method says. */
function exhaustive(counts: readonly number[]): number[] {
  const mean = (from: number, to: number) => counts.slice(from, to).reduce((sum, each) => sum + each, 0) / (to - from)
  const terms = counts.flatMap((count, day) => {
    const expected = mean(Math.max(0, day - 7), Math.min(counts.length, day + 8))
    return expected > 0 ? [(count - expected) ** 2 / expected] : []
  })
  const scale = Math.max(1, terms.reduce((sum, each) => sum + each, 0) / terms.length)
  const cost = (from: number, to: number) => {
    const rate = mean(from, to)
    return rate === 0 ? 0 : (-2 * rate * (to - from) * Math.log(rate)) / scale
  }
  const best = (from: number): { readonly sum: number; readonly cuts: number[] } => {
    let least = { sum: cost(from, counts.length), cuts: [] as number[] }
    for (let cut = from + 7; cut + 7 <= counts.length; cut++) {
      const rest = best(cut)
      const sum = cost(from, cut) + Math.log(counts.length) + rest.sum
      if (sum < least.sum) least = { sum, cuts: [cut, ...rest.cuts] }
    }
    return least
  }
  return best(0).cuts
}

test('too few days have no change', () => {
  assert.deepEqual(findChanges(flat([0, 0, 9, 9])), [])
  assert.deepEqual(findChanges(flat(Array(60).fill(0))), [])
})
