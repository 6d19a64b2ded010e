import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seededNumbers } from '../../base/seeded-numbers.ts'
import { driftProblems } from './drift-problems.ts'
import { learnWeights, mostLevelBits, type Lessons } from './learn-weights.ts'
import type { LearntLevel } from './learnt-weights.ts'
import type { LevelPattern } from './level-patterns.ts'

/** Levels of birth dates by place. */
const dates = ['exact', 'day-month-swapped', 'near', 'differs']

/** Persons' pairs: the name is not learnt from, dates and gender are; the evidence beside them tells the same from others more or less surely. */
function patternsOf(pairs: number, isSame: (random: () => number) => boolean, known: { readonly m: readonly number[]; readonly u: readonly number[] }): LevelPattern[] {
  const random = seededNumbers(11)
  const draw = (shares: readonly number[]) => {
    let left = random()
    return Math.max(0, shares.findIndex((share) => (left -= share) < 0))
  }
  return Array.from({ length: pairs }, () => {
    const same = isSame(random)
    return { levels: [-1, draw(same ? known.m : known.u), draw(same ? [0.98, 0.02] : [0.5, 0.5])], otherBits: same ? 18 + 4 * random() : -4 - 4 * random(), count: 1 }
  })
}

const m = [0.7, 0.02, 0.18, 0.1]
const u = [0.0001, 0.0001, 0.0025, 0.9973]
const candidates = patternsOf(12_000, (random) => random() < 0.15, { m, u })
const lessons: Lessons = { kind: 'person', candidates, random: patternsOf(15_000, () => false, { m, u }), same: [], different: [], allPairs: 2_000_000, prior: 1 / 2000 }

function levelOf(levels: readonly LearntLevel[], property: string, level: string): LearntLevel {
  return levels.find((each) => each.property === property && each.level === level)!
}

test('known m and the share of true pairs are found again', () => {
  const learnt = learnWeights(lessons)
  assert.equal(learnt.state, 'learnt')
  for (const [place, level] of dates.entries()) {
    const found = levelOf(learnt.levels, 'birthDate', level)
    assert.ok(Math.abs(found.m - m[place]!) < 0.03, `${level}: ${found.m}`)
  }
  assert.ok(Math.abs(levelOf(learnt.levels, 'gender', 'same').m - 0.98) < 0.01)
  const truth = 0.15 * 12_000
  assert.ok(Math.abs(learnt.expectedPairs - truth) < 0.06 * truth, String(learnt.expectedPairs))
  assert.ok(Math.abs(learnt.prior / (truth / lessons.allPairs) - 1) < 0.1, String(learnt.prior))
})

test('levels stay in order of their worth, none moves further than is let, and what was not followed is told', () => {
  const learnt = learnWeights(lessons)
  const bitsOf = (level: string) => {
    const found = levelOf(learnt.levels, 'birthDate', level)
    return Math.log2(found.expectedM / found.expectedU!) + found.bits
  }
  for (const [place, level] of dates.slice(1).entries()) assert.ok(bitsOf(dates[place]!) >= bitsOf(level) - 1e-2, level)
  for (const { bits } of learnt.levels) assert.ok(Math.abs(bits) <= mostLevelBits)
  assert.match(driftProblems([learnt])[0]!.message, /birthDate 'near' by \+?\d/)
  assert.deepEqual(driftProblems([{ ...learnt, state: 'too-few' }]), [])
})

test('few pairs teach nothing', () => {
  const few = learnWeights({ ...lessons, candidates: candidates.slice(0, 200) })
  assert.equal(few.state, 'too-few')
  assert.equal(learnWeights({ ...lessons, candidates: [], random: [] }).expectedPairs, 0)
})

test('what persons judged counts more than what is reckoned, on either side', () => {
  const levels = (place: number) => [-1, place, -1]
  const judged = { levels: levels(dates.indexOf('near')), otherBits: -9, count: 60 }
  const [plain, same, different] = [learnWeights(lessons), learnWeights({ ...lessons, same: [judged] }), learnWeights({ ...lessons, different: [judged] })]
  const near = (of: typeof plain) => levelOf(of.levels, 'birthDate', 'near')
  assert.ok(near(same).m > near(plain).m + 0.05)
  assert.ok(near(different).u! > near(plain).u! * 2)
  assert.equal(same.judgedPairs, 60)
  assert.ok(Math.abs(same.expectedPairs - plain.expectedPairs) < 60, 'judged pairs are not reckoned among those found')
})

test('the order of patterns changes nothing', () => {
  assert.deepEqual(learnWeights({ ...lessons, candidates: [...candidates].reverse() }).levels.map(({ bits }) => bits), learnWeights(lessons).levels.map(({ bits }) => bits))
})
