import type { Clusterer, ClusterGraph, ClusterOptions } from '../cluster/cluster-graph.ts'
import { probabilityOf } from '../weigh/match-weight.ts'
import { GraphPieces, type Reclustered } from './recluster.ts'

/** A pair that is worth a person's time. */
export interface ReviewItem {
  readonly left: number
  readonly right: number
  readonly probability: number
  readonly joined: boolean
  /** Pairs of records that are expected to change sides: the chance that the machine is wrong on this pair, times what the other judgement would change. */
  readonly expectedChange: number
  /** Nodes that would change clusters if the machine is wrong. */
  readonly changed: number
}

/** What a queue is made of. */
export interface ReviewSearch {
  readonly graph: ClusterGraph
  readonly labels: Int32Array
  readonly clusterer: Clusterer
  readonly options?: Partial<ClusterOptions>
  readonly limit: number
}

/** Pairs that are surer than this are no question. */
const leastDoubt = 0.001
/** So many times the limit are found before the best are taken, and so many tried out at most; of the rest the guess is lower. */
const triedForEach = 4
const mostTriedForEach = 20

/**
 * The pairs whose judgement changes the clusters most, the greatest expected change first. For each the contrary judgement is
 * tried out on the piece that it touches; a pair whose judgement changes nothing is left out, and of pairs whose judgement does the same only the first is asked.
 */
export function reviewQueue(search: ReviewSearch): ReviewItem[] {
  const { graph, labels, limit } = search
  const sizes = new Map<number, number>()
  for (const label of labels) sizes.set(label, (sizes.get(label) ?? 0) + 1)
  const guesses = [...graph.left.keys()].flatMap((edge) => {
    const [left, right] = [graph.left[edge]!, graph.right[edge]!]
    const probability = probabilityOf(graph.bits[edge]!)
    const joined = labels[left] === labels[right]
    const doubt = joined ? 1 - probability : probability
    // At most: a joined cluster split in halves, or two clusters made one.
    const most = joined ? (sizes.get(labels[left]!)! / 2) ** 2 : sizes.get(labels[left]!)! * sizes.get(labels[right]!)!
    return doubt < leastDoubt || left === right ? [] : [{ left, right, probability, joined, doubt, guess: doubt * most }]
  })
  guesses.sort((a, b) => b.guess - a.guess || a.left - b.left || a.right - b.right)
  const pieces = new GraphPieces(graph)
  const tried = new Map<string, ReviewItem>()
  for (const { left, right, probability, joined, doubt } of guesses.slice(0, limit * mostTriedForEach)) {
    if (tried.size >= limit * triedForEach) break
    const after = pieces.recluster({ pair: [left, right], isSame: !joined }, labels, search)
    const change = changedPairs(labels, after)
    const does = after.changed.map((node) => `${node} ${after.labels[node]!}`).join()
    if (change > 0 && !tried.has(does)) tried.set(does, { left, right, probability, joined, expectedChange: doubt * change, changed: after.changed.length })
  }
  return [...tried.values()].sort((a, b) => b.expectedChange - a.expectedChange || a.left - b.left || a.right - b.right).slice(0, limit)
}

/** Pairs of nodes that are together in one clustering and apart in the other. */
export function changedPairs(before: Int32Array, { touched, labels }: Reclustered): number {
  const pairsIn = (labelOf: (node: number) => number | string) => {
    const sizes = new Map<number | string, number>()
    for (const node of touched) sizes.set(labelOf(node), (sizes.get(labelOf(node)) ?? 0) + 1)
    return [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0)
  }
  const both = pairsIn((node) => `${before[node]!} ${labels[node]!}`)
  return pairsIn((node) => before[node]!) + pairsIn((node) => labels[node]!) - 2 * both
}
