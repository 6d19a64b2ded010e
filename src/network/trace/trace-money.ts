import { Failure } from '../../base/failure.ts'
import { sqlTexts } from '../../store/sql-text.ts'
import type { Store } from '../../store/store.ts'
import { Converter } from '../currency/converter.ts'
import type { Rate } from '../currency/rate-table.ts'
import { followMoney, type FollowedMoney, type TraceStep } from './follow-money.ts'
import { decimalOf, minorUnits, readTraceLedger, type TraceLedger } from './ledger.ts'
import { openingBalances, type OpeningBalance } from './opening-balance.ts'
import { tracedOf } from './parts.ts'
import { traceMethodWords, type TraceMethod } from './trace-method.ts'

/** Whose money is followed, how, and how far. */
export interface TraceRequest {
  /** Ids of transfers, of movements of money (`accounts_rows.id`), or of the statements of their amounts. All of one currency. */
  readonly origins: readonly string[]
  readonly methods: readonly TraceMethod[]
  /** Payments followed after the claimed one, at most. */
  readonly maxHops: number
  /** Payments that carry less traced money are not followed: a decimal in the currency. */
  readonly least?: string | undefined
  /** ISO day, month or year until which money is followed. */
  readonly until?: string | undefined
  /** All transfers converted into a currency by these rates. Absent: only transfers of the currency of the origins. */
  readonly convert?: { readonly into: string; readonly rates: readonly Rate[]; readonly maxAgeDays: number } | undefined
  /** Payments followed at most, under each rule. Default 10,000. */
  readonly maxSteps?: number
}

/** A row of the ledger that a tracing cites. */
export interface TraceRow {
  readonly transferId: string
  readonly statementId: string | null
  readonly exhibitId: string
  readonly locator: string
  readonly date: string
  readonly from: string
  readonly to: string
  readonly amount: string
  /** The rate by which the amount was converted, where it was. */
  readonly rate?: Rate
}

/** A payment that carries traced money, with the row that tells it and the rows of the money it is drawn from. Amounts are decimals. */
export interface TracedPayment {
  readonly row: TraceRow
  readonly traced: string
  readonly intoOverdraft: string
  /** Traced money, and balance, that the giver has after it. */
  readonly leftTraced: string
  readonly leftBalance: string
  /** Transfers that brought the money, the first twenty, and how many there are. */
  readonly drawnFrom: readonly string[]
  readonly drawnFromCount: number
}

/** What one rule gives. `held`, `overdrafts`, `untold`, `beyond` and `small` are together what was claimed. */
export interface TracedByMethod {
  readonly method: TraceMethod
  readonly words: string
  readonly steps: readonly TracedPayment[]
  /** Where the money lies at the end, the most first. */
  readonly held: readonly { readonly account: string; readonly caption: string; readonly traced: string; readonly balance: string }[]
  readonly overdrafts: string
  readonly untold: string
  readonly beyond: string
  readonly small: string
  /** Balances of account statements that the rows do not give: rows are missing there. */
  readonly breaks: number
}

/** Money followed under each rule asked for. */
export interface Tracing {
  readonly currency: string | null
  readonly claimed: string
  readonly origins: readonly TraceRow[]
  readonly methods: readonly TracedByMethod[]
  /** Accounts that traced money met, and where their opening balance comes from. */
  readonly accounts: readonly { readonly account: string; readonly caption: string; readonly opening: string; readonly basis: OpeningBalance['basis'] }[]
  /** Transfers of the currency that could not be followed, for want of a day. */
  readonly undated: number
  /** Transfers that could not be followed for want of a rate of their day, by currency. */
  readonly unconverted: Readonly<Record<string, number>>
}

const mostSteps = 10_000
const mostDrawnFrom = 20

/**
 * Follows money from given transfers through the accounts of the ledger, under several rules side by side. Which of them a court would
 * take is not told; that money followed another payment does not tell that anybody knew. Throws `usage` for an id that is no
 * transfer, or for transfers of several currencies.
 */
