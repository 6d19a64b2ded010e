import { averageLink } from './average-link.ts'
import type { Clusterer } from './cluster-graph.ts'
import { connectedComponents } from './connected-components.ts'
import { correlationClustering } from './correlation-clustering.ts'
import { partnerLink } from './partner-link.ts'

/** The clusterers that can be asked for by name. */
export const clusterers: Readonly<Record<ClustererName, Clusterer>> = {
  'components': connectedComponents,
  'average-link': averageLink,
  'correlation': correlationClustering,
  'partner-link': partnerLink,
}

/** Names of the clusterers. */
export type ClustererName = 'components' | 'average-link' | 'correlation' | 'partner-link'

/** The clusterer for records that were scored without labels: the highest mean over the labelled sets (docs/decisions/clusterer.md). */
export const defaultClusterer: ClustererName = 'partner-link'
