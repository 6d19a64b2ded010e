import type { Store } from '../store/store.ts'
import { componentsTable } from './tables.ts'
import { DisjointSets } from './disjoint-sets.ts'

/**
 * Writes the connected component and the degree (different neighbours) of every linked canonical entity, direction
 * left aside; gives the number of components. Components are numbered by size, then by smallest id.
 */
export async function findComponents(store: Store, run: string): Promise<number> {
  await store.run(`CREATE OR REPLACE TEMP TABLE component_pair AS
    SELECT DISTINCT least(source_id, target_id) AS a, greatest(source_id, target_id) AS b FROM derived.links`)
  await store.run(`CREATE OR REPLACE TEMP TABLE component_node AS
    SELECT id, count(*) AS degree, row_number() OVER (ORDER BY id) - 1 AS n
    FROM (SELECT a AS id FROM component_pair UNION ALL SELECT b FROM component_pair) GROUP BY id`)
  const ids: string[] = []
  const degrees: number[] = []
  for await (const [id, degree] of store.columns('SELECT id, degree FROM component_node ORDER BY n')) {
    ids.push(...(id as string[]))
    degrees.push(...(degree as number[]))
  }
  const sets = await joinPairs(store, ids.length)
  await store.run('DROP TABLE component_pair')
  await store.run('DROP TABLE component_node')
  const numbers = numberBySize(sets, ids.length)
  await store.run('DELETE FROM derived.components')
  const appender = await store.appender(componentsTable)
  for (let node = 0; node < ids.length; node++) {
    const root = sets.find(node)
    appender.add([ids[node], numbers.get(root), sets.sizeOf(root), degrees[node], run])
  }
  await appender.close()
  return numbers.size
}

async function joinPairs(store: Store, nodes: number): Promise<DisjointSets> {
  const sets = new DisjointSets(nodes)
  const pairs = `SELECT x.n::INTEGER AS a, y.n::INTEGER AS b FROM component_pair p
    JOIN component_node x ON x.id = p.a JOIN component_node y ON y.id = p.b`
  for await (const [a, b] of store.columns(pairs)) {
    for (let row = 0; row < a!.length; row++) sets.union(a![row] as number, b![row] as number)
  }
  return sets
}

/** Number of each root. Nodes stand in order of id, so the first node met of a component has its smallest id. */
function numberBySize(sets: DisjointSets, nodes: number): Map<number, number> {
  const roots = new Set<number>()
  for (let node = 0; node < nodes; node++) roots.add(sets.find(node))
  const ordered = [...roots].map((root, met) => ({ root, met })).sort((a, b) => sets.sizeOf(b.root) - sets.sizeOf(a.root) || a.met - b.met)
  return new Map(ordered.map(({ root }, index) => [root, index + 1]))
}
