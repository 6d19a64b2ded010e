import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ValueTally } from './value-tally.ts'

test('pairs of equal numbers are counted, those of numbers met too often are not', () => {
  const tally = new ValueTally(9, 1)
  for (const value of [5, 5, 5, 2 ** 51, 2 ** 51, 7, 2 ** 51 + 1]) tally.add(value, 0)
  assert.deepEqual(tally.pairs(10), { pairs: 4, lost: 0, all: 7 })
  assert.deepEqual(tally.pairs(2), { pairs: 1, lost: 3, all: 7 })
})

test('of several sources, pairs within one do not count', () => {
  const tally = new ValueTally(5, 2)
  for (const source of [0, 0, 1]) tally.add(3, source)
  tally.add(4, 1)
  tally.add(4, 1)
  assert.deepEqual(tally.pairs(10), { pairs: 2, lost: 0, all: 5 })
})

test('a cleared table knows nothing of what was in it', () => {
  const tally = new ValueTally(4, 1)
  for (let times = 0; times < 3; times++) {
    tally.clear()
    for (const value of [1, 2, 2, times]) tally.add(value, 0)
    assert.equal(tally.pairs(10).all, 4)
  }
  assert.deepEqual(tally.pairs(10), { pairs: 3, lost: 0, all: 4 })
})
