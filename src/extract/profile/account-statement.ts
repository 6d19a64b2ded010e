import { exhibitEntityId, sourceEntityId } from '../../model/entity-id.ts'
import { decimalMarkShown } from '../../model/value/amount.ts'
import { dateOrderShown } from '../../model/value/date.ts'
import type { ReadingSettings } from '../../model/value/reading-settings.ts'
import { subSpan, type Span } from '../document/span.ts'
import { StatementWriter, type DraftEntity } from '../document/statement-writer.ts'
import { readEntries, type AccountEntryRow, type StatementEntries } from './account-entry.ts'
import { rowsOfSegment } from './layout-row.ts'
import { isOrganisation } from './letterhead.ts'
import { looksLikePersonName } from './person-name.ts'
import type { ProfileInput, ProfileResult } from './profile.ts'
import { readHeading, type StatementHeading } from './statement-heading.ts'
import { withAnyYear } from './statement-date.ts'
import { currencyOfHeader } from './statement-header.ts'
import { findStatementTable, type StatementTable } from './statement-table.ts'

const cue = /balance|saldo|kontostand|solde|betrag|amount|debit/i
const longest = 4_000_000

/**
 * An account statement: a table with date, text and amount (one column, or debit and credit), from the boxes of a page or
 * the lines of a text, over all pages. Gives the BankAccount with its holder, and an AccountEntry for each row; the first
 * bears the opening balance and the last the closing one, as far as they are written.
 */
export function readAccountStatement(input: ProfileInput): ProfileResult | undefined {
  const length = input.segments.reduce((sum, segment) => sum + segment.text.length, 0)
  if (length > longest || !input.segments.some((segment) => cue.test(segment.text))) return undefined
  const rows = input.segments.flatMap(rowsOfSegment)
  const table = findStatementTable(rows)
  if (!table) return undefined
  const settings = settingsOf(table, input.settings)
  const heading = readHeading(rows.slice(0, table.headerIndex), settings)
  const entries = readEntries(table, settings, heading.period)
  if (entries.rows.length === 0) return undefined
  const writer = new StatementWriter(settings)
  const account = writeAccount(writer, heading, input.exhibit)
  const currency = heading.currency ?? headerCurrency(table)
  for (const index of entries.rows.keys()) writeEntry(writer, { index, entries, heading, account, currency, exhibit: input.exhibit })
  for (const skipped of entries.skipped) writer.problems.push(skipped)
  return writer
}

/** How the table writes dates and amounts, told by all of them together where the case does not say. */
function settingsOf(table: StatementTable, given: ReadingSettings): ReadingSettings {
  const dates = table.rows.flatMap(({ cells }) =>
    [cells.date, cells.valueDate].flatMap((span) => (span ? [dateOrderShown(withAnyYear(span.text))] : [])),
  )
  const order = dates.includes('dmy') ? 'dmy' : dates.includes('mdy') ? 'mdy' : undefined
  const amounts = table.rows.flatMap(({ cells }) =>
    [cells.amount, cells.debit, cells.credit, cells.balance].flatMap((span) => (span ? [decimalMarkShown(span.text)] : [])),
  )
  const mark = amounts.includes(',') ? ',' : amounts.includes('.') ? '.' : undefined
  return { ...(order ? { dateOrder: order } : {}), ...(mark ? { decimalMark: mark } : {}), ...given }
}

function headerCurrency(table: StatementTable): Span | undefined {
  const found = currencyOfHeader(table.header)
  const cell = found && table.header.cells[found.cell]?.span
  return found && cell ? subSpan(cell, cell.text.lastIndexOf(found.text), cell.text.lastIndexOf(found.text) + 3) : undefined
}

