import type { Store } from '../../store/store.ts'
import type { ClusterGraph, NodePair } from '../cluster/cluster-graph.ts'
import { leastJoinedProbability } from '../match.ts'
import { sampleWorlds, type WorldOptions } from './sample-worlds.ts'

/** One way in which the entities of a case may be one: of each entity that is not sure its canonical entity in this world. */
export interface CaseWorld {
  readonly number: number
  /** By source id; an entity that is not here has the canonical entity of the view `entities`. */
  readonly canonicalIds: ReadonlyMap<string, string>
}

/** Matches of a case as a graph: its nodes are the entities that any match or judgement names, in order of id. */
export interface CaseGraph extends ClusterGraph {
  readonly ids: readonly string[]
}

/** The matches that no person judged, and the judgements in force. What kept a match from being joined keeps its entities apart. */
export async function readCaseGraph(store: Pick<Store, 'all'>): Promise<CaseGraph> {
  const matches = await store.all<{ left_id: string; right_id: string; weight_bits: number; conflict: boolean }>(`SELECT left_id, right_id, weight_bits,
  NOT joined AND (contains(explanation, '"conflict":true') OR probability >= ${leastJoinedProbability}) AS conflict
FROM derived.matches WHERE state IN ('machine', 'unsure') ORDER BY left_id, right_id`)
  const judged = await store.all<{ left_id: string; right_id: string; judgement: string }>(
    "SELECT left_id, right_id, judgement FROM derived.judgements WHERE in_force AND judgement IN ('positive', 'negative') ORDER BY sequence",
  )
  const ids = [...new Set([...matches, ...judged].flatMap((row) => [row.left_id, row.right_id]))].sort()
  const numbers = new Map(ids.map((id, number) => [id, number]))
  const pairOf = (row: { readonly left_id: string; readonly right_id: string }): NodePair => [numbers.get(row.left_id)!, numbers.get(row.right_id)!]
  const free = matches.filter((row) => !row.conflict)
  return {
    ids, nodes: ids.length,
    left: Int32Array.from(free, (row) => pairOf(row)[0]), right: Int32Array.from(free, (row) => pairOf(row)[1]), bits: Float64Array.from(free, (row) => row.weight_bits),
    mustLink: judged.filter((row) => row.judgement === 'positive').map(pairOf),
    cannotLink: [...judged.filter((row) => row.judgement === 'negative'), ...matches.filter((row) => row.conflict)].map(pairOf),
  }
}

/** Draws worlds of a case, one after another (`sampleWorlds`). */
export function* sampleCaseWorlds(graph: CaseGraph, options: WorldOptions): Generator<CaseWorld> {
  for (const { number, labels, uncertain } of sampleWorlds(graph, options)) {
    yield { number, canonicalIds: new Map(Array.from(uncertain, (node) => [graph.ids[node]!, graph.ids[labels[node]!]!] as const)) }
  }
}
