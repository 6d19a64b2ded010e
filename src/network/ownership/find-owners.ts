import { sqlText, sqlTexts } from '../../store/sql-text.ts'
import type { Store } from '../../store/store.ts'
import { findControl } from './find-control.ts'
import { solveOwnership, type Holding } from './solve-ownership.ts'

/** How beneficial owners are told. */
export interface OwnersRequest {
  /** Canonical entity of the company. */
  readonly company: string
  /** Holdings in force on this ISO day; absent: all that are not told to have ended. */
  readonly day?: string | undefined
  /** More than this share, 0 to 1, makes a beneficial owner; a chain of majority does too. Default 0.25. */
  readonly threshold?: number
}

/** A direct holding as a source tells it. */
export interface ToldHolding {
  readonly owner: string
  readonly ownerCaption: string
  readonly company: string
  readonly companyCaption: string
  /** Percent as told; null where none is told: it is not counted. */
  readonly percent: number | null
  readonly since: string | null
  readonly until: string | null
  readonly statementId: string | null
  /** Other percentages that sources tell for the same two, the same day. */
  readonly otherPercents: readonly number[]
}

/** Somebody above a company, with the holdings by which he stands there. */
export interface Owner {
  readonly id: string
  readonly caption: string
  readonly schema: string
  /** Percent of the company through all layers, to four decimals. */
  readonly percent: number
  /** Whether the company is controlled by a chain of majorities, and its holdings. */
  readonly controls: boolean
  /** Nobody stands above. */
  readonly isUltimate: boolean
  /** By the rule: ultimate, and more than the threshold or in control. */
  readonly isBeneficial: boolean
  /** Numbers of the holdings on the ways from the owner to the company. */
  readonly chain: readonly number[]
}

/** Who owns and controls a company, as far as the evidence tells. */
export interface Owners {
  readonly owners: readonly Owner[]
  readonly holdings: readonly ToldHolding[]
  /** Part of the company, in percent, that the told holdings lead to somebody above whom nobody stands. */
  readonly toldPercent: number
  /** Captions of companies of which more than all is told to be held. */
  readonly overfull: readonly string[]
  readonly hasSettled: boolean
}

/**
 * Owners of a company through every layer: shares by the sum over all ways (`solveOwnership`), control by chains of majority
 * (`findControl`), beneficial owners by a rule with a threshold (more than 25 % by default, as Directive (EU) 2015/849, article 3(6)). What is not
 * told is not assumed: a holding without a percentage is listed and not counted.
 */
export async function findOwners(store: Store, { company, day, threshold = 0.25 }: OwnersRequest): Promise<Owners> {
  const told = (await store.all<HoldingRow>(holdingsSql(day))).map(toTold)
  const numbers = new Map<string, number>([[company, 0]])
  for (const { owner, company: held } of told) for (const id of [owner, held]) if (!numbers.has(id)) numbers.set(id, numbers.size)
  const ids = [...numbers.keys()]
  const counted = new Map<Holding, number>()
  told.forEach(({ owner, company: held, percent }, index) => {
    if (percent !== null && percent > 0) counted.set({ owner: numbers.get(owner)!, company: numbers.get(held)!, share: percent / 100 }, index)
  })
  const { ofOwner, holdings, overfull, hasSettled } = solveOwnership([...counted.keys()], 0)
  const things = await readThings(store, [...ofOwner.keys(), 0, ...overfull].map((number) => ids[number]!))
  const owned = new Set(holdings.map((holding) => holding.company))
  const unsaid = told.flatMap(({ company: held, percent }, index) => (percent === null && owned.has(numbers.get(held)!) ? [index] : []))
  const shown = [...new Set([...holdings.map((holding) => counted.get(holding)!), ...unsaid])]
  const place = new Map(shown.map((index, at) => [index, at]))
  const owners = [...ofOwner].map(([number, share]): Owner => {
    const controls = findControl(holdings, number).has(0)
    const isUltimate = !owned.has(number)
    return {
      id: ids[number]!, caption: things.get(ids[number]!)?.caption ?? ids[number]!, schema: things.get(ids[number]!)?.schema ?? 'Thing',
      percent: Math.round(share * 1e6) / 1e4, controls, isUltimate, isBeneficial: isUltimate && (share > threshold || controls),
      chain: chainOf(holdings, number).map((holding) => place.get(counted.get(holding)!)!),
    }
  })
  return {
    owners, holdings: shown.map((index) => told[index]!), hasSettled, overfull: overfull.map((number) => things.get(ids[number]!)?.caption ?? ids[number]!),
    toldPercent: Math.round(owners.filter(({ isUltimate }) => isUltimate).reduce((sum, { percent }) => sum + percent, 0) * 1e4) / 1e4,
  }
}

