import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { leastRecords, levelBits, priorBits, probabilityOf, sharedValueBits, weightOf } from './match-weight.ts'
import { TermFrequency } from './term-frequency.ts'

test('bits of known m and u', () => {
  const table: readonly [m: number, u: number, bits: number][] = [[0.8, 0.1, 3], [0.5, 0.5, 0], [0.05, 0.8, -4], [1, 1 / 1024, 10]]
  for (const [m, u, bits] of table) assert.ok(Math.abs(levelBits({ m, u }) - bits) < 1e-12)
})

test('weights add up to the probability that Bayes gives', () => {
  // Prior odds 1 to 1023; evidence 2^14 to 1.
  const weight = priorBits(1024) + levelBits({ m: 0.5, u: 2 ** -15 })
  assert.ok(Math.abs(probabilityOf(weight) - 16 / 17) < 1e-9)
})

test('probability and weight are inverse', () => {
  fc.assert(fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), (p) => Math.abs(probabilityOf(weightOf(p)) - p) < 1e-9))
})

test('the prior does not fall below its least number of records', () => {
  assert.equal(priorBits(3), priorBits(leastRecords))
  assert.ok(priorBits(10_000) < priorBits(100))
})

test('a shared identifier counts the same beside the prior in a small case and a large one', () => {
  for (const records of [64, 1000, 1_000_000]) {
    assert.ok(Math.abs(priorBits(records) + sharedValueBits(0.6, 0.02, records) - Math.log2(30)) < 1e-9)
  }
})

test('words that other names have count less; the pair itself does not make its name common', () => {
  const frequency = new TermFrequency([['anna', 'berg'], ['anna', 'holm'], ['anna', 'falk'], ['sten', 'sollander']], () => 1 / 1000)
  assert.ok(frequency.share('anna') > frequency.share('berg'))
  assert.equal(frequency.share('berg'), frequency.share('never-seen'))
  assert.ok(Math.abs(frequency.share('anna') - (2 + 0.3) / 304) < 1e-12)
})
