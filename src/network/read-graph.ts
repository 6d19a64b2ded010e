import type { Store } from '../store/store.ts'
import { buildGraph, type Graph } from './graph/graph.ts'

/** The network of a case: canonical entities as numbers in order of their ids. */
export interface CaseGraph {
  readonly ids: readonly string[]
  /** Undirected; an edge weighs as much as there are links between both. */
  readonly graph: Graph
}

/** Where a document or message lies in another is no relation of what the case is about. */
const relatesSql = `property <> 'parent'`

/** Reads the links of a case as a network. */
export async function readGraph(store: Store): Promise<CaseGraph> {
  await store.run(`CREATE OR REPLACE TEMP TABLE network_pair AS
    SELECT least(source_id, target_id) AS a, greatest(source_id, target_id) AS b, count(*) AS links FROM derived.links WHERE ${relatesSql} GROUP BY ALL`)
  await store.run(`CREATE OR REPLACE TEMP TABLE network_node AS
    SELECT id, row_number() OVER (ORDER BY id) - 1 AS n FROM (SELECT a AS id FROM network_pair UNION SELECT b FROM network_pair)`)
  const [counts] = await store.all<{ nodes: number; pairs: number }>('SELECT (SELECT count(*) FROM network_node) AS nodes, (SELECT count(*) FROM network_pair) AS pairs')
  const ids: string[] = []
  for await (const [id] of store.columns('SELECT id FROM network_node ORDER BY n')) for (const each of id!) ids.push(each as string)
  const pairs = Number(counts!.pairs)
  const edges = { sources: new Uint32Array(pairs), targets: new Uint32Array(pairs), weights: new Float64Array(pairs) }
  let edge = 0
  const numbered = `SELECT x.n::INTEGER AS a, y.n::INTEGER AS b, p.links::DOUBLE AS links FROM network_pair p
    JOIN network_node x ON x.id = p.a JOIN network_node y ON y.id = p.b`
  for await (const [a, b, links] of store.columns(numbered)) {
    for (let row = 0; row < a!.length; row++, edge++) {
      edges.sources[edge] = a![row] as number
      edges.targets[edge] = b![row] as number
      edges.weights[edge] = links![row] as number
    }
  }
  await store.run('DROP TABLE network_pair')
  await store.run('DROP TABLE network_node')
  return { ids, graph: buildGraph(ids.length, edges) }
}
