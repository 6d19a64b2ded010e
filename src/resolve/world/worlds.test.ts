import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ClusterGraph } from '../cluster/cluster-graph.ts'
import { weightOf } from '../weigh/match-weight.ts'
import { worldInterval, worldShare } from './interval.ts'
import { listPartitions } from './partitions.ts'
import { sampleWorlds } from './sample-worlds.ts'

type Pair = readonly [left: number, right: number, probability: number]

function graphOf(pairs: readonly Pair[], more: Partial<ClusterGraph> = {}): ClusterGraph {
  return {
    nodes: 1 + Math.max(...pairs.flatMap(([left, right]) => [left, right])), left: Int32Array.from(pairs, ([left]) => left), right: Int32Array.from(pairs, ([, right]) => right),
    bits: Float64Array.from(pairs, ([, , probability]) => weightOf(probability)), ...more,
  }
}

function shareTogether(graph: ClusterGraph, [left, right]: readonly [number, number], worlds = 2000): number {
  let together = 0
  for (const { labels } of sampleWorlds(graph, { worlds, seed: 11 })) if (labels[left] === labels[right]) together++
  return together / worlds
}

const ring = (count: number, probability: number): Pair[] => Array.from({ length: count }, (_, node) => [node, (node + 1) % count, probability] as const)

const honoured: readonly { readonly why: string; readonly pairs: readonly Pair[]; readonly within: number }[] = [
  { why: 'a pair alone', pairs: [[0, 1, 0.7]], within: 0.035 },
  { why: 'a chain', pairs: [[0, 1, 0.9], [1, 2, 0.6], [2, 3, 0.3]], within: 0.035 },
  { why: 'a triangle that agrees', pairs: [[0, 1, 0.7], [1, 2, 0.6], [0, 2, 0.5]], within: 0.035 },
  { why: 'five records with seven pairs', pairs: [[0, 1, 0.8], [1, 2, 0.6], [0, 2, 0.6], [2, 3, 0.5], [3, 4, 0.9], [2, 4, 0.45], [0, 4, 0.3]], within: 0.035 },
  { why: 'a chain of twelve, drawn record by record', pairs: Array.from({ length: 11 }, (_, node) => [node, node + 1, 0.2 + 0.06 * node] as const), within: 0.08 },
  { why: 'a ring of nine, drawn record by record', pairs: ring(9, 0.6), within: 0.08 },
]

for (const { why, pairs, within } of honoured) {
  test(`pairs are one as often as their probability says: ${why}`, () => {
    for (const [left, right, probability] of pairs) {
      const share = shareTogether(graphOf(pairs), [left, right])
      assert.ok(Math.abs(share - probability) < within, `${left} ${right}: ${share} for ${probability}`)
    }
  })
}

test('probabilities that contradict one another are met as near as may be', () => {
  const pairs: readonly Pair[] = [[0, 1, 0.9], [1, 2, 0.9], [0, 2, 0.1]]
  const shares = pairs.map(([left, right]) => shareTogether(graphOf(pairs), [left, right]))
  assert.ok(shares[0]! > 0.6 && shares[1]! > 0.6 && shares[2]! < 0.7, String(shares))
})

test('what is sure is the same in every world, and what is kept apart is never one', () => {
  const graph = graphOf([[0, 1, 0.9999], [1, 2, 0.5], [2, 3, 0.6], [4, 5, 0.0001]], { mustLink: [[4, 6]], cannotLink: [[0, 3]], nodes: 7 })
  for (const { labels, uncertain } of sampleWorlds(graph, { worlds: 300, seed: 3 })) {
    assert.deepEqual([...uncertain], [0, 1, 2, 3])
    assert.equal(labels[0], labels[1])
    assert.notEqual(labels[0], labels[3])
    assert.deepEqual([labels[4], labels[5], labels[6]], [4, 5, 4])
  }
})

test('the same seed gives the same worlds, another seed others, and more worlds begin with the same', () => {
  const graph = graphOf([...ring(9, 0.5), [9, 10, 0.5], [10, 11, 0.4]])
  const draw = (worlds: number, seed: number) => [...sampleWorlds(graph, { worlds, seed })].map(({ labels }) => labels.join())
  assert.deepEqual(draw(20, 5), draw(20, 5))
  assert.deepEqual(draw(30, 5).slice(0, 20), draw(20, 5))
  assert.notDeepEqual(draw(20, 5), draw(20, 6))
})

test('partitions are counted as Bell did', () => {
  assert.deepEqual([0, 1, 2, 3, 4, 5, 6].map((count) => listPartitions(count).length), [1, 1, 2, 5, 15, 52, 203])
})

test('intervals over worlds', () => {
  assert.deepEqual(worldInterval([4, 1, 3, 2, 5], 0.5), { low: 2, median: 3, high: 4, worlds: 5 })
  assert.throws(() => worldInterval([]), RangeError)
  const { share, low, high } = worldShare(94, 100)
  assert.ok(share === 0.94 && low > 0.88 && low < 0.91 && high > 0.96 && high < 0.98)
  assert.deepEqual([worldShare(0, 10).low, worldShare(10, 10).high], [0, 1])
  assert.throws(() => worldShare(2, 1), RangeError)
})