function writeAccount(writer: StatementWriter, heading: StatementHeading, exhibit: string): DraftEntity | undefined {
  const { iban, accountNumber, holder } = heading
  const known = iban ?? accountNumber
  if (!known && !holder) return undefined
  const account: DraftEntity = { id: sourceEntityId(exhibit, 'account', known?.text.replace(/\s/g, '') ?? ''), schema: 'BankAccount' }
  for (const property of ['iban', 'accountNumber', 'bankName', 'bic', 'currency'] as const)
    writer.write(account, property, { span: heading[property] })
  const at = known ?? holder
  if (at) writeDocumentLink(writer, account, { exhibit, locator: at.locator })
  if (!holder) return account
  const owner: DraftEntity = { id: sourceEntityId(exhibit, 'holder', holder.text), schema: 'LegalEntity' }
  const ownership: DraftEntity = { id: sourceEntityId(exhibit, 'ownership', owner.id, account.id), schema: 'Ownership' }
  writer.write(owner, 'name', { span: holder })
  writer.state(ownership, 'owner', owner.id, holder.locator)
  writer.state(ownership, 'asset', account.id, holder.locator)
  return account
}

function writeDocumentLink(writer: StatementWriter, account: DraftEntity, place: { exhibit: string; locator: string }): void {
  const edge: DraftEntity = { id: sourceEntityId(place.exhibit, 'documentation', account.id), schema: 'Documentation' }
  writer.state(edge, 'document', exhibitEntityId(place.exhibit), place.locator)
  writer.state(edge, 'entity', account.id, place.locator)
  writer.state(edge, 'role', 'account statement', place.locator)
}

interface EntryPlace {
  readonly index: number
  readonly entries: StatementEntries
  readonly heading: StatementHeading
  readonly account: DraftEntity | undefined
  readonly currency: Span | undefined
  readonly exhibit: string
}

function writeEntry(writer: StatementWriter, place: EntryPlace): void {
  const { index, entries, heading } = place
  const row = entries.rows[index]!
  const entry: DraftEntity = { id: sourceEntityId(place.exhibit, 'entry', String(index)), schema: 'AccountEntry' }
  writer.write(entry, 'date', { span: row.cells.date, raw: row.date })
  writer.write(entry, 'valueDate', { span: row.cells.valueDate, raw: row.valueDate })
  for (const property of ['purpose', 'counterpartyAccountNumber', 'sequenceNumber', 'entryType'] as const) {
    writer.write(entry, property, { span: property === 'purpose' ? row.purpose : row.cells[property] })
  }
  for (const span of row.moreText) writer.write(entry, 'purpose', { span })
  writer.put(entry, 'amount', { span: row.amount, value: row.signedAmount })
  writer.write(entry, 'balance', { span: row.cells.balance })
  writer.write(entry, 'currency', { span: row.cells.currency ?? place.currency })
  writer.write(entry, 'statementNumber', { span: heading.statementNumber })
  if (index === 0) writer.write(entry, 'openingBalance', { span: entries.opening })
  if (index === entries.rows.length - 1) writer.write(entry, 'closingBalance', { span: entries.closing })
  if (place.account) writer.state(entry, 'account', place.account.id, placeOf(row))
  writeCounterparty(writer, entry, { row, exhibit: place.exhibit })
}

/** The other side by its own column, or by the first of several lines of text where that is a name alone. */
function writeCounterparty(writer: StatementWriter, entry: DraftEntity, { row, exhibit }: { row: AccountEntryRow; exhibit: string }): void {
  const span = row.cells.counterpartyName ?? (row.hasMoreLines && row.firstText && isName(row.firstText.text) ? row.firstText : undefined)
  if (!span) return
  const party: DraftEntity = { id: sourceEntityId(exhibit, 'counterparty', span.text), schema: 'LegalEntity' }
  writer.write(entry, 'counterpartyName', { span })
  writer.write(party, 'name', { span })
  writer.state(entry, 'counterparty', party.id, span.locator)
}

function isName(text: string): boolean {
  return isOrganisation(text) || looksLikePersonName(text)
}

function placeOf(row: AccountEntryRow): string {
  return (row.amount ?? row.cells.date)!.locator
}
