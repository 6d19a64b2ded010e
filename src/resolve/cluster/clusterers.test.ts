import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { clusterBonds } from './cluster-bonds.ts'
import { clusterByIds } from './cluster-by-ids.ts'
import { clusterers, type ClustererName } from './clusterers.ts'
import type { ClusterGraph } from './cluster-graph.ts'

type Edge = readonly [left: number, right: number, bits: number]
type Told = Omit<Partial<ClusterGraph>, 'left' | 'right' | 'bits'> & { readonly edges: readonly Edge[] }

function graphOf({ edges, ...more }: Told): ClusterGraph {
  return {
    nodes: 1 + Math.max(...edges.flatMap(([left, right]) => [left, right])),
    left: Int32Array.from(edges, ([left]) => left),
    right: Int32Array.from(edges, ([, right]) => right),
    bits: Float64Array.from(edges, ([, , bits]) => bits),
    ...more,
  }
}

const names = Object.keys(clusterers) as ClustererName[]
const chain: readonly Edge[] = [[0, 1, 8], [1, 2, 0.4], [2, 3, 8]]

interface Case {
  readonly why: string
  readonly told: Told
  readonly expected: readonly number[] | Partial<Record<ClustererName, readonly number[]>>
}

const cases: readonly Case[] = [
  { why: 'edges above zero join', told: { edges: [[0, 1, 5], [2, 3, -5]] }, expected: [0, 0, 2, 3] },
  { why: 'no edge at all', told: { nodes: 3, edges: [[0, 0, 9]] }, expected: [0, 1, 2] },
  { why: 'a triangle with one weak side', told: { edges: [[0, 1, 8], [1, 2, 8], [0, 2, -1]] }, expected: [0, 0, 0] },
  {
    why: 'one weak edge between two strong pairs', told: { edges: chain },
    expected: { 'components': [0, 0, 0, 0], 'average-link': [0, 0, 2, 2], 'correlation': [0, 0, 2, 2], 'partner-link': [0, 0, 2, 2] },
  },
  { why: 'judged different: falls apart at the weakest', told: { edges: [[0, 1, 8], [1, 2, 3], [2, 3, 8]], cannotLink: [[0, 3]] }, expected: [0, 0, 2, 2] },
  { why: 'judged the same without an edge', told: { nodes: 4, edges: [[0, 1, 5]], mustLink: [[1, 3]] }, expected: [0, 0, 2, 0] },
  { why: 'judged the same goes over evidence', told: { edges: [[0, 1, -9]], mustLink: [[0, 1]], isContrary: () => true }, expected: [0, 0] },
  {
    why: 'a source that tells of each once', expected: [0, 0, 2],
    told: { edges: [[0, 1, 9], [1, 2, 7], [0, 2, 6]], sourceOf: Int32Array.from([1, 2, 1]), atMostOne: new Set([1]) },
  },
  { why: 'another source may tell twice', told: { edges: [[0, 1, 9], [1, 2, 7], [0, 2, 6]], sourceOf: Int32Array.from([1, 2, 1]), atMostOne: new Set([2]) }, expected: [0, 0, 0] },
  {
    why: 'contradictory register numbers', told: { edges: [[0, 1, 9], [1, 2, 7], [0, 2, 6]], identifiers: [new Map([[0, [1]], [2, [2]]])] }, expected: [0, 0, 2],
  },
  { why: 'one register number in common is enough', told: { edges: [[0, 1, 9]], identifiers: [new Map([[0, [1, 3]], [1, [2, 3]]])] }, expected: [0, 0] },
  { why: 'evidence against', told: { edges: [[0, 1, 9]], isContrary: () => true }, expected: [0, 1] },
  { why: 'evidence that outweighs what is against', told: { edges: [[0, 1, 9]], outweighs: Uint8Array.from([1]), isContrary: () => true }, expected: [0, 0] },
  { why: 'what is impossible outweighs all', told: { edges: [[0, 1, 9]], outweighs: Uint8Array.from([1]), mustLink: [[0, 1]], isImpossible: () => true }, expected: [0, 1] },
  { why: 'a pair told twice, once the other way round, counts once', told: { edges: [[0, 1, -3], [1, 0, 3]] }, expected: [0, 0] },
]

