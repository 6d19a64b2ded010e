import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ColumnRole } from '../plan/column-role.ts'
import { makePlan } from '../plan/make-plan.ts'
import { kinClassesOf } from './kin-classes.ts'
import { fitKindred } from './kindred.ts'
import { trainWeights } from './train-weights.ts'

const roles = ['given-name', 'birth-date', 'family-name', 'address', 'phone'] as const satisfies readonly ColumnRole[]
const levels = [{ name: 'same', when: { is: 'same', form: 'text' } as const }, { name: 'differs' }]
const agree = { same: [0.85, 0.9, 0.88, 0.7, 0.6], kin: [0.01, 0.001, 0.9, 0.95, 0.8], strange: [0.01, 0.001, 0.005, 0.0005, 0.0001] }
const counts = { same: 4_000, kin: 12_000, strange: 30_000_000 }
const allPairs = counts.same + counts.kin + counts.strange

function plan(of: readonly ColumnRole[]) {
  const made = makePlan({
    sources: [{ name: 'a', path: 'a.csv' }], link: 'dedupe', fields: of.map((role, place) => ({ name: `f${place}`, role: role as 'phone', columns: [`f${place}`], levels })),
  })
  const keys = of.flatMap((_, one) => of.slice(one + 1).map((_, more) => [one, one + 1 + more]))
  return { ...made, blocking: keys.map((key) => ({ name: key.join('+'), mostRecords: 100, parts: key.map((place) => ({ field: `f${place}`, form: 'text' as const })) })) }
}

/** Every pattern as often as it is expected, of those that agree in two fields at least. */
function patternsOf(made: ReturnType<typeof plan>) {
  const all = Array.from({ length: 32 }, (_, bits) => roles.map((_, place) => (bits >> place) % 2))
  const found = all.filter((pattern) => pattern.filter((level) => level === 0).length >= 2)
  const share = (shares: readonly number[], pattern: readonly number[]) =>
    pattern.reduce((product, level, place) => product * (level === 0 ? shares[place]! : 1 - shares[place]!), 1)
  const isBorne = (pattern: readonly number[], key: (typeof made.blocking)[number]) => key.parts.every(({ field }) => pattern[Number(field.slice(1))] === 0)
  const kinds = ['same', 'kin', 'strange'] as const
  return {
    levels: found, patterns: Float64Array.from(found.keys()),
    masks: Float64Array.from(found, (pattern) => made.blocking.reduce((mask, key, place) => (isBorne(pattern, key) ? mask + 2 ** place : mask), 0)),
    counts: Float64Array.from(found, (pattern) => kinds.reduce((sum, kind) => sum + counts[kind] * share(agree[kind], pattern), 0)),
  }
}

const random = agree.strange.map((share, place) => {
  const met = (share * counts.strange + agree.kin[place]! * counts.kin + agree.same[place]! * counts.same) / allPairs
  return [met, 1 - met]
})

test('members of one household are not taken for one person', () => {
  const made = plan(roles)
  const input = { plan: made, patterns: patternsOf(made), random, allPairs, sampled: 1, recall: 0.99 }
  const without = trainWeights(input)
  const found = fitKindred(without, input)
  const odds = (levels: readonly number[], { m, u, prior }: typeof found) => prior * levels.reduce((ratio, level, place) => (ratio * m[place]![level]!) / u[place]![level]!, 1)
  const kindred = found.kindred ?? []
  const household = kindred.find(({ name }) => name === 'household')!
  // One over the odds against each class.
  const kinOdds = (levels: readonly number[]) => 1 / kindred.reduce(
    (sum, { share, u }) => sum + (share / found.prior) * levels.reduce((ratio, level, place) => (ratio * u[place]![level]!) / found.m[place]![level]!, 1), 0)
  const [family, person] = [[1, 1, 0, 0, 0], [0, 0, 0, 1, 1]]
  assert.ok(odds(family, without) > 100, 'shared fields alone would join a household')
  assert.ok(1 / (1 / odds(family, found) + 1 / kinOdds(family)) < 0.5)
  assert.ok(1 / (1 / odds(person, found) + 1 / kinOdds(person)) > 10)
  assert.ok(Math.abs(found.prior * allPairs - counts.same) < Math.abs(without.prior * allPairs - counts.same) / 2, `${found.prior * allPairs} the same`)
  assert.ok(Math.abs(household.u[3]![0]! - agree.kin[3]!) < 0.05)
  assert.deepEqual(household.u[0], found.u[0])
})

test('a table without fields that kin share is left as it is', () => {
  const made = plan(['given-name', 'birth-date', 'given-name', 'birth-date', 'email'])
  const input = { plan: made, patterns: patternsOf(made), random, allPairs, sampled: 1, recall: 0.99 }
  const trained = trainWeights(input)
  assert.equal(fitKindred(trained, input), trained)
})

test('classes are those that a table has fields for', () => {
  const table: readonly [roles: readonly ColumnRole[], names: readonly string[]][] = [
    [roles, ['household', 'twins', 'namesakes of a house']],
    [['given-name', 'birth-date', 'family-name', 'address', 'place'], ['household', 'neighbours', 'twins', 'namesakes of a house']],
    // One own field alone must tell kin apart: nothing is left if kin may share it.
    [['given-name', 'family-name', 'address', 'place'], ['household', 'neighbours']],
    [['full-name', 'phone', 'address', 'place'], ['household', 'neighbours']],
    [['text', 'date', 'amount'], []],
    [['family-name', 'address', 'phone'], []],
  ]
  for (const [of, names] of table) assert.deepEqual(kinClassesOf(plan(of)).map(({ name }) => name), names, of.join())
})
