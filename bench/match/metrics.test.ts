import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bCubed, bestComponents, bestPairFigures, certainRecall, clusterPairFigures, countTruePairs, measureCalibration, pairFigures } from './metrics.ts'
import { connectPairs } from './scored-pairs.ts'

// Records 0 1 2 are one, 3 4 are one, 5 stands alone: four true pairs.
const truth = [7, 7, 7, 8, 8, 9]
const pairs = { left: [0, 1, 3, 2, 4], right: [1, 2, 4, 3, 5], probability: [0.999, 0.95, 0.9, 0.6, 0.1] }
const near = (actual: number, expected: number) => assert.ok(Math.abs(actual - expected) < 1e-12, `${actual} is not ${expected}`)

test('true pairs are those within one cluster', () => {
  assert.equal(countTruePairs(truth), 4)
  assert.equal(countTruePairs([]), 0)
})

for (const { threshold, precision, recall } of [
  { threshold: 0.9, precision: 1, recall: 3 / 4 },
  { threshold: 0.5, precision: 3 / 4, recall: 3 / 4 },
  { threshold: 0, precision: 3 / 5, recall: 3 / 4 },
  { threshold: 1, precision: 1, recall: 0 },
]) {
  test(`pair figures at ${threshold}: pairs that nobody made are missed`, () => {
    const figures = pairFigures(truth, pairs, threshold)
    near(figures.precision, precision)
    near(figures.recall, recall)
  })
}

test('the best threshold is the one with the best F1, and pairs of one probability go together', () => {
  assert.equal(bestPairFigures(truth, pairs).threshold, 0.9)
  const tied = { left: [0, 2], right: [1, 3], probability: [0.8, 0.8] }
  near(bestPairFigures(truth, tied).precision, 1 / 2)
  assert.deepEqual(bestPairFigures(truth, { left: [], right: [], probability: [] }).f1, 0)
})

test('clusters: pairs within, and B-cubed by hand', () => {
  const found = connectPairs(pairs, 6, 0.5)
  assert.deepEqual([...found], [0, 0, 0, 0, 0, 5])
  const figures = clusterPairFigures(truth, found)
  near(figures.precision, 4 / 10)
  near(figures.recall, 1)
  // Three records with precision 3/5, two with 2/5, one with 1.
  near(bCubed(truth, found).precision, (3 * (3 / 5) + 2 * (2 / 5) + 1) / 6)
  near(bCubed(truth, found).recall, 1)
  near(bCubed(truth, [1, 2, 3, 4, 5, 6]).recall, (3 / 3 + 2 / 2 + 1) / 6)
})

test('clusters at the best threshold are chosen with labels', () => {
  const { byPairs, byBCubed } = bestComponents(truth, pairs)
  assert.deepEqual([byPairs.f1, byBCubed.f1], [1, 1])
  assert.ok(byPairs.threshold > 0.6 && byPairs.threshold <= 0.9)
})

test('calibration error is the gap between what was told and what came true', () => {
  // Told 0.95 of four pairs, three of which are true; told 0.1 of one that is not.
  const told = { left: [0, 1, 3, 2, 4], right: [1, 2, 4, 3, 5], probability: [0.95, 0.95, 0.95, 0.95, 0.1] }
  const { error, errorOfMatches } = measureCalibration(truth, told)
  near(error, (4 * 0.2 + 0.1) / 5)
  near(errorOfMatches, 0.2)
  near(measureCalibration(truth, { left: [0], right: [1], probability: [1] }).error, 0)
})

test('recall among what is all but certain stops at the first error', () => {
  const sure = { left: [0, 2, 1, 3], right: [1, 3, 2, 4], probability: [0.9999, 0.999, 0.995, 0.9] }
  const figures = certainRecall(truth, sure)
  near(figures.precision, 2 / 3)
  near(figures.recall, 2 / 4)
  near(figures.recallWithoutError, 1 / 4)
  near(certainRecall(truth, pairs).recallWithoutError, 1 / 4)
})
