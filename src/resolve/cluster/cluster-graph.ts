/** Two nodes by their numbers. */
export type NodePair = readonly [left: number, right: number]

/**
 * What a clusterer is given: records as nodes, compared pairs as edges with their log-odds, and what keeps records together
 * or apart. Nodes are numbered in the order of their record ids, so that the smallest number is the smallest id and the
 * result does not hang on the order in which records came in (`clusterByIds` does the numbering).
 */
export interface ClusterGraph {
  readonly nodes: number
  /** Ends of the edges, node numbers; in any order, either way round, a pair twice counts once with its greater weight. */
  readonly left: Int32Array
  readonly right: Int32Array
  /** Log-odds that the two ends are the same, in bits, prior included: 0 is a probability of one half. */
  readonly bits: Float64Array
  /** Of each edge, whether its evidence (a register number, a document) outweighs what `isContrary` finds. */
  readonly outweighs?: Uint8Array
  /** Pairs that a person judged the same, in the order of the judgements. */
  readonly mustLink?: readonly NodePair[]
  /** Pairs that a person judged different. */
  readonly cannotLink?: readonly NodePair[]
  /** The source (exhibit, file) of each node, as a number. */
  readonly sourceOf?: Int32Array
  /** Sources that tell of each thing at most once: two of their records are never one. */
  readonly atMostOne?: ReadonlySet<number>
  /** For each kind of unique identifier: the values (as numbers) of each node that has any. Groups that have values and none in common are never one. */
  readonly identifiers?: readonly ReadonlyMap<number, readonly number[]>[]
  /** Whether two groups cannot be one whatever anybody says (a person and a company). */
  readonly isImpossible?: GroupTest
  /** Whether evidence in the groups speaks against joining them; a judgement and an edge that outweighs go over it. */
  readonly isContrary?: GroupTest
}

/** A question about two groups of nodes, each in order of number. */
export type GroupTest = (left: readonly number[], right: readonly number[]) => boolean

/** What a clusterer can be told. */
export interface ClusterOptions {
  /** Weight in bits above which a join is made. */
  readonly leastBits: number
  /** Weight in bits that a pair without an edge is taken to have; below zero. Components do not use it. */
  readonly absentBits: number
  /** Weights are cut to plus and minus this many bits. */
  readonly mostBits: number
}

/** A judgement that was not followed: its place in `mustLink`, and why. */
export interface RefusedLink {
  readonly index: number
  readonly why: 'cannot-link' | 'impossible'
}

/** What a clusterer gives. */
export interface Clustering {
  /** Of each node the smallest node of its cluster. */
  readonly labels: Int32Array
  readonly refused: readonly RefusedLink[]
}

/** Makes clusters of a graph. The same graph gives the same labels, whatever the order of its edges. */
export type Clusterer = (graph: ClusterGraph, options?: Partial<ClusterOptions>) => Clustering
