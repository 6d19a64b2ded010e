import { sqlTexts } from '../store/sql-text.ts'
import type { Store } from '../store/store.ts'
import { findCutPlaces } from './graph/cut-places.ts'
import { linkFilterSql, readGraph, type LinkFilter } from './read-graph.ts'

/** Links between two, as a list of brokers and bridges shows them. */
export interface BetweenLinks {
  readonly id: string
  readonly caption: string
  /** How many, and the first ten: what they are, and the statement each rests on. */
  readonly links: number
  readonly shown: readonly { readonly label: string; readonly date: string | null; readonly statementId: string | null }[]
}

/** Somebody without whom a part of the network hangs on nothing, with the links that make it so. */
export interface Broker {
  readonly id: string
  readonly caption: string
  /** Entities of each part that would come off, the largest first. */
  readonly parts: readonly number[]
  /** Neighbours, those with most links first, at most twenty. */
  readonly neighbours: readonly BetweenLinks[]
}

/** The only way between two sides of a network. */
export interface Bridge extends BetweenLinks {
  readonly otherId: string
  readonly otherCaption: string
  /** Entities on the smaller side. */
  readonly smaller: number
}

const mostNeighbours = 20
const mostShown = 10

/**
 * Brokers and bridges of a case: articulation points and single ways, of which at least `least` entities hang. A place in what the evidence
 * tells, not what somebody is: where evidence is missing, somebody may stand between who does not.
 */
export async function findBrokers(
  store: Store, { least = 2, limit = 50, ...filter }: LinkFilter & { readonly least?: number; readonly limit?: number },
): Promise<{ readonly brokers: readonly Broker[]; readonly bridges: readonly Bridge[] }> {
  const { ids, graph } = await readGraph(store, filter)
  const { nodes, edges } = findCutPlaces(graph)
  const places = nodes.filter(({ parts }) => parts.reduce((total, part) => total + part, 0) >= least).slice(0, limit)
  const ways = edges.filter(({ smaller }) => smaller >= least).slice(0, limit)
  const centres = [...new Set([...places.map(({ node }) => ids[node]!), ...ways.map(({ from }) => ids[from]!)])]
  const between = await readBetween(store, centres, filter)
  return {
    brokers: places.map(({ node, parts }) => ({
      id: ids[node]!, caption: between.captions.get(ids[node]!) ?? ids[node]!, parts,
      neighbours: [...(between.links.get(ids[node]!)?.values() ?? [])].sort((a, b) => b.links - a.links || (a.id < b.id ? -1 : 1)).slice(0, mostNeighbours),
    })),
    bridges: ways.map(({ from, to, smaller }) => ({
      ...between.links.get(ids[from]!)!.get(ids[to]!)!, otherId: ids[from]!, otherCaption: between.captions.get(ids[from]!) ?? ids[from]!, smaller,
    })),
  }
}

interface Between {
  readonly captions: ReadonlyMap<string, string>
  readonly links: ReadonlyMap<string, ReadonlyMap<string, BetweenLinks>>
}

/** The links of some entities, by neighbour. */
async function readBetween(store: Store, ids: readonly string[], filter: LinkFilter): Promise<Between> {
  if (ids.length === 0) return { captions: new Map(), links: new Map() }
  const rows = await store.all<{ centre: string; other: string; label: string; date: string | null; statement_id: string | null }>(`
    SELECT source_id AS centre, target_id AS other, label, start_date AS date, statement_id, id FROM derived.links WHERE ${linkFilterSql(filter)} AND source_id IN ${sqlTexts(ids)}
    UNION ALL SELECT target_id, source_id, label, start_date, statement_id, id FROM derived.links WHERE ${linkFilterSql(filter)} AND target_id IN ${sqlTexts(ids)}
    ORDER BY centre, other, date NULLS LAST, id`)
  const named = await store.all<{ id: string; caption: string }>('SELECT canonical_id AS id, min(canonical_caption) AS caption FROM derived.entities GROUP BY 1')
  const captions = new Map(named.map(({ id, caption }) => [id, caption]))
  const toLinks = (id: string, told: typeof rows): BetweenLinks => ({
    id, caption: captions.get(id) ?? id, links: told.length,
    shown: told.slice(0, mostShown).map(({ label, date, statement_id: statementId }) => ({ label, date, statementId })),
  })
  const links = new Map([...Map.groupBy(rows, ({ centre }) => centre)].map(([centre, list]) =>
    [centre, new Map([...Map.groupBy(list, ({ other }) => other)].map(([id, told]) => [id, toLinks(id, told)]))]))
  return { captions, links }
}
