import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { ClusterGraph } from '../cluster/cluster-graph.ts'
import { clusterers, type ClustererName } from '../cluster/clusterers.ts'
import { agreementsOf, type MadeJudgement } from './agreement.ts'
import { labelledPairs } from './labelled-pairs.ts'
import { GraphPieces } from './recluster.ts'
import { changedPairs, reviewQueue } from './review-queue.ts'

type Edge = readonly [left: number, right: number, bits: number]

function graphOf(nodes: number, edges: readonly Edge[], more: Partial<ClusterGraph> = {}): ClusterGraph {
  const column = (at: 0 | 1 | 2) => edges.map((edge) => edge[at])
  return { nodes, left: Int32Array.from(column(0)), right: Int32Array.from(column(1)), bits: Float64Array.from(column(2)), ...more }
}

for (const name of Object.keys(clusterers) as ClustererName[]) {
  test(`${name}: a judgement clusters its piece as the whole would be, and leaves the rest`, () => {
    const arbitrary = fc.record({
      edges: fc.array(fc.tuple(fc.nat(13), fc.nat(13), fc.integer({ min: -4, max: 9 })), { minLength: 3, maxLength: 16 }),
      pair: fc.tuple(fc.nat(13), fc.nat(13)).filter(([left, right]) => left !== right), isSame: fc.boolean(), earlier: fc.tuple(fc.nat(13), fc.nat(13)),
    })
    fc.assert(fc.property(arbitrary, ({ edges, pair, isSame, earlier }) => {
      const graph = graphOf(14, edges, { mustLink: [earlier] })
      const clusterer = clusterers[name]
      const before = clusterer(graph).labels
      const found = new GraphPieces(graph).recluster({ pair, isSame }, before, { clusterer })
      const isEarlier = [...earlier].sort().join() === [...pair].sort().join()
      const whole = clusterer({ ...graph, mustLink: [...(isEarlier ? [] : [earlier]), ...(isSame ? [pair] : [])], cannotLink: isSame ? [] : [pair] }).labels
      assert.deepEqual([...found.labels], [...whole])
      for (const node of found.changed) assert.ok(found.touched.includes(node))
    }), { seed: 20240607, numRuns: 150 })
  })
}

test('the queue begins with the pair whose judgement would change most, and has none that changes nothing', () => {
  // Two threes held together by one doubtful edge, a doubtful pair alone, and a pair that was kept apart.
  const edges: readonly Edge[] = [[0, 1, 12], [1, 2, 12], [0, 2, 12], [3, 4, 12], [4, 5, 12], [3, 5, 12], [2, 3, 1], [6, 7, 1], [8, 9, -1], [10, 11, 30]]
  const graph = graphOf(12, edges)
  const labels = clusterers.components(graph).labels
  const queue = reviewQueue({ graph, labels, clusterer: clusterers.components, limit: 10 })
  assert.deepEqual(queue.slice(0, 2).map(({ left, right, joined }) => [left, right, joined]), [[2, 3, true], [6, 7, true]])
  assert.deepEqual([queue[0]!.changed, Math.round(queue[0]!.expectedChange * 100) / 100], [3, 3])
  assert.ok(queue.some(({ left, joined }) => left === 8 && !joined))
  assert.ok(!queue.some(({ left }) => left === 10), 'a sure pair is no question')
  assert.equal(reviewQueue({ graph, labels, clusterer: clusterers.components, limit: 1 }).length, 1)
})

test('of pairs whose judgement does the same, one is asked', () => {
  // Either doubtful edge alone holds the same two nodes to the other two: what it would do is tried out for each, and asked once.
  const graph = graphOf(4, [[0, 1, 12], [2, 3, 12], [1, 2, -1], [0, 3, -1], [0, 2, -1]])
  const labels = clusterers.components(graph).labels
  assert.deepEqual(reviewQueue({ graph, labels, clusterer: clusterers.components, limit: 10 }).map(({ left, right }) => [left, right]), [[0, 2]])
})

test('pairs that change sides are counted', () => {
  const before = Int32Array.of(0, 0, 0, 3)
  assert.equal(changedPairs(before, { touched: [0, 1, 2, 3], labels: Int32Array.of(0, 0, 2, 2), changed: [2, 3] }), 3)
  assert.equal(changedPairs(before, { touched: [0, 1, 2, 3], labels: before, changed: [] }), 0)
})

function said(by: string, words: string, from = 0): MadeJudgement[] {
  const meaning = { s: 'positive', d: 'negative', u: 'unsure' } as const
  return [...words].map((letter, at) => ({ by, left: `l${at}`, right: 'r', judgement: meaning[letter as keyof typeof meaning], sequence: from + at }))
}

test('agreement of two persons beyond chance, with its interval', () => {
  const [one, other] = ['s'.repeat(20) + 's'.repeat(5) + 'd'.repeat(10) + 'd'.repeat(15), 's'.repeat(20) + 'd'.repeat(5) + 's'.repeat(10) + 'd'.repeat(15)]
  const [agreement, ...more] = agreementsOf([...said('M', one), ...said('A', other, 100), ...said('Z', '', 300)])
  assert.equal(more.length, 0)
  assert.deepEqual([agreement!.one, agreement!.other, agreement!.pairs, agreement!.observed], ['A', 'M', 50, 0.7])
  assert.ok(Math.abs(agreement!.kappa! - 0.4) < 1e-9)
  assert.ok(agreement!.low! > 0.17 && agreement!.low! < 0.22 && agreement!.high! > 0.58 && agreement!.high! < 0.63, `${agreement!.low} ${agreement!.high}`)
  assert.equal(agreement!.disputed.length, 15)
})

test('agreement where there is nothing to tell it by, and with the last word of each', () => {
  assert.deepEqual(agreementsOf(said('A', 'sss')), [])
  assert.equal(agreementsOf([...said('A', 'ss'), ...said('B', 'ss', 10)])[0]!.kappa, undefined)
  const changedMind = agreementsOf([...said('A', 'sd'), ...said('B', 'dd', 10), ...said('A', 'dd', 20)])
  assert.equal(changedMind[0]!.observed, 1)
})

test('judgements in force are labels, those unsure or undone are not', () => {
  const row = { sequence: 1, by: 'M', at: '', reason: '', inForce: true }
  assert.deepEqual(
    labelledPairs([{ ...row, left: 'b', right: 'a', judgement: 'positive' }, { ...row, left: 'a', right: 'c', judgement: 'negative' }, { ...row, left: 'a', right: 'd', judgement: 'unsure' },
      { ...row, left: 'a', right: 'e', judgement: 'positive', inForce: false }, { ...row, left: 'a', right: 'a', judgement: 'positive' }]),
    [{ left: 'a', right: 'b', isSame: true }, { left: 'a', right: 'c', isSame: false }],
  )
})
