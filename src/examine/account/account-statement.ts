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
  const entries = Map.groupBy(statements.filter((statement) => statement.schema === 'AccountEntry'), (statement) => statement.entityId)
  const rows = [...entries.values()].map(toEntry).sort((a, b) => comparePlaces(a.place, b.place) || (a.row.entityId < b.row.entityId ? -1 : 1))
  const groups = Map.groupBy(rows, ({ account, number }) => `${account}|${number ?? ''}`)
  return [...groups.values()].map((group) => {
    const [first] = group
    const opening = group.find((entry) => entry.opening !== undefined)?.opening
    const closing = group.findLast((entry) => entry.closing !== undefined)?.closing
    return {
      exhibit: first!.exhibit, locator: first!.row.locator, account: first!.account, rows: group.map((entry) => entry.row),
      ...(first!.account ? { entityId: first!.account } : {}),
      ...(first!.number === undefined ? {} : { number: first!.number }),
      ...(opening === undefined ? {} : { opening }), ...(closing === undefined ? {} : { closing }),
    }
  })
}

interface Entry {
  readonly exhibit: string
  readonly place: readonly (string | number)[]
  readonly account: string
  readonly number?: string
  readonly opening?: bigint
  readonly closing?: bigint
  readonly row: AccountRow
}

function toEntry(told: readonly ExaminedStatement[]): Entry {
  const find = (property: string) => told.find((statement) => statement.property === property)
  const decimal = (property: string) => parseDecimal(find(property)?.value ?? '')
  const at = find('amount') ?? find('balance') ?? find('date') ?? told[0]!
  const sequence = /^\d{1,9}$/.exec(find('sequenceNumber')?.value ?? '')?.[0]
  const parts = {
    number: find('statementNumber')?.value, opening: decimal('openingBalance'), closing: decimal('closingBalance'),
  }
  const cells = {
    date: find('date')?.value, amount: decimal('amount'), balance: decimal('balance'),
    sequence: sequence === undefined ? undefined : Number(sequence),
  }
  return {
    exhibit: at.exhibit, place: placeOf(at.locator), account: find('account')?.value ?? '', ...parts,
    row: { entityId: at.entityId, locator: at.locator, ...cells },
  }
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