/** Holdings that lie below an owner, of those above the company: the ways from one to the other. */
function chainOf(holdings: readonly Holding[], owner: number): Holding[] {
  const below = Map.groupBy(holdings, (holding) => holding.owner)
  const met = new Set([owner])
  for (const each of met) if (each !== 0) for (const { company } of below.get(each) ?? []) met.add(company)
  return [...met].filter((each) => each !== 0).flatMap((each) => below.get(each) ?? [])
}

interface HoldingRow {
  readonly [column: string]: string | null
  readonly owner: string
  readonly owner_caption: string
  readonly company: string
  readonly company_caption: string
  readonly percent: string | null
  readonly others: string | null
  readonly since: string | null
  readonly until: string | null
  readonly statement_id: string | null
}

function toTold(row: HoldingRow): ToldHolding {
  const percent = percentOf(row.percent)
  const others = [...new Set((JSON.parse(row.others ?? '[]') as (string | null)[]).map(percentOf))].filter((other) => other !== null && other !== percent) as number[]
  return {
    owner: row.owner, ownerCaption: row.owner_caption, company: row.company, companyCaption: row.company_caption, percent, since: row.since, until: row.until,
    statementId: row.statement_id, otherPercents: others.sort((a, b) => a - b),
  }
}

/** A percentage as sources write it (`50`, `12,5 %`); null for a range or words. */
function percentOf(text: string | null): number | null {
  const [, number] = /^\s*(\d{1,3}(?:[.,]\d+)?)\s*%?\s*$/.exec(text ?? '') ?? []
  const percent = number === undefined ? NaN : Number(number.replace(',', '.'))
  return percent <= 100 ? percent : null
}

const last = 't.start_date DESC NULLS LAST, t.percent IS NULL, t.id'

/** One holding for each two: of several tellings in force the one that began last, then the one with a percentage. */
function holdingsSql(day: string | undefined): string {
  const inForce = day === undefined
    ? 'end_date IS NULL'
    : `(start_date IS NULL OR substr(start_date, 1, ${day.length}) <= ${sqlText(day)}) AND (end_date IS NULL OR end_date >= ${sqlText(day)})`
  return `
  WITH share AS (
    SELECT entity_id, min(value) AS percent, min(statement_id) AS statement_id FROM derived.entity_values
    WHERE schema = 'Ownership' AND property = 'percentage' GROUP BY entity_id),
  told AS (
    SELECT l.source_id, l.target_id, l.start_date, l.end_date, s.percent, coalesce(s.statement_id, l.statement_id) AS statement_id, l.id
    FROM derived.links l LEFT JOIN share s ON s.entity_id = l.edge_id
    WHERE l.schema = 'Ownership' AND ${inForce} AND l.target_id NOT IN (SELECT canonical_id FROM derived.entities WHERE canonical_schema = 'BankAccount')),
  named AS (SELECT canonical_id AS id, min(canonical_caption) AS caption FROM derived.entities GROUP BY canonical_id)
  SELECT t.source_id AS owner, any_value(o.caption) AS owner_caption, t.target_id AS company, any_value(c.caption) AS company_caption,
    first(t.percent ORDER BY ${last}) AS percent, CAST(to_json(list(t.percent ORDER BY t.id)) AS VARCHAR) AS others,
    first(t.start_date ORDER BY ${last}) AS since, first(t.end_date ORDER BY ${last}) AS until, first(t.statement_id ORDER BY ${last}) AS statement_id
  FROM told t LEFT JOIN named o ON o.id = t.source_id LEFT JOIN named c ON c.id = t.target_id
  GROUP BY t.source_id, t.target_id ORDER BY owner, company`
}

async function readThings(store: Store, ids: readonly string[]): Promise<ReadonlyMap<string, { readonly caption: string; readonly schema: string }>> {
  const rows = await store.all<{ id: string; caption: string; schema: string }>(
    `SELECT canonical_id AS id, min(canonical_caption) AS caption, min(canonical_schema) AS schema FROM derived.entities WHERE canonical_id IN ${sqlTexts(ids)} GROUP BY 1`)
  return new Map(rows.map((row) => [row.id, row]))
}
