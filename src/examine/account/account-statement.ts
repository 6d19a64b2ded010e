import { parseLocator } from '../../model/locator.ts'
import { parseDecimal } from '../decimal.ts'
import type { ExaminedStatement } from '../examined-statement.ts'
import type { Place } from '../sign.ts'

/** One row of an account statement. Amounts are whole numbers of 10^-8; undefined where the source tells none. */
export interface AccountRow {
  readonly entityId: string
  readonly locator: string
  readonly date?: string
  readonly amount?: bigint
  readonly balance?: bigint
  readonly sequence?: number
  /** What the row says it is for, and with whom. */
  readonly text?: string
}

/** The rows that one exhibit tells of one account under one statement number, in the order of the exhibit. */
export interface AccountStatement extends Place {
  /** Source entity of the account, empty where none is told. */
  readonly account: string
  readonly number?: string
  readonly rows: readonly AccountRow[]
  readonly opening?: bigint
  readonly closing?: bigint
}

/** Gathers the account statements of one exhibit from its AccountEntry statements. */
export function gatherAccountStatements(statements: readonly ExaminedStatement[]): AccountStatement[] {
  const told = Map.groupBy(statements.filter((statement) => statement.schema === 'AccountEntry'), (statement) => statement.entityId)
  const entries = [...told.values()].map(toEntry).sort(compareEntries)
  return [...Map.groupBy(entries, ({ account, number }) => `${account}|${number ?? ''}`).values()].map(statementOf)
}

/** The account statement of rows that one exhibit tells of one account under one number, in any order. */
export function makeAccountStatement(entries: readonly AccountEntry[]): AccountStatement {
  return statementOf([...entries].sort(compareEntries))
}

function statementOf(group: readonly AccountEntry[]): AccountStatement {
  const [first] = group
  const opening = group.find((entry) => entry.opening !== undefined)?.opening
  const closing = group.findLast((entry) => entry.closing !== undefined)?.closing
  return {
    exhibit: first!.exhibit, locator: first!.row.locator, account: first!.account, rows: group.map((entry) => entry.row),
    ...(first!.account ? { entityId: first!.account } : {}),
    ...(first!.number === undefined ? {} : { number: first!.number }),
    ...(opening === undefined ? {} : { opening }), ...(closing === undefined ? {} : { closing }),
  }
}

function compareEntries(left: AccountEntry, right: AccountEntry): number {
  return comparePlaces(left.place, right.place) || (left.row.entityId < right.row.entityId ? -1 : 1)
}

/** One row of an account statement with what it tells of the statement. */
export interface AccountEntry {
  readonly exhibit: string
  readonly place: readonly (string | number)[]
  readonly account: string
  readonly number?: string
  readonly opening?: bigint
  readonly closing?: bigint
  readonly row: AccountRow
}

/** What a source tells of one row of an account statement, as text. */
export type ToldEntry = Readonly<
  Record<'exhibit' | 'entityId' | 'locator', string> &
    Partial<Record<'account' | 'number' | 'date' | 'amount' | 'balance' | 'opening' | 'closing' | 'sequence' | 'text', string>>
>

/** Reads numbers and place of a row. */
export function makeAccountEntry(told: ToldEntry): AccountEntry {
  const decimal = (text: string | undefined) => parseDecimal(text ?? '')
  const sequence = /^\d{1,9}$/.exec(told.sequence ?? '')?.[0]
  const cells = {
    date: told.date, amount: decimal(told.amount), balance: decimal(told.balance), sequence: sequence === undefined ? undefined : Number(sequence),
    text: told.text,
  }
  return {
    exhibit: told.exhibit, place: placeOf(told.locator), account: told.account ?? '', number: told.number, opening: decimal(told.opening),
    closing: decimal(told.closing), row: { entityId: told.entityId, locator: told.locator, ...cells },
  }
}

function toEntry(told: readonly ExaminedStatement[]): AccountEntry {
  const find = (property: string) => told.find((statement) => statement.property === property)
  const valueOf = (property: string) => find(property)?.value
  const at = find('amount') ?? find('balance') ?? find('date') ?? told[0]!
  return makeAccountEntry({
    exhibit: at.exhibit, entityId: at.entityId, locator: at.locator, account: valueOf('account'), number: valueOf('statementNumber'),
    date: valueOf('date'), amount: valueOf('amount'), balance: valueOf('balance'), opening: valueOf('openingBalance'),
    closing: valueOf('closingBalance'), sequence: valueOf('sequenceNumber'),
    text: valueOf('purpose') ?? valueOf('counterpartyName'),
  })
}

/** A locator as numbers in the order of the exhibit: page, then place on it; sheet and row; JSON tokens; characters. */
export function placeOf(text: string): (string | number)[] {
  const locator = parseLocator(text)
  switch (locator?.kind) {
    case 'page':
      return [locator.page, locator.chars?.[0] ?? 0, locator.box?.[1] ?? 0]
    case 'cell':
      return [locator.sheet ?? '', locator.row]
    case 'chars':
      return [locator.start]
    case 'pointer':
      return (locator.pointers[0] ?? '').split('/').map((token) => (/^\d+$/.test(token) ? Number(token) : token))
    case 'part':
      return [locator.part, locator.chars?.[0] ?? 0]
    default:
      return [text]
  }
}

function comparePlaces(left: readonly (string | number)[], right: readonly (string | number)[]): number {
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const [one, other] = [left[at]!, right[at]!]
    if (one === other) continue
    if (typeof one === 'number' && typeof other === 'number') return one - other
    return String(one) < String(other) ? -1 : 1
  }
  return left.length - right.length
}
