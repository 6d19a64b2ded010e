import type { Store } from '../../store/store.ts'
import { findGroups } from '../graph/find-groups.ts'
import { linkFilterSql, readGraph } from '../read-graph.ts'

/** From a day, month or year to another, both included. */
export interface Period {
  readonly from: string
  readonly until: string
}

/** A pair of entities in two periods: links of one label, and their sum in a currency. */
export interface PairChange {
  readonly change: 'appeared' | 'went' | 'changed'
  readonly source: string
  readonly sourceCaption: string
  readonly target: string
  readonly targetCaption: string
  readonly label: string
  readonly currency: string | null
  readonly linksBefore: number
  readonly linksAfter: number
  readonly sumBefore: string | null
  readonly sumAfter: string | null
  /** Statements that links of the pair rest on, at most five of each period. */
  readonly statements: readonly string[]
}

/** A group of the later period beside the one of the earlier that it is most like. */
export interface GroupChange {
  readonly size: number
  /** Share of members that both have of all that either has; 0: nothing like it was there. */
  readonly likeness: number
  readonly joined: readonly string[]
  readonly left: readonly string[]
}

/** What appeared, went and changed from one period to another. */
export interface PeriodComparison {
  readonly pairs: readonly PairChange[]
  /** Entities that have links in one of the periods alone. */
  readonly appeared: readonly string[]
  readonly went: readonly string[]
  readonly groups: readonly GroupChange[]
  /** Links in each period, and dated links in neither. */
  readonly links: readonly [number, number]
}

const leastGroup = 3

/**
 * Compares the links of a case in two periods: pairs, sums and groups (Leiden, of three members or more). A link counts in a period if it is dated in it
 * or lasts through it; undated ones in neither. What went may be missing from the evidence of the later period.
 */
export async function comparePeriods(
  store: Store, [before, after]: readonly [Period, Period], options: { readonly schemata?: readonly string[] | undefined; readonly limit?: number } = {},
): Promise<PeriodComparison> {
  const { schemata, limit = 200 } = options
  const filters = [{ ...before, schemata }, { ...after, schemata }] as const
  const pairs = await store.all<PairRow>(pairsSql(filters.map(linkFilterSql) as [string, string], limit))
  const graphs = [await readGraph(store, filters[0]), await readGraph(store, filters[1])] as const
  const [known, now] = graphs.map(({ ids }) => new Set(ids)) as [Set<string>, Set<string>]
  const members = graphs.map(({ ids, graph }) => membersOf(ids, findGroups(graph, { seed: 1 }).groupOf)) as [string[][], string[][]]
  const [counts] = await store.all<{ a: number; b: number }>(
    `SELECT (SELECT count(*) FROM derived.links WHERE ${linkFilterSql(filters[0])}) AS a, (SELECT count(*) FROM derived.links WHERE ${linkFilterSql(filters[1])}) AS b`)
  return {
    pairs: pairs.map(toChange), links: [Number(counts!.a), Number(counts!.b)],
    appeared: [...now].filter((id) => !known.has(id)), went: [...known].filter((id) => !now.has(id)),
    groups: members[1].map((group) => compareGroup(group, members[0])),
  }
}

function membersOf(ids: readonly string[], groupOf: Uint32Array): string[][] {
  const groups = [...Map.groupBy(ids.keys(), (node) => groupOf[node]!)].sort(([a], [b]) => a - b)
  return groups.map(([, nodes]) => nodes.map((node) => ids[node]!)).filter((group) => group.length >= leastGroup)
}

function compareGroup(group: readonly string[], earlier: readonly (readonly string[])[]): GroupChange {
  const members = new Set(group)
  let best: { readonly likeness: number; readonly members: readonly string[] } = { likeness: 0, members: [] }
  for (const other of earlier) {
    const both = other.filter((id) => members.has(id)).length
    const likeness = both / (other.length + group.length - both)
    if (likeness > best.likeness) best = { likeness, members: other }
  }
  const was = new Set(best.members)
  return { size: group.length, likeness: Math.round(best.likeness * 1e4) / 1e4, joined: group.filter((id) => !was.has(id)), left: best.members.filter((id) => !members.has(id)) }
}

interface PairRow {
  readonly [column: string]: string | number | null
  readonly source_id: string
  readonly source: string | null
  readonly target_id: string
  readonly target: string | null
  readonly label: string
  readonly currency: string | null
  readonly before: number
  readonly after: number
  readonly sum_before: string | null
  readonly sum_after: string | null
  readonly statements: string
}

function toChange(row: PairRow): PairChange {
  const [before, after] = [Number(row.before), Number(row.after)]
  return {
    change: before === 0 ? 'appeared' : after === 0 ? 'went' : 'changed',
    source: row.source_id, sourceCaption: row.source ?? row.source_id, target: row.target_id, targetCaption: row.target ?? row.target_id,
    label: row.label, currency: row.currency, linksBefore: before, linksAfter: after, sumBefore: row.sum_before, sumAfter: row.sum_after,
    statements: JSON.parse(row.statements) as string[],
  }
}

const pairsSql = ([before, after]: readonly [string, string], limit: number) => `
  WITH placed AS (
    SELECT 1 AS period, * FROM derived.links WHERE ${before} AND start_date IS NOT NULL
    UNION ALL SELECT 2, * FROM derived.links WHERE ${after} AND start_date IS NOT NULL),
  named AS (SELECT canonical_id AS id, min(canonical_caption) AS caption FROM derived.entities GROUP BY canonical_id),
  pair AS (
    SELECT source_id, target_id, label, currency, count(*) FILTER (period = 1) AS before, count(*) FILTER (period = 2) AS after,
      sum(amount) FILTER (period = 1) AS sum_before, sum(amount) FILTER (period = 2) AS sum_after,
      list_distinct(list_concat(
        list_slice(coalesce(list(statement_id ORDER BY start_date, id) FILTER (period = 1), []), 1, 5),
        list_slice(coalesce(list(statement_id ORDER BY start_date, id) FILTER (period = 2), []), 1, 5))) AS statements
    FROM placed GROUP BY source_id, target_id, label, currency)
  SELECT p.source_id, s.caption AS source, p.target_id, t.caption AS target, p.label, p.currency, p.before, p.after,
    CAST(p.sum_before AS VARCHAR) AS sum_before, CAST(p.sum_after AS VARCHAR) AS sum_after, CAST(to_json(list_sort(p.statements)) AS VARCHAR) AS statements
  FROM pair p LEFT JOIN named s ON s.id = p.source_id LEFT JOIN named t ON t.id = p.target_id
  WHERE p.before <> p.after OR p.sum_before IS DISTINCT FROM p.sum_after
  ORDER BY greatest(p.before, p.after) = 0, abs(p.after - p.before) DESC, p.source_id, p.target_id, p.label, p.currency LIMIT ${limit}`
