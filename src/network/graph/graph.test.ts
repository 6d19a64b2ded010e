import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { seededNumbers } from '../../base/seeded-numbers.ts'
import { betweenness } from './betweenness.ts'
import { connectedParts } from './connected-parts.ts'
import { coreNumbers } from './core-numbers.ts'
import { findGroups } from './find-groups.ts'
import { buildGraph, degrees, edgeCount, type Graph } from './graph.ts'
import { groupStability } from './group-stability.ts'
import { shuffled } from './move-nodes.ts'
import { pageRank } from './page-rank.ts'
import { allSimplePaths, shortestPaths } from './simple-paths.ts'

const of = (nodeCount: number, pairs: readonly (readonly [number, number])[], directed = false) =>
  buildGraph(nodeCount, { sources: Uint32Array.from(pairs, ([source]) => source), targets: Uint32Array.from(pairs, ([, target]) => target) }, { directed })
const neighboursOf = ({ offsets, targets }: Graph, node: number) => [...targets.slice(offsets[node], offsets[node + 1])]
const rounded = (values: Iterable<number>, places = 4) => [...values].map((value) => Number(value.toFixed(places)))
const limits = { maxHops: 6, maxPaths: 100, maxSteps: 100_000 }

/** Two rings of five, each with a chord, and one edge between. */
const barbell: readonly (readonly [number, number])[] = [
  [0, 1], [1, 2], [2, 3], [3, 4], [4, 0], [0, 2], [5, 6], [6, 7], [7, 8], [8, 9], [9, 5], [5, 7], [4, 5],
]

test('rows are in order, parallel edges add up, and no node is its own neighbour', () => {
  const graph = of(4, [[2, 0], [0, 2], [0, 1], [3, 3], [1, 0], [1, 0]])
  assert.deepEqual([0, 1, 2, 3].map((node) => neighboursOf(graph, node)), [[1, 2], [0], [0], []])
  assert.deepEqual([...graph.weights], [3, 2, 3, 2])
  assert.deepEqual([edgeCount(graph), [...degrees(graph)]], [2, [2, 1, 1, 0]])
  const directed = of(3, [[0, 1], [0, 1], [1, 0], [2, 1]], true)
  assert.deepEqual([edgeCount(directed), neighboursOf(directed, 0), neighboursOf(directed, 2)], [3, [1], [1]])
})

test('parts are numbered by size; an edge alone is a part, and a node alone too', () => {
  const { partOf, sizes } = connectedParts(of(7, [[0, 1], [2, 3], [3, 4], [4, 2]]))
  assert.deepEqual([[...partOf], sizes], [[1, 1, 0, 0, 0, 2, 3], [3, 2, 1, 1]])
})

test('betweenness of a star, a path and a ring is what Freeman tells', () => {
  assert.deepEqual(rounded(betweenness(of(5, [[0, 1], [0, 2], [0, 3], [0, 4]])).values), [1, 0, 0, 0, 0])
  assert.deepEqual(rounded(betweenness(of(5, [[0, 1], [1, 2], [2, 3], [3, 4]])).values), [0, 0.5, 0.6667, 0.5, 0])
  assert.deepEqual(rounded(betweenness(of(4, [[0, 1], [1, 2], [2, 3], [3, 0]])).values), [0.1667, 0.1667, 0.1667, 0.1667])
  assert.deepEqual(rounded(betweenness(of(3, [[0, 1], [1, 2]], true)).values), [0, 0.5, 0])
})

test('betweenness from some nodes is near the exact one, as near as its error says for those that lead', () => {
  const random = seededNumbers(5)
  const graph = of(400, Array.from({ length: 1_200 }, () => [Math.floor(random() * 400), Math.floor(random() ** 2 * 400)] as const))
  const exact = betweenness(graph).values
  const { values, errors } = betweenness(graph, { pivots: shuffled(400, random).slice(0, 100) })
  const leading = [...exact.keys()].sort((left, right) => exact[right]! - exact[left]!).slice(0, 20)
  const within = leading.filter((node) => Math.abs(values[node]! - exact[node]!) <= 2.5 * errors[node]!).length
  assert.ok(within >= 18, `${within} of the 20 leading nodes within two and a half errors`)
  assert.ok(values.some((value, node) => value !== exact[node]))
})

test('PageRank sums to 1, and on a ring all are equal; what is pointed at has more', () => {
  assert.deepEqual(rounded(pageRank(of(3, [[0, 1], [1, 2], [2, 0]], true))), [0.3333, 0.3333, 0.3333])
  const ranks = pageRank(of(4, [[0, 3], [1, 3], [2, 3]], true))
  assert.ok(ranks[3]! > ranks[0]!)
  assert.equal(rounded([ranks.reduce((sum, value) => sum + value, 0)], 8)[0], 1)
  assert.deepEqual(rounded(ranks), [0.1527, 0.1527, 0.1527, 0.542])
})

