import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { JudgementRow } from '../judge/judgement-row.ts'
import { seededNumbers } from '../../base/seeded-numbers.ts'
import { describeEstimate } from './describe-estimate.ts'
import { drawSample } from './draw-sample.ts'
import { estimateErrors, type JudgedStratum } from './estimate-error.ts'
import { judgeSample } from './judged-sample.ts'
import { estimateSimulated, simulateCase } from './simulate-case.ts'
import { stratify, type WeighedPair } from './strata.ts'

const pairs: readonly WeighedPair[] = [
  ...Array.from({ length: 300 }, (_, at): WeighedPair => ({ left: `a${at}`, right: 'z', joined: true, probability: 0.99995 })),
  ...Array.from({ length: 40 }, (_, at): WeighedPair => ({ left: `b${at}`, right: 'z', joined: true, probability: 0.93 })),
  ...Array.from({ length: 30 }, (_, at): WeighedPair => ({ left: `c${at}`, right: 'z', joined: true })),
  ...Array.from({ length: 200 }, (_, at): WeighedPair => ({ left: `d${at}`, right: 'z', joined: false, probability: 0.6 })),
  { left: 'e', right: 'z', joined: false, probability: 0.95 },
]

test('pairs are parted by side and weight', () => {
  assert.deepEqual(stratify(pairs).map(({ name, pairs: inside }) => [name, inside.length]), [
    ['apart 0.5-0.9', 200], ['apart 0.9-1', 1], ['joined 0.9-0.99', 40], ['joined 0.9999-1', 300], ['joined through others', 30],
  ])
  assert.deepEqual(stratify([]), [])
})

test('a sample looks at every stratum, more where there is doubt, and does not hang on the order of pairs', () => {
  const sample = drawSample(stratify(pairs), { size: 80, seed: 4 })
  const drawn = sample.reduce((sum, stratum) => sum + stratum.drawn.length, 0)
  assert.ok(drawn >= 60 && drawn <= 80, String(drawn))
  for (const stratum of sample) assert.ok(stratum.drawn.length >= Math.min(4, stratum.population), stratum.name)
  assert.deepEqual(drawSample(stratify([...pairs].reverse()), { size: 80, seed: 4 }), sample)
  assert.notDeepEqual(drawSample(stratify(pairs), { size: 80, seed: 5 }), sample)
  assert.deepEqual(drawSample(stratify(pairs.slice(0, 3)), { size: 80, seed: 4 })[0]!.drawn.length, 3)
})

const stratum: JudgedStratum = { joined: true, population: 1000, expectedError: 0.01, judged: 40, wrong: 4 }

test('errors are estimated from what was judged', () => {
  const { falseMerges, missedMerges } = estimateErrors([stratum, { ...stratum, joined: false, population: 50, judged: 50, wrong: 7 }])
  assert.ok(falseMerges.low > 25 && falseMerges.estimate > 80 && falseMerges.estimate < 130 && falseMerges.high < 220, JSON.stringify(falseMerges))
  assert.deepEqual([missedMerges.low, missedMerges.estimate, missedMerges.high], [7, 7, 7], 'judged whole: no error of sampling')
  const none = estimateErrors([{ ...stratum, wrong: 0 }]).falseMerges
  assert.ok(none.low === 0 && none.high > 1 && none.high < 120, JSON.stringify(none))
  assert.deepEqual(estimateErrors([]).falseMerges, { estimate: 0, low: 0, high: 0, population: 0, judged: 0, wrong: 0 })
})

test('intervals of 90 % hold the truth about so often in simulated cases', () => {
  const random = seededNumbers(21)
  const held = { falseMerges: 0, missedMerges: 0 }
  const cases = 60
  for (let number = 0; number < cases; number++) {
    const result = estimateSimulated(simulateCase(random), { size: 80, seed: number, level: 0.9 })
    for (const side of ['falseMerges', 'missedMerges'] as const) {
      const { low, high } = result.estimates[side]
      if (result[side] >= low && result[side] <= high) held[side]++
    }
  }
  for (const [side, count] of Object.entries(held)) assert.ok(count >= 0.8 * cases && count < cases, `${side}: ${count} of ${cases}`)
})

test('a judged sample counts what is in force, and says so', () => {
  const sample = drawSample(stratify(pairs), { size: 60, seed: 4 })
  const rows = sample.flatMap(({ name, joined, drawn }) => drawn.map(([left, right], at): JudgementRow => ({
    sequence: at, left: right, right: left, by: 'M', at: '', reason: '', inForce: !(name === 'apart 0.9-1'),
    judgement: name === 'joined 0.9-0.99' && at === 0 ? 'negative' : name === 'joined 0.9-0.99' && at === 1 ? 'unsure' : joined ? 'positive' : 'negative',
  })))
  const judged = judgeSample(sample, rows)
  assert.deepEqual([judged.unsure, judged.open, judged.estimates.falseMerges.wrong, judged.estimates.missedMerges.wrong], [1, [['e', 'z']], 1, 0])
  const lines = describeEstimate(judged)
  assert.match(lines[1]!, /^Of 370 pairs that were joined about \d+ are wrong \(90 % interval: \d+ to \d+; \d+ judged\)\.$/)
  assert.deepEqual(describeEstimate(judgeSample(sample, [])).length, 1)
})
