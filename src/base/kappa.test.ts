import assert from 'node:assert/strict'
import { test } from 'node:test'
import { kappaOf } from './kappa.ts'

const pairs = (counts: Readonly<Record<string, number>>) => Object.entries(counts).flatMap(([pair, count]) =>
  Array.from({ length: count }, () => pair.split(' ') as [string, string]))

test('the example of two raters and fifty things: 70 % alike is 0.4 beyond chance', () => {
  const { count, observed, kappa, low, high } = kappaOf(pairs({ 'yes yes': 20, 'yes no': 5, 'no yes': 10, 'no no': 15 }), 1.96)
  assert.deepEqual([count, observed], [50, 0.7])
  assert.ok(Math.abs(kappa! - 0.4) < 1e-12)
  assert.ok(low! > 0.13 && low! < 0.17 && high! > 0.63 && high! < 0.67, `${low} ${high}`)
})

test('nothing, and what chance alone would always agree on, has no kappa', () => {
  assert.deepEqual(kappaOf([]), { count: 0, observed: 0 })
  assert.deepEqual(kappaOf(pairs({ 'a a': 5 })), { count: 5, observed: 1 })
})

test('agreement in everything is 1, and its order does not matter', () => {
  assert.equal(kappaOf(pairs({ 'a a': 5, 'b b': 3 })).kappa, 1)
  assert.deepEqual(kappaOf(pairs({ 'a b': 2, 'b b': 3, 'c a': 1 })), kappaOf(pairs({ 'c a': 1, 'b b': 3, 'a b': 2 })))
})
