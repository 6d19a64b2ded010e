import { sqlText } from '../store/sql-text.ts'
import type { Store } from '../store/store.ts'
import { shortestPaths } from './graph/simple-paths.ts'
import { linkFilterSql, readGraph, type LinkFilter } from './read-graph.ts'

/** Which paths are looked for. */
export interface PathSearch extends LinkFilter {
  /** Most paths given. */
  readonly count: number
  /** Longest path, in links. */
  readonly maxHops: number
}

/** A step of a path, with the links that make it. */
export interface PathHop {
  readonly from: string
  readonly fromCaption: string
  readonly to: string
  readonly toCaption: string
  /** Links between both that the filter allows. */
  readonly links: number
  /** The first fifty in order of date: what they are, and the statement each rests on. */
  readonly shown: readonly { readonly id: string; readonly label: string; readonly date: string | null; readonly statementId: string | null }[]
}

/** A path between two entities. */
export interface FoundPath {
  readonly hops: readonly PathHop[]
  /** Whether each step can have come after the one before, by the dates of its links; null when a step has no dated link. */
  readonly inTime: boolean | null
}

const maxSteps = 20_000_000
const maxLinksShown = 50

/**
 * The shortest paths between two canonical entities, without an entity twice; always the same ones, ties by ids. A path says that
 * links follow each other, not that anything passed along them. None for an
 * entity that no link of the filter touches.
 */
export async function findPaths(store: Store, ends: readonly [string, string], search: PathSearch): Promise<{ readonly paths: readonly FoundPath[]; readonly isCut: boolean }> {
  const { ids, graph } = await readGraph(store, search)
  const [from, to] = [ids.indexOf(ends[0]), ids.indexOf(ends[1])]
  if (from === -1 || to === -1) return { paths: [], isCut: false }
  const { paths, isCut } = shortestPaths(graph, [from, to], { maxHops: search.maxHops, maxPaths: search.count, maxSteps })
  const found: FoundPath[] = []
  for (const path of paths) {
    const hops: PathHop[] = []
    const times: (readonly string[])[] = []
    for (const [index, node] of path.slice(1).entries()) {
      const hop = await readHop(store, [ids[path[index]!]!, ids[node]!], search)
      hops.push(hop.hop)
      times.push(hop.dates)
    }
    found.push({ hops, inTime: isInTime(times) })
  }
  return { paths: found, isCut }
}

async function readHop(store: Store, [from, to]: readonly [string, string], filter: LinkFilter): Promise<{ hop: PathHop; dates: string[] }> {
  const back = `source_id = ${sqlText(to)} AND target_id = ${sqlText(from)}${filter.directed ? ' AND NOT directed' : ''}`
  const links = await store.all<{ id: string; label: string; start_date: string | null; statement_id: string | null }>(
    `SELECT id, label, start_date, statement_id FROM derived.links
    WHERE ${linkFilterSql(filter)} AND ((source_id = ${sqlText(from)} AND target_id = ${sqlText(to)}) OR (${back})) ORDER BY start_date NULLS LAST, id`)
  const named = await store.all<{ id: string; caption: string }>(
    `SELECT canonical_id AS id, min(canonical_caption) AS caption FROM derived.entities WHERE canonical_id IN (${sqlText(from)}, ${sqlText(to)}) GROUP BY 1`)
  const captions = new Map(named.map(({ id, caption }) => [id, caption]))
  const shown = links.slice(0, maxLinksShown).map(({ id, label, start_date: date, statement_id: statementId }) => ({ id, label, date, statementId }))
  return {
    hop: { from, fromCaption: captions.get(from) ?? from, to, toCaption: captions.get(to) ?? to, links: links.length, shown },
    dates: links.flatMap(({ start_date: date }) => date ?? []),
  }
}

/** Of each step the earliest date not before that of the step before: if there is one for all, the path can have been gone. */
function isInTime(times: readonly (readonly string[])[]): boolean | null {
  if (times.some((dates) => dates.length === 0)) return null
  let last = ''
  for (const dates of times) {
    const next = dates.find((date) => date >= last.slice(0, date.length))
    if (next === undefined) return false
    if (next > last) last = next
  }
  return true
}
