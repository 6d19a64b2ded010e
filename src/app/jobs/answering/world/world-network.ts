import { linkFilterSql, type LinkFilter } from '../../../../network/read-graph.ts'
import { buildGraph, type Graph } from '../../../../network/graph/graph.ts'
import type { CaseWorld } from '../../../../resolve/world/case-worlds.ts'
import { sqlText } from '../../../../store/sql-text.ts'
import type { Store } from '../../../../store/store.ts'

/**
 * The links of a case over which worlds differ: a node is a canonical entity that is sure, or one source entity of those that are
 * not. What of them is one in a world is told for that world.
 */
export interface WorldNetwork {
  /** Canonical id, or id of the source entity where it is not sure. */
  readonly nodes: readonly string[]
  readonly numberOf: ReadonlyMap<string, number>
  readonly graph: Graph
}

/**
 * The temporary tables that hold which source entities are not sure (`unsure`: id, canonical_id) and all their canonical entities' movements and links
 * by source entity (`unsure_end`: told_by, canonical_id, id): whom a telling entity names, or, of a plain property, who tells and is told.
 */
export async function layUnsure(store: Store, uncertain: Iterable<string>): Promise<void> {
  await store.run('CREATE OR REPLACE TEMP TABLE unsure (id VARCHAR)')
  const ids = [...uncertain]
  for (let at = 0; at < ids.length; at += 1000) {
    await store.run(`INSERT INTO unsure VALUES ${ids.slice(at, at + 1000).map((id) => `(${sqlText(id)})`).join(', ')}`)
  }
  await store.run(`CREATE OR REPLACE TEMP TABLE unsure_entity AS SELECT e.id, e.canonical_id FROM derived.entities e WHERE e.id IN (FROM unsure)`)
  await store.run(`CREATE OR REPLACE TEMP TABLE unsure_end AS
    SELECT DISTINCT v.entity_id AS told_by, u.canonical_id, u.id FROM derived.entity_values v JOIN unsure_entity u ON u.id = v.value WHERE v.property_type = 'entity'
    UNION SELECT id, canonical_id, id FROM unsure_entity`)
}

/** Reads the network for worlds. Needs `layUnsure`. */
export async function readWorldNetwork(store: Store, filter: LinkFilter): Promise<WorldNetwork> {
  const side = (column: string) => `SELECT l.id, coalesce(u.id, l.${column}) AS node FROM linked l LEFT JOIN unsure_end u ON u.told_by = l.told_by AND u.canonical_id = l.${column}`
  const pairs = `WITH linked AS (
      SELECT l.id, l.source_id, l.target_id, coalesce(l.edge_id, s.entity_id) AS told_by
      FROM (SELECT * FROM derived.links WHERE ${linkFilterSql(filter)}) l LEFT JOIN derived.statements s ON s.id = l.statement_id),
    a AS (${side('source_id')}), b AS (${side('target_id')})
    SELECT least(a.node, b.node) AS left_node, greatest(a.node, b.node) AS right_node, count(*) AS links FROM a JOIN b ON b.id = a.id WHERE a.node <> b.node GROUP BY 1, 2`
  await store.run(`CREATE OR REPLACE TEMP TABLE world_pair AS ${pairs}`)
  const nodes: string[] = []
  for await (const [ids = []] of store.columns('SELECT left_node AS id FROM world_pair UNION SELECT right_node FROM world_pair UNION SELECT id FROM unsure_entity ORDER BY 1')) {
    for (const id of ids) nodes.push(String(id))
  }
  const numberOf = new Map(nodes.map((id, number) => [id, number]))
  const [sources, targets, weights]: [number[], number[], number[]] = [[], [], []]
  for await (const [left = [], right = [], links = []] of store.columns('SELECT left_node, right_node, links::DOUBLE FROM world_pair ORDER BY 1, 2')) {
    for (let row = 0; row < left.length; row++) {
      sources.push(numberOf.get(String(left[row]))!)
      targets.push(numberOf.get(String(right[row]))!)
      weights.push(Number(links[row]))
    }
  }
  await store.run('DROP TABLE world_pair')
  const edges = { sources: Uint32Array.from(sources), targets: Uint32Array.from(targets), weights: Float64Array.from(weights) }
  return { nodes, numberOf, graph: buildGraph(nodes.length, edges) }
}

/** Of each node the nodes it is one with in a world; a node that is sure is not in it. */
export type NodeGroups = ReadonlyMap<number, readonly number[]>

/** The groups of a world. */
export function groupsIn({ nodes, numberOf }: Pick<WorldNetwork, 'nodes' | 'numberOf'>, { canonicalIds }: CaseWorld): NodeGroups {
  const members = new Map<string, number[]>()
  for (const [id, canonical] of canonicalIds) {
    const number = numberOf.get(id)
    if (number === undefined) continue
    const known = members.get(canonical)
    if (known) known.push(number)
    else members.set(canonical, [number])
  }
  return new Map([...members.values()].flatMap((group) => group.map((number) => [number, group] as const)))
}

/** Links from one node to another in a world, at most `most`; undefined when there is no such path, 0 when both are one. */
export function hopsBetween({ graph }: WorldNetwork, groups: NodeGroups, { from, to, most }: { from: number; to: number; most: number }): number | undefined {
  const whole = (node: number) => groups.get(node) ?? [node]
  const seen = new Set(whole(from))
  if (seen.has(to)) return 0
  let frontier = [...seen]
  for (let hops = 1; hops <= most && frontier.length > 0; hops++) {
    const next: number[] = []
    for (const node of frontier) {
      for (let at = graph.offsets[node]!; at < graph.offsets[node + 1]!; at++) {
        if (seen.has(graph.targets[at]!)) continue
        for (const one of whole(graph.targets[at]!)) {
          seen.add(one)
          next.push(one)
        }
      }
    }
    if (seen.has(to)) return hops
    frontier = next
  }
  return undefined
}

/** The network as it is in a world, its nodes numbered by the smallest node of each group; nodes that are one with a smaller one have no edges. */
export function graphIn({ graph }: WorldNetwork, groups: NodeGroups): Graph {
  const rootOf = (node: number) => groups.get(node)?.[0] ?? node
  const [sources, targets, weights]: [number[], number[], number[]] = [[], [], []]
  for (let node = 0; node < graph.nodeCount; node++) {
    for (let at = graph.offsets[node]!; at < graph.offsets[node + 1]!; at++) {
      if (graph.targets[at]! < node) continue
      sources.push(rootOf(node))
      targets.push(rootOf(graph.targets[at]!))
      weights.push(graph.weights[at]!)
    }
  }
  return buildGraph(graph.nodeCount, { sources: Uint32Array.from(sources), targets: Uint32Array.from(targets), weights: Float64Array.from(weights) })
}
