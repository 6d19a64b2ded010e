import assert from 'node:assert/strict'
import { test } from 'node:test'
import { silentProgress } from '../base/progress.ts'
import { openSmallCase, type SmallEntity } from '../store/fixtures/small-case.ts'
import { findBrokers } from './find-brokers.ts'
import { findCutPlaces } from './graph/cut-places.ts'
import { buildGraph } from './graph/graph.ts'
import { linkCase } from './link-case.ts'
import { comparePeriods } from './period/compare-periods.ts'
import { networkCatalogue } from './tables.ts'

const of = (nodes: number, edges: readonly (readonly [number, number])[]) =>
  buildGraph(nodes, { sources: Uint32Array.from(edges, ([a]) => a), targets: Uint32Array.from(edges, ([, b]) => b) })

test('articulation points and bridges', () => {
  // Two triangles joined by 2 - 3, and a leaf 6 on 5.
  const found = findCutPlaces(of(8, [[0, 1], [1, 2], [0, 2], [2, 3], [3, 4], [4, 5], [3, 5], [5, 6]]))
  assert.deepEqual(found.nodes.map(({ node, parts }) => [node, [...parts]]), [[2, [4]], [3, [3]], [5, [1]]])
  assert.deepEqual(found.edges, [{ from: 2, to: 3, smaller: 3 }, { from: 5, to: 6, smaller: 1 }])
  assert.deepEqual(findCutPlaces(of(3, [[0, 1], [1, 2], [0, 2]])), { nodes: [], edges: [] })
  assert.deepEqual(findCutPlaces(of(4, [[0, 1], [0, 2], [0, 3]])).nodes, [{ node: 0, parts: [1, 1] }])
})

const open = async () => {
  const pay = (id: string, payer: string, beneficiary: string, date: string, amount: string): SmallEntity =>
    ({ id, schema: 'Payment', exhibit: 'x', values: { payer, beneficiary, date, amount, currency: 'EUR' } })
  const store = await openSmallCase({
    catalogues: [networkCatalogue], exhibits: [{ id: 'x', number: '1' }],
    entities: [
      ...['a', 'b', 'c', 'd', 'e'].map((id): SmallEntity => ({ id, schema: 'Person', exhibit: 'x', values: { name: `Name ${id}` } })),
      pay('1', 'a', 'b', '2030-01-01', '10'), pay('2', 'b', 'c', '2030-01-02', '10'), pay('3', 'c', 'a', '2030-01-03', '10'),
      pay('4', 'c', 'd', '2030-01-04', '10'), pay('5', 'd', 'e', '2031-01-01', '10'), pay('6', 'a', 'b', '2031-02-01', '30'),
      pay('7', 'b', 'c', '2030-01-05', '10'), pay('8', 'c', 'a', '2030-01-06', '10'),
    ],
  })
  await linkCase(store, { run: 'r', progress: silentProgress })
  return store
}

test('a broker is listed with the links that make it one', async () => {
  const store = await open()
  const { brokers, bridges } = await findBrokers(store, {})
  assert.deepEqual(brokers.map(({ id, parts }) => [id, [...parts]]), [['c', [2]]])
  assert.deepEqual(brokers[0]!.neighbours.map(({ id, links, shown }) => [id, links, typeof shown[0]!.statementId]), [['a', 2, 'string'], ['b', 2, 'string'], ['d', 1, 'string']])
  assert.deepEqual(bridges.map(({ otherId, id, smaller }) => [otherId, id, smaller]), [['c', 'd', 2]])
  await store.close()
})

test('two periods are compared by pairs, sums, entities and groups', async () => {
  const store = await open()
  const found = await comparePeriods(store, [{ from: '2030', until: '2030' }, { from: '2031', until: '2031' }])
  assert.deepEqual(found.links, [6, 2])
  assert.deepEqual(found.pairs.map(({ change, source, target, sumBefore, sumAfter }) => `${change} ${source}${target} ${Number(sumBefore)} ${Number(sumAfter)}`).sort(), [
    'appeared de 0 10', 'changed ab 10 30', 'went bc 20 0', 'went ca 20 0', 'went cd 10 0',
  ])
  assert.ok(found.pairs.every(({ statements }) => statements.length > 0))
  assert.deepEqual([found.appeared, found.went], [['e'], ['c']])
  const [back] = (await comparePeriods(store, [{ from: '2031', until: '2031' }, { from: '2030', until: '2030' }])).groups
  assert.deepEqual([back!.size >= 3, back!.likeness, back!.joined.length], [true, 0, back!.size])
  const [same] = (await comparePeriods(store, [{ from: '2030', until: '2030' }, { from: '2030', until: '2030' }])).groups
  assert.deepEqual([same!.likeness, same!.joined, same!.left], [1, [], []])
  await store.close()
})
