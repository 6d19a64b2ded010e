import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seededNumbers } from '../../../base/seeded-numbers.ts'
import { minimalSets, type Way } from './minimal-sets.ts'

const cases: readonly { what: string; ways: readonly Way[]; necessary: string[]; sets: string[][] }[] = [
  { what: 'nothing', ways: [], necessary: [], sets: [] },
  { what: 'one place', ways: [[['17']]], necessary: ['17'], sets: [['17']] },
  { what: 'two places that both must stand', ways: [[['2'], ['17']]], necessary: ['2', '17'], sets: [['2', '17']] },
  { what: 'one value told twice', ways: [[['2', '17']]], necessary: [], sets: [['2'], ['17']] },
  { what: 'a need that another meets', ways: [[['2', '17'], ['2']]], necessary: ['2'], sets: [['2']] },
  { what: 'two ways, the longer one no better', ways: [[['2']], [['2'], ['3']]], necessary: ['2'], sets: [['2']] },
  { what: 'two ways apart', ways: [[['2'], ['3']], [['4']]], necessary: [], sets: [['4'], ['2', '3']] },
  { what: 'numbers in their order', ways: [[['17.10', '17.2', '3']]], necessary: [], sets: [['3'], ['17.2'], ['17.10']] },
  { what: 'a need that nothing meets', ways: [[[], ['3']]], necessary: ['3'], sets: [] },
]
for (const { what, ways, necessary, sets } of cases) {
  test(`support of ${what}`, () => assert.deepEqual(minimalSets(ways), { necessary, sets, isCut: false }))
}

test('sets are exactly the minimal ones among all subsets', () => {
  const random = seededNumbers(5)
  const exhibits = ['1', '2', '3', '4', '5', '6']
  for (let trial = 0; trial < 40; trial++) {
    const way: Way = Array.from({ length: 1 + Math.floor(random() * 4) }, () => exhibits.filter(() => random() < 0.4))
    const meets = (set: readonly string[]) => way.every((need) => need.some((exhibit) => set.includes(exhibit)))
    const all = Array.from({ length: 64 }, (_, bits) => exhibits.filter((_, at) => bits & (1 << at))).filter(meets)
    const minimal = all.filter((set) => !all.some((other) => other.length < set.length && other.every((exhibit) => set.includes(exhibit))))
    assert.deepEqual(new Set(minimalSets([way]).sets.map(String)), new Set(minimal.map(String)), JSON.stringify(way))
  }
})
