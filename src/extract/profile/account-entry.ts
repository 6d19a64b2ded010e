import type { Problem } from '../../model/problem.ts'
import { readAmount } from '../../model/value/amount.ts'
import type { ReadingSettings } from '../../model/value/reading-settings.ts'
import type { Span } from '../document/span.ts'
import type { LayoutRow } from './layout-row.ts'
import { completeDate, isStatementDate, type StatementPeriod } from './statement-date.ts'
import type { StatementRow, StatementTable } from './statement-table.ts'

/** An entry of an account statement, its cells told apart. */
export interface AccountEntryRow {
  readonly cells: StatementRow['cells']
  readonly date: string
  readonly valueDate?: string | undefined
  readonly amount: Span
  /** Negative for what leaves the account. */
  readonly signedAmount: string
  /** The text of the entry, lines below the first included where they follow each other in the text. */
  purpose?: Span | undefined
  /** Lines of its text that stand apart from the first in the text of the page. */
  readonly moreText: Span[]
  /** The first line of its text. */
  readonly firstText?: Span | undefined
  hasMoreLines: boolean
}

/** The entries of a statement with the balances before and after. */
export interface StatementEntries {
  readonly rows: readonly AccountEntryRow[]
  readonly opening?: Span | undefined
  readonly closing?: Span | undefined
  /** Dated rows that could not be read as entries. */
  readonly skipped: readonly Problem[]
}

const opening =
  /opening balance|balance (?:brought|b\/)|previous balance|start(?:ing)? balance|alter (?:konto)?(?:saldo|stand)|anfangs(?:saldo|bestand)|saldovortrag|solde (?:initial|pr\u00e9c\u00e9dent)|saldo (?:inicial|anterior)/i
const closing =
  /closing balance|new balance|end(?:ing)? balance|final balance|balance carried|neuer (?:konto)?(?:saldo|stand)|end(?:saldo|bestand)|schlusssaldo|nouveau solde|solde final|saldo final/i
const mostLines = 20
const carried = /carried forward|brought forward|\u00fcbertrag|page total|seite \d|page \d|^total/i

/** Reads the rows of a statement's table: entries, lines that continue their text, and the two balances. */
export function readEntries(table: StatementTable, settings: ReadingSettings, period: StatementPeriod | undefined): StatementEntries {
  const rows: AccountEntryRow[] = []
  const skipped: Problem[] = []
  let first: Span | undefined
  let last: Span | undefined
  let isOpen = false
  for (const statementRow of table.rows) {
    const text = statementRow.row.cells.map((cell) => cell.span.text).join(' ')
    const isBalance = opening.test(text) || closing.test(text)
    if (isBalance) {
      const amount = lastAmount(statementRow.row, settings)
      if (opening.test(text)) first ??= amount
      else last = amount ?? last
    }
    const entry = isBalance ? undefined : readEntry(statementRow, settings, period)
    if (entry === 'unread') skipped.push(unreadEntry(statementRow))
    else if (entry) rows.push(entry)
    else if (isOpen && !isBalance) continueText(rows.at(-1), statementRow)
    isOpen = entry !== undefined && entry !== 'unread' ? true : isOpen && isContinuation(statementRow) && !isBalance
  }
  return { rows, opening: first, closing: last, skipped }
}

function readEntry(
  { cells }: StatementRow,
  settings: ReadingSettings,
  period: StatementPeriod | undefined,
): AccountEntryRow | 'unread' | undefined {
  if (!cells.date || !isStatementDate(cells.date.text)) return undefined
  const date = completeDate(cells.date.text, settings, period)
  const amount = cells.amount ?? cells.debit ?? cells.credit
  const read = amount && readAmount(amount.text, settings)
  if (!amount || !read || !date) return amount || cells.balance ? 'unread' : undefined
  const isOut = amount === cells.debit && !read.value.startsWith('-')
  return {
    cells,
    date,
    amount,
    signedAmount: isOut ? `-${read.value}` : read.value,
    moreText: [],
    hasMoreLines: false,
    ...(cells.purpose ? { purpose: cells.purpose, firstText: cells.purpose } : {}),
    ...(cells.valueDate ? { valueDate: completeDate(cells.valueDate.text, settings, period) } : {}),
  }
}

/** A row under an entry with nothing but text in its text column. */
function isContinuation({ cells, row }: StatementRow): boolean {
  const kinds = Object.keys(cells)
  return (
    row.cells.length <= 2 &&
    kinds.every((kind) => kind === 'purpose' || kind === 'counterpartyName') &&
    !carried.test(row.cells[0]?.span.text ?? '')
  )
}

function continueText(entry: AccountEntryRow | undefined, statementRow: StatementRow): void {
  const more = statementRow.cells.purpose
  if (!entry || !more || !isContinuation(statementRow)) return
  entry.hasMoreLines = true
  const joined = entry.purpose ? joinSpans(entry.purpose, more) : more
  if (joined && entry.moreText.length === 0) entry.purpose = joined
  else if (entry.moreText.length < mostLines) entry.moreText.push(more)
}

/** Two spans as one where the second begins within a line end of the first's end; else they have no range in common. */
function joinSpans(before: Span, after: Span): Span | undefined {
  const [head, start, end] = rangeOf(before)
  const [otherHead, otherStart, otherEnd] = rangeOf(after)
  if (head !== otherHead || otherStart < end || otherStart - end > 2) return undefined
  return { text: `${before.text}\n${after.text}`, locator: `${head}${start},${otherEnd}` }
}

function rangeOf({ locator }: Span): [head: string, start: number, end: number] {
  const match = /^(.*char=)(\d+),(\d+)$/.exec(locator)
  return match ? [match[1]!, Number(match[2]), Number(match[3])] : [locator, 0, 0]
}

function lastAmount(row: LayoutRow, settings: ReadingSettings): Span | undefined {
  return row.cells.map((cell) => cell.span).findLast((span) => /\d[.,]\d\d/.test(span.text) && readAmount(span.text, settings))
}

function unreadEntry({ cells, row }: StatementRow): Problem {
  return {
    code: 'statement.row-unread',
    severity: 'warning',
    message: `The row of '${cells.date?.text}' of the account statement has no date with a year, or no amount, that can be read. Look at the page.`,
    locator: row.cells[0]!.span.locator,
  }
}
