import type { ClusterGraph } from '../cluster/cluster-graph.ts'
import { GibbsSampler } from './gibbs-sampler.ts'
import { listedPartitions, mostListedUnits, type PieceSampler } from './partition-model.ts'
import { seededNumbers } from '../../base/seeded-numbers.ts'
import { findUncertainty, type UncertainPiece, type Uncertainty } from './uncertain-pieces.ts'

/** What worlds are asked for. */
export interface WorldOptions {
  readonly worlds: number
  readonly seed: number
  /** From this probability on an edge is taken as sure, and from one minus it on as none. */
  readonly sure?: number
}

/** One way in which the records may be clustered: of each node the smallest node of its cluster. */
export interface World {
  /** Number from 0. */
  readonly number: number
  readonly labels: Int32Array
  /** Nodes of which it is not sure with whom they are one; the labels of all others are the same in every world. */
  readonly uncertain: Int32Array
}

const usualSure = 0.995

/**
 * Draws clusterings as the probabilities of the pairs allow them, one after another: each pair with an edge is one in as
 * many worlds as its probability says, as far as the probabilities agree among themselves and with what keeps records
 * together and apart. Only pieces that are not sure are drawn. The same graph and seed give the same worlds, and the first
 * worlds are the same however many are asked for.
 */
export function* sampleWorlds(graph: ClusterGraph, options: WorldOptions): Generator<World> {
  const { units, pieces } = findUncertainty(graph, options.sure ?? usualSure)
  const uncertain = uncertainNodes({ units, pieces })
  const random = seededNumbers(options.seed)
  // A stream of numbers of its own for each piece, so that a piece that changes does not change the others.
  const samplers = pieces.map((piece) => ({ piece, sampler: samplerOf(piece), random: seededNumbers(Math.floor(random() * 2 ** 32) ^ piece.units[0]!) }))
  const nodesOf = Map.groupBy(uncertain, (node) => units[node]!)
  for (let number = 0; number < options.worlds; number++) {
    const labels = units.slice()
    for (const each of samplers) place(each, labels, nodesOf)
    yield { number, labels, uncertain }
  }
}

function samplerOf(piece: UncertainPiece): PieceSampler {
  return piece.units.length <= mostListedUnits ? listedPartitions(piece) : new GibbsSampler(piece)
}

interface Drawn {
  readonly piece: UncertainPiece
  readonly sampler: PieceSampler
  readonly random: () => number
}

function place({ piece, sampler, random }: Drawn, labels: Int32Array, nodesOf: ReadonlyMap<number, readonly number[]>): void {
  const groups = sampler.draw(random)
  const smallest = new Map<number, number>()
  for (const [at, unit] of piece.units.entries()) {
    const label = smallest.get(groups[at]!) ?? unit
    smallest.set(groups[at]!, label)
    for (const node of nodesOf.get(unit)!) labels[node] = label
  }
}

function uncertainNodes({ units, pieces }: Uncertainty): Int32Array {
  const inPieces = new Set(pieces.flatMap((piece) => piece.units))
  return Int32Array.from(units.keys()).filter((node) => inPieces.has(units[node]!))
}
