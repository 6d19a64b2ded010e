import type { Store } from '../../store/store.ts'
import { sqlText } from '../../store/sql-text.ts'
import type { Converter } from '../currency/converter.ts'
import type { Rate } from '../currency/rate-table.ts'
import { orderDay } from './day-order.ts'
import type { StatementPlace, TraceMovement } from './movement.ts'

/** The ledger of a case in one currency, in order, between numbered accounts. */
export interface TraceLedger {
  readonly movements: readonly TraceMovement[]
  /** Number of each movement by every id that names it: the transfer, either row of it, the statement of either amount. */
  readonly numberOf: ReadonlyMap<string, number>
  /** Id of each account: the account where one is told, else its holder; `?` and a name of what no source identifies. */
  readonly accounts: readonly string[]
  readonly captions: readonly string[]
  /** Decimals of the minor unit that all amounts are whole numbers of. */
  readonly decimals: number
  /** Transfers of the currency that are left out because no day is told. */
  readonly undated: number
  /** The rate by which the amount of a movement was converted, by its number. */
  readonly rates: ReadonlyMap<number, Rate>
  /** Transfers left out because no rate is told for their day, by currency. */
  readonly unconverted: Readonly<Record<string, number>>
}

/** Which transfers make the ledger. */
export interface LedgerScope {
  /** Only of this currency; null: those that name none. */
  readonly currency: string | null
  /** ISO day, month or year of the last. */
  readonly until?: string | undefined
  /** Transfers of every currency, converted into this one. Balances in another currency are not taken over. */
  readonly converter?: Converter | undefined
}

/** Decimals of `transfers.amount`. */
const ledgerDecimals = 8

/**
 * Reads the transfers of one currency, or of all converted into one, each once. An end is the account that the row names; a
 * holder with one account in the ledger stands for that account.
 */
export async function readTraceLedger(store: Store, { currency, until, converter }: LedgerScope): Promise<TraceLedger> {
  const named = converter ? 'currency IS NOT NULL' : currency === null ? 'currency IS NULL' : `currency = ${sqlText(currency)}`
  const rows = await store.all<LedgerRow>(ledgerSql(named, until))
  const [{ undated } = { undated: 0 }] = await store.all<{ undated: number }>(`SELECT count(*) AS undated FROM derived.transfers WHERE transfer_id = id AND day IS NULL AND ${named}`)
  const decimals = decimalsOf(rows)
  const accounts = new Map<string, { readonly number: number; readonly caption: string }>()
  const numbered = (id: string | null, caption: string | null) => {
    const key = id ?? `?${caption ?? ''}`
    const known = accounts.get(key) ?? { number: accounts.size, caption: caption ?? id ?? 'not told' }
    accounts.set(key, known)
    return known.number
  }
  const unconverted: Record<string, number> = {}
  const told = new Map<TraceMovement, { readonly row: LedgerRow; readonly rate: Rate | undefined }>()
  for (const row of rows) {
    const units = minorUnits(row.amount, decimals)
    const isForeign = converter !== undefined && row.currency !== currency
    const converted = isForeign ? converter.convert(units, row.currency!, row.day) : undefined
    if (isForeign && !converted) {
      unconverted[row.currency!] = (unconverted[row.currency!] ?? 0) + 1
      continue
    }
    const balance = (text: string | null) => (isForeign || text === null ? undefined : minorUnits(text, decimals))
    told.set({
      id: row.id, day: row.day, date: row.date,
      from: numbered(row.from_id, row.from_caption), to: numbered(row.to_id, row.to_caption),
      amount: converted?.amount ?? units, balanceFrom: balance(row.from_balance), balanceTo: balance(row.to_balance),
      placeFrom: placeOf(row.from_exhibit, row.from_order), placeTo: placeOf(row.to_exhibit, row.to_order),
    }, { row, rate: converted?.rate })
  }
  const movements = [...Map.groupBy(told.keys(), ({ day }) => day).values()].flatMap(orderDay)
  const [numberOf, rates] = [new Map<string, number>(), new Map<number, Rate>()]
  for (const [number, movement] of movements.entries()) {
    const { row: { id, other_id, statement_id, other_statement_id }, rate } = told.get(movement)!
    for (const each of [id, other_id, statement_id, other_statement_id]) if (each !== null) numberOf.set(each, number)
    if (rate) rates.set(number, rate)
  }
  return {
    movements, numberOf, decimals, undated: Number(undated), rates, unconverted,
    accounts: [...accounts.keys()], captions: [...accounts.values()].map(({ caption }) => caption),
  }
}

/** A decimal as whole minor units. */
export function minorUnits(decimal: string, decimals: number): bigint {
  const [, sign = '', whole = '0', fraction = ''] = /^(-?)(\d+)(?:\.(\d*))?$/.exec(decimal) ?? []
  return BigInt(`${sign}${whole}${fraction.padEnd(decimals, '0').slice(0, decimals)}`)
}

/** Whole minor units as a decimal. */
export function decimalOf(units: bigint, decimals: number): string {
  const digits = String(units < 0n ? -units : units).padStart(decimals + 1, '0')
  return `${units < 0n ? '-' : ''}${digits.slice(0, digits.length - decimals)}${decimals > 0 ? `.${digits.slice(-decimals)}` : ''}`
}

