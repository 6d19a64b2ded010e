import type { Clusterer, ClusterGraph, ClusterOptions, NodePair } from '../cluster/cluster-graph.ts'
import { DisjointSets } from '../cluster/disjoint-sets.ts'

/** A judgement on two nodes. */
export interface NodeJudgement {
  readonly pair: NodePair
  readonly isSame: boolean
}

/** What a judgement changes: the nodes of the piece that it touches, with their clusters after it. */
export interface Reclustered {
  /** In order of number. */
  readonly touched: readonly number[]
  /** Of all nodes, the touched ones anew. */
  readonly labels: Int32Array
  /** Nodes whose cluster is another one now. */
  readonly changed: readonly number[]
}

/** Parts of a graph that no edge and no judgement connects, so that one can be clustered without the others. */
export class GraphPieces {
  readonly #graph: ClusterGraph
  readonly #sets: DisjointSets
  readonly #nodes: ReadonlyMap<number, readonly number[]>
  readonly #edges: ReadonlyMap<number, readonly number[]>

  constructor(graph: ClusterGraph) {
    this.#graph = graph
    this.#sets = new DisjointSets(graph.nodes)
    for (let edge = 0; edge < graph.left.length; edge++) this.#sets.join(graph.left[edge]!, graph.right[edge]!)
    for (const [left, right] of graph.mustLink ?? []) this.#sets.join(left, right)
    this.#nodes = groupBy(graph.nodes, (node) => this.#sets.find(node))
    this.#edges = groupBy(graph.left.length, (edge) => this.#sets.find(graph.left[edge]!))
  }

  /** Clusters again what a judgement touches, as the whole graph would be clustered with it. */
  recluster({ pair, isSame }: NodeJudgement, labels: Int32Array, how: { readonly clusterer: Clusterer; readonly options?: Partial<ClusterOptions> }): Reclustered {
    const roots = [...new Set(pair.map((node) => this.#sets.find(node)))]
    const touched = roots.flatMap((root) => this.#nodes.get(root)!).sort((a, b) => a - b)
    const edges = roots.flatMap((root) => this.#edges.get(root) ?? []).sort((a, b) => a - b)
    const graph = this.#part(touched, edges, { pair, isSame })
    const found = how.clusterer(graph, how.options).labels
    const renewed = labels.slice()
    for (const [place, node] of touched.entries()) renewed[node] = touched[found[place]!]!
    return { touched, labels: renewed, changed: touched.filter((node) => renewed[node] !== labels[node]) }
  }

  #part(nodes: readonly number[], edges: readonly number[], { pair, isSame }: NodeJudgement): ClusterGraph {
    const { left, right, bits, outweighs, sourceOf, atMostOne, identifiers, isImpossible, isContrary, mustLink = [], cannotLink = [] } = this.#graph
    const places = new Map(nodes.map((node, place) => [node, place]))
    const inside = (pairs: readonly NodePair[]) => pairs.flatMap(([one, other]) => (places.has(one) && places.has(other) ? [[places.get(one)!, places.get(other)!] as const] : []))
    const isPair = ([one, other]: NodePair) => (one === pair[0] && other === pair[1]) || (one === pair[1] && other === pair[0])
    const original = (group: readonly number[]) => group.map((place) => nodes[place]!)
    return {
      nodes: nodes.length,
      left: Int32Array.from(edges, (edge) => places.get(left[edge]!)!), right: Int32Array.from(edges, (edge) => places.get(right[edge]!)!),
      bits: Float64Array.from(edges, (edge) => bits[edge]!),
      ...(outweighs ? { outweighs: Uint8Array.from(edges, (edge) => outweighs[edge]!) } : {}),
      mustLink: inside([...mustLink.filter((each) => !isPair(each)), ...(isSame ? [pair] : [])]),
      cannotLink: inside([...cannotLink.filter((each) => !isPair(each)), ...(isSame ? [] : [pair])]),
      ...(sourceOf ? { sourceOf: Int32Array.from(nodes, (node) => sourceOf[node]!) } : {}),
      ...(atMostOne ? { atMostOne } : {}),
      identifiers: (identifiers ?? []).map((valuesOf) => new Map(nodes.flatMap((node, place) => (valuesOf.has(node) ? [[place, valuesOf.get(node)!] as const] : [])))),
      ...(isImpossible ? { isImpossible: (one, other) => isImpossible(original(one), original(other)) } : {}),
      ...(isContrary ? { isContrary: (one, other) => isContrary(original(one), original(other)) } : {}),
    }
  }
}

function groupBy(count: number, keyOf: (index: number) => number): Map<number, number[]> {
  const groups = new Map<number, number[]>()
  for (let index = 0; index < count; index++) {
    const key = keyOf(index)
    const group = groups.get(key)
    if (group) group.push(index)
    else groups.set(key, [index])
  }
  return groups
}