export async function traceMoney(store: Store, request: TraceRequest): Promise<Tracing> {
  const { convert, until } = request
  const currencies = await currenciesOf(store, request.origins)
  if (!convert && currencies.length > 1) throw new Failure('usage', `The transfers are in several currencies (${currencies.join(', ')}): follow each alone, or all in one with --currency.`)
  const currency = convert ? convert.into : currencies[0]!
  const ledger = await readTraceLedger(store, { currency, until, converter: convert && new Converter(convert.rates, convert) })
  const origins = new Map<number, number>()
  for (const id of request.origins) {
    const number = ledger.numberOf.get(id)
    if (number === undefined) throw new Failure('usage', `${id} has no day, lies after the last day, or has no rate: it cannot be followed.`)
    if (!origins.has(number)) origins.set(number, origins.size)
  }
  const { movements, accounts, decimals } = ledger
  const openings = openingBalances(movements, accounts.length)
  const limits = { maxHops: request.maxHops, least: minorUnits(request.least ?? '0', decimals), maxSteps: request.maxSteps ?? mostSteps }
  const followed = request.methods.map((method) => followMoney(method, { movements, openings, origins, limits }))
  const met = new Set(followed.flatMap(({ steps }) => steps.flatMap(({ movement }) => [movements[movement]!.from, movements[movement]!.to])))
  const rows = await readRows(store, [...new Set([...origins.keys(), ...followed.flatMap(({ steps }) => steps.map(({ movement }) => movement))])], ledger)
  return {
    currency,
    claimed: decimalOf(followed[0]?.claimed ?? 0n, decimals),
    origins: [...origins.keys()].map((number) => rows.get(number)!),
    methods: followed.map((each) => told(each, ledger, rows)),
    accounts: [...met].sort((a, b) => a - b).map((account) => ({
      account: accounts[account]!, caption: ledger.captions[account]!, opening: decimalOf(openings[account]!.amount, decimals), basis: openings[account]!.basis,
    })),
    undated: ledger.undated,
    unconverted: ledger.unconverted,
  }
}

async function currenciesOf(store: Store, ids: readonly string[]): Promise<readonly (string | null)[]> {
  if (ids.length === 0) throw new Failure('usage', 'Name at least one transfer. The view transfers gives their ids.')
  const rows = await store.all<{ id: string; statement_id: string; currency: string | null }>(
    `SELECT id, statement_id, currency FROM derived.transfers WHERE id IN ${sqlTexts(ids)} OR statement_id IN ${sqlTexts(ids)} ORDER BY id`)
  const missing = ids.find((id) => !rows.some((row) => row.id === id || row.statement_id === id))
  if (missing !== undefined) throw new Failure('usage', `${missing} is no transfer of the case. The view transfers gives their ids.`)
  return [...new Set(rows.map(({ currency }) => currency))]
}

/** The rows of some movements, read together. */
async function readRows(store: Store, numbers: readonly number[], { movements, captions, decimals, rates }: TraceLedger): Promise<ReadonlyMap<number, TraceRow>> {
  const ids = numbers.map((number) => movements[number]!.id)
  const places = ids.length === 0 ? [] : await store.all<{ id: string; statement_id: string | null; exhibit_id: string; locator: string }>(
    `SELECT id, statement_id, exhibit_id, locator FROM derived.transfers WHERE id IN ${sqlTexts(ids)}`)
  const placeOf = new Map(places.map((place) => [place.id, place]))
  return new Map(numbers.map((number) => {
    const { id, date, from, to, amount } = movements[number]!
    const place = placeOf.get(id)!
    return [number, {
      transferId: id, statementId: place.statement_id, exhibitId: place.exhibit_id, locator: place.locator, date,
      from: captions[from]!, to: captions[to]!, amount: decimalOf(amount, decimals), ...(rates.has(number) ? { rate: rates.get(number)! } : {}),
    }]
  }))
}

function told(followed: FollowedMoney, { movements, accounts, captions, decimals }: TraceLedger, rows: ReadonlyMap<number, TraceRow>): TracedByMethod {
  const decimal = (units: bigint) => decimalOf(units, decimals)
  const step = ({ movement, traced, intoOverdraft, leftTraced, leftBalance, deposits }: TraceStep): TracedPayment => ({
    row: rows.get(movement)!, traced: decimal(traced), intoOverdraft: decimal(intoOverdraft), leftTraced: decimal(leftTraced), leftBalance: decimal(leftBalance),
    drawnFrom: deposits.filter((number) => number >= 0).slice(0, mostDrawnFrom).map((number) => movements[number]!.id), drawnFromCount: deposits.length,
  })
  const held = [...followed.held].map(([account, { parts, balance }]) => ({ account, traced: tracedOf(parts), balance }))
  held.sort((a, b) => (a.traced === b.traced ? a.account - b.account : a.traced > b.traced ? -1 : 1))
  return {
    method: followed.method, words: traceMethodWords[followed.method], steps: followed.steps.map(step),
    held: held.map(({ account, traced, balance }) => ({ account: accounts[account]!, caption: captions[account]!, traced: decimal(traced), balance: decimal(balance) })),
    overdrafts: decimal(followed.overdrafts), untold: decimal(followed.untold), beyond: decimal(followed.beyond), small: decimal(followed.small), breaks: followed.breaks,
  }
}
