import type { Graph } from './graph.ts'

/** How many nodes paths are counted from. */
export interface BetweennessOptions {
  /** Nodes to count from, each once; absent: all, which is exact. */
  readonly pivots?: Uint32Array
  /** Called now and then; throws to end it. */
  readonly onPivot?: (done: number) => void
}

/** Betweenness of each node with what is known of its error. */
export interface Betweenness {
  /** Share of the shortest paths between two others that go over it, 0 to 1 (Freeman's normal form). */
  readonly values: Float64Array
  /**
   * Standard error of each value by the spread between pivots; all 0 when it is exact. Of small values, which hang on a few
   * pivots, it is too small.
   */
  readonly errors: Float64Array
}

/**
 * Betweenness by Brandes' accumulation (2001, doi:10.1080/0022250X.2001.9990249), unweighted: time grows with pivots times
 * edges. From some pivots it is an estimate (Brandes and Pich 2007, doi:10.1142/S0218127407018403).
 */
export function betweenness(graph: Graph, options: BetweennessOptions = {}): Betweenness {
  const { nodeCount } = graph
  const walk = new Walk(graph)
  const [sum, squares] = [new Float64Array(nodeCount), new Float64Array(nodeCount)]
  const pivots = options.pivots ?? Uint32Array.from({ length: nodeCount }, (_, node) => node)
  pivots.forEach((pivot, done) => {
    options.onPivot?.(done)
    walk.from(pivot)
    for (let at = walk.count - 1; at > 0; at--) {
      const node = walk.order[at]!
      sum[node]! += walk.dependency[node]!
      squares[node]! += walk.dependency[node]! ** 2
    }
  })
  // An undirected path is met from both its ends, and there are half as many pairs: one formula for both.
  const pairs = Math.max(1, (nodeCount - 1) * (nodeCount - 2))
  const scale = nodeCount / pivots.length / pairs
  const values = sum.map((total) => total * scale)
  const isExact = pivots.length >= nodeCount
  const errors = squares.map((square, node) => {
    if (isExact || pivots.length < 2) return 0
    const mean = sum[node]! / pivots.length
    const variance = Math.max(0, square / pivots.length - mean * mean) * (pivots.length / (pivots.length - 1))
    return (Math.sqrt(variance / pivots.length) * Math.sqrt(1 - pivots.length / nodeCount) * nodeCount) / pairs
  })
  return { values, errors }
}

/** Shortest paths from one node, and how much of those to all others goes over each node. Its arrays are used again. */
class Walk {
  readonly order: Uint32Array
  readonly dependency: Float64Array
  count = 0
  readonly #graph: Graph
  readonly #distance: Int32Array
  readonly #paths: Float64Array

  constructor(graph: Graph) {
    this.#graph = graph
    this.order = new Uint32Array(graph.nodeCount)
    this.dependency = new Float64Array(graph.nodeCount)
    this.#distance = new Int32Array(graph.nodeCount).fill(-1)
    this.#paths = new Float64Array(graph.nodeCount)
  }

  from(root: number): void {
    const { offsets, targets } = this.#graph
    for (let at = 0; at < this.count; at++) this.#distance[this.order[at]!] = -1
    this.order[0] = root
    this.count = 1
    this.#distance[root] = 0
    this.#paths[root] = 1
    for (let head = 0; head < this.count; head++) {
      const node = this.order[head]!
      this.dependency[node] = 0
      for (let at = offsets[node]!; at < offsets[node + 1]!; at++) {
        const next = targets[at]!
        if (this.#distance[next] === -1) {
          this.#distance[next] = this.#distance[node]! + 1
          this.#paths[next] = 0
          this.order[this.count++] = next
        }
        if (this.#distance[next] === this.#distance[node]! + 1) this.#paths[next]! += this.#paths[node]!
      }
    }
    this.#accumulate()
  }

  /** Backwards from the farthest: what a node hands on goes back over the nodes before it, by their paths. */
  #accumulate(): void {
    const { offsets, targets } = this.#graph
    for (let at = this.count - 1; at >= 0; at--) {
      const node = this.order[at]!
      let sum = 0
      for (let edge = offsets[node]!; edge < offsets[node + 1]!; edge++) {
        const next = targets[edge]!
        if (this.#distance[next] === this.#distance[node]! + 1) sum += (this.#paths[node]! / this.#paths[next]!) * (1 + this.dependency[next]!)
      }
      this.dependency[node] = sum
    }
  }
}