test('core numbers: a triangle with a tail', () => {
  assert.deepEqual([...coreNumbers(of(5, [[0, 1], [1, 2], [2, 0], [2, 3]]))], [2, 2, 2, 1, 0])
})

test('a core number is what leaving out node after node gives', () => {
  const edges = fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 40 })
  fc.assert(fc.property(edges, (pairs) => {
    const graph = of(12, pairs)
    assert.deepEqual([...coreNumbers(graph)], coresByHand(graph))
  }))
})

function coresByHand(graph: Graph): number[] {
  const core = new Array<number>(12).fill(0)
  for (let k = 1; k < 12; k++) {
    const left = new Set(core.keys())
    for (let changed = true; changed; ) {
      changed = false
      for (const node of left) {
        if (neighboursOf(graph, node).filter((other) => left.has(other)).length >= k) continue
        left.delete(node)
        changed = true
      }
    }
    for (const node of left) core[node] = k
  }
  return core
}

for (const algorithm of ['leiden', 'louvain'] as const) {
  test(`${algorithm} finds the two rings, whatever the seed; without edges everybody is alone`, () => {
    for (const seed of [1, 2, 3]) {
      const { groupOf, sizes, modularity } = findGroups(of(10, barbell), { algorithm, seed })
      assert.deepEqual([[...groupOf], sizes, Number(modularity.toFixed(4))], [[0, 0, 0, 0, 0, 1, 1, 1, 1, 1], [5, 5], 0.4231])
    }
    assert.deepEqual(findGroups(of(3, []), { algorithm, seed: 1 }).sizes, [1, 1, 1])
  })
}

test('groups of Leiden hang together within themselves', () => {
  const edges = fc.array(fc.tuple(fc.nat(29), fc.nat(29)), { minLength: 10, maxLength: 80 })
  fc.assert(fc.property(edges, fc.nat(1000), (pairs, seed) => {
    const { groupOf, sizes } = findGroups(of(30, pairs), { seed })
    const within = of(30, pairs.filter(([source, target]) => groupOf[source] === groupOf[target]))
    const { partOf } = connectedParts(within)
    for (let group = 0; group < sizes.length; group++) {
      assert.equal(new Set([...groupOf.keys()].filter((node) => groupOf[node] === group).map((node) => partOf[node])).size, 1)
    }
  }), { numRuns: 60 })
})

test('planted groups come back and are firm; in a network of chance they are not', () => {
  const random = seededNumbers(11)
  const planted = Array.from({ length: 1_500 }, () => {
    const [group, source, target] = [Math.floor(random() * 5), Math.floor(random() * 20), Math.floor(random() * 20)]
    return random() < 0.9 ? [group * 20 + source, group * 20 + target] as const : [group * 20 + source, Math.floor(random() * 100)] as const
  })
  const graph = of(100, planted)
  const groups = findGroups(graph, { seed: 1 })
  assert.deepEqual(groups.sizes, [20, 20, 20, 20, 20])
  assert.ok(groupStability(graph, groups, { seed: 1, runs: 10 }).ofGroup.every((likeness) => likeness > 0.95))
  const chance = of(100, Array.from({ length: 300 }, () => [Math.floor(random() * 100), Math.floor(random() * 100)] as const))
  const firm = groupStability(chance, findGroups(chance, { seed: 1 }), { seed: 1, runs: 10 })
  assert.ok(firm.ofGroup.reduce((sum, likeness) => sum + likeness, 0) / firm.ofGroup.length < 0.7)
})

test('paths: all up to a length, the shortest first, and a limit that cuts is told', () => {
  const graph = of(5, [[0, 1], [1, 4], [0, 2], [2, 3], [3, 4], [1, 3]])
  assert.deepEqual(allSimplePaths(graph, [0, 4], limits), { paths: [[0, 1, 4], [0, 1, 3, 4], [0, 2, 3, 4], [0, 2, 3, 1, 4]], isCut: false })
  assert.deepEqual(shortestPaths(graph, [0, 4], { ...limits, maxPaths: 2 }).paths, [[0, 1, 4], [0, 1, 3, 4]])
  assert.deepEqual(allSimplePaths(graph, [0, 4], { ...limits, maxHops: 2 }).paths, [[0, 1, 4]])
  assert.equal(allSimplePaths(graph, [0, 4], { ...limits, maxPaths: 1 }).isCut, true)
  assert.deepEqual(shortestPaths(of(3, [[0, 1]]), [0, 2], limits), { paths: [], isCut: false })
  assert.deepEqual(allSimplePaths(of(3, [[0, 1], [2, 1]], true), [0, 2], limits).paths, [])
})