for (const name of names) {
  for (const { why, told, expected } of cases) {
    const wanted = Array.isArray(expected) ? (expected as number[]) : (expected as Record<ClustererName, number[]>)[name]
    test(`${name}: ${why}`, () => assert.deepEqual([...clusterers[name](graphOf(told)).labels], wanted))
  }

  test(`${name}: judgements that cannot be followed are named`, () => {
    const { refused, labels } = clusterers[name](graphOf({ edges: [[0, 1, 1], [1, 2, 1]], mustLink: [[0, 1], [1, 2]], cannotLink: [[0, 2]] }))
    assert.deepEqual([refused, [...labels]], [[{ index: 1, why: 'cannot-link' }], [0, 0, 2]])
  })

  test(`${name}: ends that are no nodes and weights that are no numbers are refused`, () => {
    assert.throws(() => clusterers[name](graphOf({ nodes: 2, edges: [[0, 2, 1]] })), RangeError)
    assert.throws(() => clusterers[name](graphOf({ edges: [[0, 1, NaN]] })), RangeError)
  })

  test(`${name}: the same clusters whatever the order of records and edges, and every constraint held`, () => {
    const arbitrary = fc.record({
      edges: fc.array(fc.tuple(fc.nat(11), fc.nat(11), fc.integer({ min: -6, max: 9 })), { minLength: 1, maxLength: 40 }),
      cannotLink: fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 3 }),
      sources: fc.array(fc.nat(5), { minLength: 12, maxLength: 12 }),
      order: fc.shuffledSubarray([...Array(12).keys()], { minLength: 12 }),
      seed: fc.nat(1000),
    })
    fc.assert(fc.property(arbitrary, ({ edges, cannotLink, sources, order, seed }) => {
      const told = { nodes: 12, edges, cannotLink, sourceOf: Int32Array.from(sources), atMostOne: new Set([0, 1]) }
      const straight = clusterers[name](graphOf(told)).labels
      const place = (node: number) => order.indexOf(node)
      const shuffled: readonly Edge[] = edges.map(([left, right, bits], at) => (at % 2 ? [place(left), place(right), bits] : [place(right), place(left), bits]))
      const turned = [...shuffled.slice(seed % edges.length), ...shuffled.slice(0, seed % edges.length)]
      const apart = cannotLink.map(([left, right]) => [place(left), place(right)] as const)
      const graph = graphOf({ ...told, edges: turned, cannotLink: apart, sourceOf: Int32Array.from(order, (node) => sources[node]!) })
      const again = clusterByIds({ ...graph, ids: order.map((node) => String.fromCharCode(97 + node)) }, clusterers[name]).labels
      for (let node = 0; node < 12; node++) assert.equal(order[again[place(node)]!], straight[node])
      for (const [left, right] of cannotLink) assert.ok(left === right || straight[left] !== straight[right])
      for (const source of [0, 1]) {
        const labels = [...straight].filter((_, node) => sources[node] === source)
        assert.equal(new Set(labels).size, labels.length)
      }
    }), { seed: 20240607, numRuns: 200 })
  })
}

test('correlation clustering moves a record that greedy joining placed badly', () => {
  const edges: readonly Edge[] = [[0, 1, 5], [1, 2, 4], [1, 3, 4], [2, 3, 4], [0, 2, -4], [0, 3, -4]]
  assert.deepEqual([...clusterers['correlation'](graphOf({ edges })).labels], [0, 1, 1, 1])
})

test('bridges and the weakest bond of a cluster are told', () => {
  const graph = graphOf({ edges: [[0, 1, 8], [1, 2, 7], [0, 2, 6], [2, 3, 2], [3, 4, 9], [5, 6, 3], [1, 3, -2]], mustLink: [[3, 4]] })
  const bonds = clusterBonds(graph, Int32Array.from([0, 0, 0, 0, 0, 5, 5]))
  assert.deepEqual(bonds, [
    { label: 0, size: 5, edges: 5, weakest: { left: 2, right: 3, bits: 2 }, bridges: [{ left: 2, right: 3, bits: 2 }] },
    { label: 5, size: 2, edges: 1, weakest: { left: 5, right: 6, bits: 3 }, bridges: [{ left: 5, right: 6, bits: 3 }] },
  ])
  assert.deepEqual(clusterBonds(graphOf({ nodes: 2, edges: [[0, 0, 1]], mustLink: [[0, 1]] }), Int32Array.from([0, 0])), [{ label: 0, size: 2, edges: 0, bridges: [] }])
})
