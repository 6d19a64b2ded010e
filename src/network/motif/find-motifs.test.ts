import assert from 'node:assert/strict'
import { test } from 'node:test'
import { silentProgress } from '../../base/progress.ts'
import { openSmallCase, type SmallEntity } from '../../store/fixtures/small-case.ts'
import { linkCase } from '../link-case.ts'
import { networkCatalogue } from '../tables.ts'
import { findChains } from './find-chains.ts'
import { findCycles, type CycleSearch } from './find-cycles.ts'
import { findFans, type FanSearch } from './find-fans.ts'
import { findMotifs } from './find-motifs.ts'
import { findScatter } from './find-scatter.ts'
import { gatherLegs } from './motif-legs.ts'

type Payment = readonly [from: number, to: number, amount: number, day: number]
const legsOf = (payments: readonly Payment[]) => {
  const sorted = [...payments].sort((a, b) => a[3] - b[3])
  const column = (index: number) => sorted.map((payment) => payment[index]!)
  return gatherLegs({ nodeCount: 20, from: Uint32Array.from(column(0)), to: Uint32Array.from(column(1)), amount: Float64Array.from(column(2)), day: Int32Array.from(column(3)) })
}
const limits = { maxFound: 100, maxSteps: 100_000 }
const cycle: CycleSearch = { ...limits, minLegs: 3, maxLegs: 5, days: 30, share: 0.9, inOrder: true, unlike: 0 }
const fan: FanSearch = { ...limits, direction: 'in', parties: 3, days: 5, share: 0, unlike: 0 }
const parties = ({ motifs }: { readonly motifs: readonly { readonly parties: readonly number[] }[] }) => motifs.map((motif) => motif.parties.join(' '))

test('cycles', () => {
  const ring: Payment[] = [[2, 3, 100, 1], [3, 1, 95, 2], [1, 2, 92, 9]]
  const cases: readonly [string, readonly Payment[], Partial<CycleSearch>, readonly string[]][] = [
    ['in order of time', ring, {}, ['2 3 1']],
    ['out of order it is none', [[2, 3, 100, 9], [3, 1, 95, 2], [1, 2, 92, 1]], { days: 5 }, []],
    ['out of order, when order does not matter', [[2, 3, 100, 3], [3, 1, 95, 5], [1, 2, 92, 1]], { inOrder: false }, ['1 2 3']],
    ['a part goes on', [[2, 3, 100, 1], [3, 1, 50, 2], [1, 2, 50, 9]], {}, []],
    ['it takes too long', ring, { days: 7 }, []],
    ['there and back is no ring of three', [[1, 2, 10, 1], [2, 1, 10, 2]], {}, []],
    ['there and back, when two are enough', [[1, 2, 10, 1], [2, 1, 10, 2]], { minLegs: 2 }, ['1 2']],
    ['longer than allowed', ring, { maxLegs: 2 }, []],
    ['equal payments of a day are one leg', [...ring, [2, 3, 100, 1], [2, 3, 100, 1]], {}, ['2 3 1']],
    ['unlike what they pay otherwise', [...ring, [2, 9, 1000, 1], [3, 9, 1, 1], [1, 9, 1000, 1]], { unlike: 5 }, ['2 3 1']],
    ['like what one of them pays otherwise', [...ring, [2, 9, 100, 1], [3, 9, 1, 1], [1, 9, 1000, 1]], { unlike: 5 }, []],
  ]
  for (const [name, payments, more, expected] of cases) assert.deepEqual(parties(findCycles(legsOf(payments), { ...cycle, ...more })), expected, name)
  assert.equal(findCycles(legsOf(ring.map(([a, b, sum]): Payment => [a, b, sum, 1])), cycle).motifs.length, 1, 'within one day it is found once')
  assert.equal(findCycles(legsOf([...ring, [2, 3, 100, 1]]), cycle).motifs[0]!.legs[0]!.edges.length, 2)
  assert.equal(findCycles(legsOf(ring), { ...cycle, maxSteps: 1 }).isCut, true)
})

