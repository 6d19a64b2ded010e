import { isSchema, listSchemata } from '../model/schema/schema.ts'
import { sqlText, sqlTexts } from '../store/sql-text.ts'
import type { Store } from '../store/store.ts'
import { buildGraph, type Graph } from './graph/graph.ts'

/** The network of a case: canonical entities as numbers in order of their ids. */
export interface CaseGraph {
  readonly ids: readonly string[]
  /** Undirected unless directions were asked for; an edge weighs as much as there are links between both. */
  readonly graph: Graph
}

/** Which links make the network. */
export interface LinkFilter {
  /** Only links of these schemata. */
  readonly schemata?: readonly string[] | undefined
  /** Only links dated on or after this day, ISO text. */
  readonly from?: string | undefined
  /** Only links that began on or before this day. */
  readonly until?: string | undefined
  /** Keep directions: a link without one goes both ways. */
  readonly directed?: boolean | undefined
}

/** The condition of a filter in SQL over `links`. */
export function linkFilterSql({ schemata, from, until }: LinkFilter): string {
  return [
    relatesSql,
    ...(schemata ? [`schema IN ${sqlTexts(schemata)}`] : []),
    ...(from ? [`coalesce(end_date, start_date) >= ${sqlText(from)}`] : []),
    ...(until ? [`substr(start_date, 1, ${until.length}) <= ${sqlText(until)}`] : []),
  ].join(' AND ')
}

/** Where a document or message lies in another is no relation of what the case is about. */
const documents = listSchemata().map(({ name }) => name).filter((name) => isSchema(name, 'Document'))
const relatesSql = `NOT (property = 'parent' AND schema IN ${sqlTexts(documents)})`

/** Reads the links of a case as a network. */
export async function readGraph(store: Store, filter: LinkFilter = {}): Promise<CaseGraph> {
  await store.run(`CREATE OR REPLACE TEMP TABLE network_pair AS ${filter.directed ? directedSql(filter) : undirectedSql(filter)}`)
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
  return { ids, graph: buildGraph(ids.length, edges, { directed: filter.directed ?? false }) }
}

const undirectedSql = (filter: LinkFilter) => `SELECT least(source_id, target_id) AS a, greatest(source_id, target_id) AS b, count(*) AS links
  FROM derived.links WHERE ${linkFilterSql(filter)} GROUP BY ALL`

const directedSql = (filter: LinkFilter) => `SELECT a, b, count(*) AS links FROM (
    SELECT source_id AS a, target_id AS b FROM derived.links WHERE ${linkFilterSql(filter)}
    UNION ALL SELECT target_id, source_id FROM derived.links WHERE ${linkFilterSql(filter)} AND NOT directed) GROUP BY ALL`