interface LedgerRow {
  readonly [column: string]: string | number | null
  readonly id: string
  readonly other_id: string | null
  readonly statement_id: string | null
  readonly other_statement_id: string | null
  readonly day: string
  readonly date: string
  readonly amount: string
  readonly currency: string | null
  readonly from_id: string | null
  readonly from_caption: string | null
  readonly to_id: string | null
  readonly to_caption: string | null
  readonly from_balance: string | null
  readonly to_balance: string | null
  readonly from_exhibit: string | null
  readonly from_order: number | null
  readonly to_exhibit: string | null
  readonly to_order: number | null
}

/** The fewest decimals, two at least, in which every amount and balance is whole. */
function decimalsOf(rows: readonly LedgerRow[]): number {
  let most = 2
  for (const { amount, from_balance: from, to_balance: to } of rows) {
    for (const text of [amount, from, to]) if (text !== null) most = Math.max(most, text.replace(/0+$/, '').split('.')[1]?.length ?? 0)
  }
  return Math.min(most, ledgerDecimals)
}

function placeOf(exhibit: string | null, order: number | null): StatementPlace | undefined {
  return exhibit === null || order === null ? undefined : { exhibit, order: Number(order) }
}

/** A row of an account statement tells its own account, the balance after it and its place; newest first is turned round. */
const ledgerSql = (currency: string, until: string | undefined) => `
  WITH account AS (SELECT DISTINCT canonical_id AS id FROM derived.entities WHERE canonical_schema = 'BankAccount'),
  named AS (SELECT canonical_id AS id, min(canonical_caption) AS caption FROM derived.entities GROUP BY canonical_id),
  told AS (
    SELECT t.id, t.transfer_id, t.amount, t.currency, t.date, t.day, t.statement_id, t.giver_id, t.giver, t.taker_id, t.taker,
      coalesce(r.payer_id, t.giver_id) AS from_id, coalesce(r.beneficiary_id, t.taker_id) AS to_id,
      r.schema = 'AccountEntry' AS is_entry, r.amount < 0 AS is_leaving, r.balance, t.exhibit_id,
      coalesce(r.row, TRY_CAST(regexp_extract(t.locator, 'page=([0-9]+)', 1) AS BIGINT) * 1000000 + TRY_CAST(regexp_extract(t.locator, 'char=([0-9]+)', 1) AS BIGINT)) AS place
    FROM derived.transfers t JOIN derived.accounts_rows r ON r.id = t.id),
  sole AS (
    SELECT holder_id, min(account_id) AS account_id
    FROM (SELECT giver_id AS holder_id, from_id AS account_id FROM told WHERE giver_id <> from_id UNION SELECT taker_id, to_id FROM told WHERE taker_id <> to_id)
    WHERE account_id IN (SELECT id FROM account) GROUP BY holder_id HAVING count(*) = 1),
  turned AS (
    SELECT exhibit_id, arg_max(day, place) < arg_min(day, place) AS is_newest_first FROM told WHERE is_entry AND day IS NOT NULL GROUP BY exhibit_id),
  placed AS (
    SELECT t.* EXCLUDE (place), CASE WHEN t.is_entry THEN CASE WHEN u.is_newest_first THEN -t.place ELSE t.place END END AS place
    FROM told t LEFT JOIN turned u ON u.exhibit_id = t.exhibit_id)
  SELECT o.id, i.id AS other_id, o.statement_id, i.statement_id AS other_statement_id, o.day, o.date, o.currency, CAST(o.amount AS VARCHAR) AS amount,
    coalesce(f.account_id, o.from_id) AS from_id, CASE WHEN fn.caption <> o.giver THEN o.giver || ', ' || fn.caption ELSE coalesce(o.giver, fn.caption) END AS from_caption,
    coalesce(k.account_id, i.to_id, o.to_id) AS to_id, CASE WHEN kn.caption <> o.taker THEN o.taker || ', ' || kn.caption ELSE coalesce(o.taker, kn.caption) END AS to_caption,
    CASE WHEN o.is_entry AND o.is_leaving THEN CAST(o.balance AS VARCHAR) END AS from_balance,
    CAST(CASE WHEN i.id IS NOT NULL THEN i.balance WHEN o.is_entry AND NOT o.is_leaving THEN o.balance END AS VARCHAR) AS to_balance,
    CASE WHEN o.is_entry AND o.is_leaving THEN o.exhibit_id END AS from_exhibit, CASE WHEN o.is_leaving THEN o.place END AS from_order,
    CASE WHEN i.id IS NOT NULL THEN i.exhibit_id WHEN o.is_entry AND NOT o.is_leaving THEN o.exhibit_id END AS to_exhibit,
    CASE WHEN i.id IS NOT NULL THEN i.place WHEN NOT o.is_leaving THEN o.place END AS to_order
  FROM placed o
  LEFT JOIN (SELECT * FROM placed WHERE transfer_id <> id QUALIFY row_number() OVER (PARTITION BY transfer_id ORDER BY id) = 1) i ON i.transfer_id = o.id
  LEFT JOIN sole f ON f.holder_id = o.from_id
  LEFT JOIN sole k ON k.holder_id = coalesce(i.to_id, o.to_id)
  LEFT JOIN named fn ON fn.id = coalesce(f.account_id, o.from_id)
  LEFT JOIN named kn ON kn.id = coalesce(k.account_id, i.to_id, o.to_id)
  WHERE o.transfer_id = o.id AND o.day IS NOT NULL AND o.${currency}${until === undefined ? '' : ` AND substr(o.day, 1, ${until.length}) <= ${sqlText(until)}`}
  ORDER BY o.day, CASE WHEN length(o.date) > 10 THEN o.date END NULLS FIRST, o.id`
