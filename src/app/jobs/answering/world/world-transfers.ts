import type { Store } from '../../../../store/store.ts'
import type { CaseWorld } from '../../../../resolve/world/case-worlds.ts'

/** A transfer with each end as those source entities, of ones that are not sure, or the canonical entity that it can belong to. */
export interface WorldTransfer {
  readonly givers: readonly string[]
  readonly takers: readonly string[]
  readonly currency: string
  /** In hundred-millionths of the currency, so that sums are exact. */
  readonly units: bigint
}

const unitsOfOne = 100_000_000

/**
 * The ledger for worlds: each transfer once. An end that is not sure is the source entity that the movement names, or those that
 * are told to hold the account it names. Needs `layUnsure`.
 */
export async function readWorldTransfers(store: Store): Promise<WorldTransfer[]> {
  await store.run(`CREATE OR REPLACE TEMP TABLE unsure_holder AS
    SELECT DISTINCT v.entity_id AS told_by, u.canonical_id, u.id
    FROM derived.entity_values v JOIN derived.links l ON (l.schema = 'Ownership' OR l.property = 'holder') AND v.target_canonical_id IN (l.source_id, l.target_id)
    JOIN derived.entities a ON a.canonical_id = v.target_canonical_id AND a.canonical_schema = 'BankAccount' AND a.id = a.canonical_id
    LEFT JOIN derived.statements s ON s.id = l.statement_id
    JOIN unsure_end u ON u.told_by = coalesce(l.edge_id, s.entity_id) AND u.canonical_id IN (l.source_id, l.target_id)
    WHERE v.property_type = 'entity' AND v.target_canonical_id <> u.canonical_id AND v.entity_id IN (SELECT id FROM derived.transfers)`)
  const end = (column: string) => `coalesce(
      (SELECT string_agg(DISTINCT u.id, ' ' ORDER BY u.id) FROM unsure_end u WHERE u.told_by = t.id AND u.canonical_id = t.${column}),
      (SELECT string_agg(DISTINCT u.id, ' ' ORDER BY u.id) FROM unsure_holder u WHERE u.told_by = t.id AND u.canonical_id = t.${column}), t.${column})`
  const rows = await store.all<{ givers: string; takers: string; currency: string; units: string }>(`
    SELECT ${end('giver_id')} AS givers, ${end('taker_id')} AS takers, coalesce(t.currency, '') AS currency, (t.amount * ${unitsOfOne})::HUGEINT::VARCHAR AS units
    FROM derived.transfers t WHERE t.transfer_id = t.id AND t.giver_id IS NOT NULL AND t.taker_id IS NOT NULL AND t.amount IS NOT NULL ORDER BY t.id`)
  return rows.map(({ givers, takers, currency, units }) => ({ givers: givers.split(' '), takers: takers.split(' '), currency, units: BigInt(units.replace(/\..*$/, '')) }))
}

/** Whether an end of a transfer is an entity in a world: most of the source entities it can be are one with it. */
export function isEnd(end: readonly string[], entity: string, { canonicalIds }: Pick<CaseWorld, 'canonicalIds'>): boolean {
  const of = (id: string) => canonicalIds.get(id) ?? id
  const place = of(entity)
  const same = end.filter((id) => of(id) === place).length
  return same * 2 > end.length || (same * 2 === end.length && of(end[0]!) === place)
}

/** Sums of transfers by currency. */
export function sumTransfers(transfers: readonly WorldTransfer[]): Map<string, number> {
  const sums = new Map<string, bigint>()
  for (const { currency, units } of transfers) sums.set(currency, (sums.get(currency) ?? 0n) + units)
  return new Map([...sums].map(([currency, units]) => [currency, Number(units) / unitsOfOne]))
}
