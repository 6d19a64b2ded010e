import { sqlText, sqlTexts } from '../../store/sql-text.ts'
import type { Store } from '../../store/store.ts'
import { linkFilterSql, type LinkFilter } from '../read-graph.ts'
import { findChains, type ChainSearch } from './find-chains.ts'
import { findCycles, type CycleSearch } from './find-cycles.ts'
import { findFans, type FanSearch } from './find-fans.ts'
import { findScatter, type ScatterSearch } from './find-scatter.ts'
import { gatherLegs, type FoundMotifs, type LegIndex, type MotifEdges } from './motif-legs.ts'

/** What is looked for. */
export type MotifSearch =
  | ({ readonly kind: 'cycle' } & CycleSearch)
  | ({ readonly kind: 'fan' } & FanSearch)
  | ({ readonly kind: 'chain' } & ChainSearch)
  | ({ readonly kind: 'scatter' } & ScatterSearch)

/** Where it is looked for: the ledger, or dated links of some schemata. */
export interface MotifSource {
  readonly currency?: string | undefined
  /** Absent: transfers. */
  readonly links?: LinkFilter | undefined
}

/** A motif of a case: who is in it, and the rows of each leg. Its parties are ordered as the kind of motif tells. */
export interface CaseMotif {
  readonly parties: readonly { readonly id: string; readonly caption: string }[]
  readonly legs: readonly {
    readonly from: string
    readonly to: string
    readonly day: string
    /** Of one payment, where there is one. */
    readonly amount: number | null
    readonly rows: readonly { readonly id: string; readonly statementId: string | null }[]
  }[]
}

const dayMs = 86_400_000
const mostEdges = 3_000_000

/** Looks for motifs in the ledger or the links of a case, in order of time. Says what is seen, never what it is for. */
export async function findMotifs(store: Store, search: MotifSearch, source: MotifSource = {}): Promise<{ readonly motifs: readonly CaseMotif[]; readonly isCut: boolean }> {
  const { edges, ids, rows, isCut: isRead } = await readEdges(store, source)
  const { motifs, isCut } = runSearch(gatherLegs(edges), search)
  const captions = await captionsOf(store, [...new Set(motifs.flatMap(({ parties }) => parties))].map((node) => ids[node]!))
  return {
    isCut: isCut || isRead,
    motifs: motifs.map(({ parties, legs }) => ({
      parties: parties.map((node) => ({ id: ids[node]!, caption: captions.get(ids[node]!) ?? ids[node]! })),
      legs: legs.map(({ from, to, day, amount, edges: numbers }) => ({
        from: ids[from]!, to: ids[to]!, day: new Date(day * dayMs).toISOString().slice(0, 10), amount: source.links ? null : amount, rows: numbers.map((number) => rows[number]!),
      })),
    })),
  }
}

function runSearch(legs: LegIndex, search: MotifSearch): FoundMotifs {
  switch (search.kind) {
    case 'cycle':
      return findCycles(legs, search)
    case 'fan':
      return findFans(legs, search)
    case 'chain':
      return findChains(legs, search)
    case 'scatter':
      return findScatter(legs, search)
  }
}

interface ReadEdges {
  readonly edges: MotifEdges
  readonly ids: readonly string[]
  readonly rows: readonly { readonly id: string; readonly statementId: string | null }[]
  readonly isCut: boolean
}

async function readEdges(store: Store, source: MotifSource): Promise<ReadEdges> {
  const read = await store.all<{ id: string; statement_id: string | null; a: string; b: string; amount: number; day: number; time: number | null }>(
    `${source.links ? linksSql(source.links) : transfersSql(source.currency)} LIMIT ${mostEdges + 1}`)
  const kept = read.slice(0, mostEdges)
  const numbers = new Map<string, number>()
  const numbered = (id: string) => {
    const number = numbers.get(id) ?? numbers.size
    numbers.set(id, number)
    return number
  }
  const edges = {
    from: Uint32Array.from(kept, ({ a }) => numbered(a)), to: Uint32Array.from(kept, ({ b }) => numbered(b)),
    amount: Float64Array.from(kept, ({ amount }) => amount), day: Int32Array.from(kept, ({ day }) => day), time: Float64Array.from(kept, ({ time }) => time ?? NaN),
  }
  const rows = kept.map(({ id, statement_id: statementId }) => ({ id, statementId }))
  return { edges: { nodeCount: numbers.size, ...edges }, ids: [...numbers.keys()], rows, isCut: read.length > mostEdges }
}

const secondsSql = (date: string) => `CASE WHEN length(${date}) > 10 THEN date_part('epoch', TRY_CAST(substr(${date}, 12, 8) AS TIME))::DOUBLE END`

/** Sums of several currencies are not compared: without one named, the one of most transfers. */
const transfersSql = (currency: string | undefined) => `
  SELECT id, statement_id, giver_id AS a, taker_id AS b, amount::DOUBLE AS amount,
    date_diff('day', DATE '1970-01-01', CAST(day AS DATE))::INTEGER AS day, ${secondsSql('date')} AS time
  FROM derived.transfers WHERE transfer_id = id AND giver_id <> taker_id AND amount > 0 AND day IS NOT NULL
    AND ${currency === undefined ? `currency IS NOT DISTINCT FROM (${commonestSql})` : `currency = ${sqlText(currency)}`}
  ORDER BY day, CASE WHEN length(date) > 10 THEN date END NULLS FIRST, id`

const commonestSql = 'SELECT currency FROM derived.transfers WHERE transfer_id = id GROUP BY currency ORDER BY count(*) DESC, currency NULLS LAST LIMIT 1'

const linksSql = (filter: LinkFilter) => `
  SELECT id, statement_id, source_id AS a, target_id AS b, 1.0::DOUBLE AS amount,
    date_diff('day', DATE '1970-01-01', TRY_CAST(substr(start_date, 1, 10) AS DATE))::INTEGER AS day, ${secondsSql('start_date')} AS time
  FROM derived.links WHERE ${linkFilterSql(filter)} AND directed AND TRY_CAST(substr(start_date, 1, 10) AS DATE) IS NOT NULL ORDER BY day, start_date, id`

async function captionsOf(store: Store, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await store.all<{ id: string; caption: string }>(
    `SELECT canonical_id AS id, min(canonical_caption) AS caption FROM derived.entities WHERE canonical_id IN ${sqlTexts(ids)} GROUP BY 1`)
  return new Map(rows.map(({ id, caption }) => [id, caption]))
}
