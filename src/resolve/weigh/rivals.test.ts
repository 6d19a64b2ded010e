import assert from 'node:assert/strict'
import { test } from 'node:test'
import { settleRivalPairs } from './rivals.ts'

function settle(pairs: readonly (readonly [left: number, right: number, bits: number])[], alone = 0.5): number[] {
  const settled = settleRivalPairs({
    left: Int32Array.from(pairs, ([left]) => left), right: Int32Array.from(pairs, ([, right]) => right),
    bits: Float64Array.from(pairs, ([, , bits]) => bits), records: 8, alone: () => alone,
  })
  return [...settled].map((bits) => Math.round(bits * 100) / 100)
}

test('a pair without rivals gains what is known of how many are matched', () => {
  assert.deepEqual(settle([[0, 4, 3]]), [5])
  assert.deepEqual(settle([[0, 4, 3]], 1), [3])
})

test('of two like pairs of one record neither is likely', () => {
  const [one, other] = settle([[0, 4, 20], [0, 5, 20]])
  assert.equal(one, other)
  assert.ok(Math.abs(one! - 0) < 1.1, `${one}`)
})

test('a rival that has a better match of its own takes little', () => {
  // Two records of one house on either side: the right pairs at 30 bits, the crossed ones at 22.
  const [right, crossed, alsoCrossed, alsoRight] = settle([[0, 4, 30], [0, 5, 22], [1, 4, 22], [1, 5, 30]])
  assert.ok(right! > 10 && alsoRight! > 10, `${right}`)
  assert.ok(crossed! < -10 && alsoCrossed! < -10, `${crossed}`)
})

test('exact on a small tree: the sum over all matchings', () => {
  // Matchings of the path 4 - 0 - 5: none, {0,4}, {0,5}; alone is one half for each record.
  const [a, b] = [2 ** 2, 2 ** 1]
  const weights = { none: 0.5 ** 3, a: a * 0.5, b: b * 0.5 }
  const odds = weights.a / (weights.none + weights.b)
  assert.ok(Math.abs(settle([[0, 4, 2], [0, 5, 1]])[0]! - Math.log2(odds)) < 0.02)
})

test('no pairs, no weights', () => assert.deepEqual(settle([]), []))