test('fans', () => {
  const into: Payment[] = [[1, 9, 10, 1], [2, 9, 11, 2], [3, 9, 10, 4]]
  const cases: readonly [string, readonly Payment[], Partial<FanSearch>, readonly string[]][] = [
    ['three pay one', into, {}, ['9 1 2 3']],
    ['one pays three', into.map(([a, b, ...rest]): Payment => [b, a, ...rest]), { direction: 'out' }, ['9 1 2 3']],
    ['the third comes too late', [into[0]!, into[1]!, [3, 9, 10, 8]], {}, []],
    ['one pays three times', [[1, 9, 10, 1], [1, 9, 10, 2], [1, 9, 10, 3]], {}, []],
    ['sums that differ, when they must not', [into[0]!, into[1]!, [3, 9, 100, 4]], { share: 0.8 }, []],
    ['alike among others', [...into, [4, 9, 500, 2]], { share: 0.8 }, ['9 1 2 3']],
  ]
  for (const [name, payments, more, expected] of cases) assert.deepEqual(parties(findFans(legsOf(payments), { ...fan, ...more })), expected, name)
})

test('chains hand on, and each payment is in one', () => {
  const chain = { ...limits, minLegs: 2, maxLegs: 5, days: 3, share: 0.9 }
  assert.deepEqual(parties(findChains(legsOf([[1, 2, 100, 1], [2, 3, 95, 2], [3, 4, 95, 4], [2, 5, 95, 3]]), chain)), ['1 2 3 4'])
  assert.deepEqual(parties(findChains(legsOf([[1, 2, 100, 1], [2, 3, 95, 9]]), chain)), [])
  assert.deepEqual(parties(findChains(legsOf([[1, 2, 100, 1], [2, 3, 120, 1]]), chain)), [])
  assert.deepEqual(parties(findChains(legsOf([[1, 2, 100, 1], [2, 1, 100, 1]]), chain)), [])
})

test('what is scattered and gathered', () => {
  const scatter = { ...limits, parties: 3, days: 3, share: 0.9 }
  const out: Payment[] = [2, 3, 4].map((between) => [1, between, 100, 1])
  const back: Payment[] = [2, 3, 4].map((between) => [between, 9, 95, 3])
  assert.deepEqual(parties(findScatter(legsOf([...out, ...back]), scatter)), ['1 9 2 3 4'])
  assert.deepEqual(parties(findScatter(legsOf([...out, ...back.slice(1)]), scatter)), [])
  assert.deepEqual(parties(findScatter(legsOf([...out, ...back.map(([a, b, sum]): Payment => [a, b, sum, 9])]), scatter)), [])
})

test('a motif of a case names its parties and cites its rows, over transfers and over links', async () => {
  const pay = (id: string, payer: string, beneficiary: string, date: string): SmallEntity =>
    ({ id, schema: 'Payment', exhibit: 'x', values: { payer, beneficiary, date, amount: '10', currency: 'EUR' } })
  const store = await openSmallCase({
    catalogues: [networkCatalogue], exhibits: [{ id: 'x', number: '1' }],
    entities: [
      ...['ada', 'bo', 'cy'].map((id): SmallEntity => ({ id, schema: 'Person', exhibit: 'x', values: { name: `Name ${id}` } })),
      pay('p1', 'ada', 'bo', '2030-01-01'), pay('p2', 'bo', 'cy', '2030-01-02'), pay('p3', 'cy', 'ada', '2030-01-02T09:30:00'),
    ],
  })
  await linkCase(store, { run: 'r', progress: silentProgress })
  const [found] = (await findMotifs(store, { kind: 'cycle', ...cycle })).motifs
  assert.deepEqual(found!.parties.map(({ caption }) => caption), ['Name ada', 'Name bo', 'Name cy'])
  assert.deepEqual(found!.legs.map(({ day, amount, rows }) => [day, amount, rows[0]!.id, typeof rows[0]!.statementId]), [
    ['2030-01-01', 10, 'p1', 'string'], ['2030-01-02', 10, 'p2', 'string'], ['2030-01-02', 10, 'p3', 'string'],
  ])
  assert.equal((await findMotifs(store, { kind: 'cycle', ...cycle }, { links: { schemata: ['Payment'] } })).motifs.length, 1)
  assert.equal((await findMotifs(store, { kind: 'cycle', ...cycle }, { currency: 'USD' })).motifs.length, 0)
  await store.close()
})
