import { averageLink } from './average-link.ts'
import type { Clusterer } from './cluster-graph.ts'
import { connectedComponents } from './connected-components.ts'
import { correlationClustering } from './correlation-clustering.ts'

/** The clusterers that can be asked for by name. */
export const clusterers: Readonly<Record<ClustererName, Clusterer>> = {
  'components': connectedComponents,
  'average-link': averageLink,
  'correlation': correlationClustering,
}

/** Names of the clusterers. */
export type ClustererName = 'components' | 'average-link' | 'correlation'
