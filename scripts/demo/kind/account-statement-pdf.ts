import { monthEnd, storyMonths, writeDay } from '../day.ts'
import type { DemoCase } from '../demo-case.ts'
import { quoted } from '../key.ts'
import { writeCents } from '../money.ts'
import { a4, ink, PdfSheet } from '../paper/pdf-sheet.ts'
import { accounts, banks, printIban } from '../world/account.ts'
import type { Booking } from '../world/booking.ts'
import { companies } from '../world/company.ts'
import { statementFolder } from './account-statement-csv.ts'

const rowsPerPage = 18

/** The statement of which a page is missing: its second. */
const torn = { account: 'tarvessaMain', month: '2024-04', page: 2 } as const

/** Account statements on paper: monthly, several pages, a balance after every row. */
export async function writePaperStatements(demo: DemoCase): Promise<void> {
  for (const account of ['tarvessaMain', 'quillmere'] as const) {
    for (const [index, month] of storyMonths.entries()) {
      const bookings = demo.world.bookings[account].filter((booking) => booking.date.startsWith(month))
      const missing = account === torn.account && month === torn.month ? torn.page : undefined
      const path = `${statementFolder(account)}/statement-${month}.pdf`
      demo.folder.add(path, await drawStatement({ account, number: index + 1, month, bookings, missing }))
      if (missing) plantTornPage(demo, path, bookings)
    }
  }
}

/** What stands on a statement of one month. */
export interface PaperStatement {
  readonly account: 'tarvessaMain' | 'quillmere'
  readonly number: number
  readonly month: string
  readonly bookings: readonly Booking[]
  readonly missing: number | undefined
}

/** An account statement of one month, without the page that is missing. */
export async function drawStatement(statement: PaperStatement): Promise<Uint8Array> {
  const { bookings, month } = statement
  const bank = banks[accounts[statement.account].bank]
  const sheet = await PdfSheet.open({
    title: `Account statement ${statement.number}/2024`, author: bank.name, producer: `${bank.code} Output Services 5.2`,
    made: `${monthEnd(month)}T22:00:00Z`,
  })
  const pages = Math.max(1, Math.ceil(bookings.length / rowsPerPage))
  const shown = Array.from({ length: pages }, (_, index) => index + 1).filter((page) => page !== statement.missing)
  shown.forEach((page, index) => {
    if (index > 0) sheet.turn()
    drawHead(sheet, statement, { page, pages })
    drawRows(sheet, bookings.slice((page - 1) * rowsPerPage, page * rowsPerPage), page === pages)
  })
  return sheet.save()
}

function drawHead(sheet: PdfSheet, statement: PaperStatement, of: { page: number; pages: number }): void {
  const account = accounts[statement.account]
  const bank = banks[account.bank]
  const holder = companies[account.holder]
  const colour = account.bank === 'velna' ? ink.teal : ink.wine
  sheet.fill({ x: 0, y: 0, width: a4.width, height: 10 }, colour)
  sheet.path('M0 18L9 0 18 18 27 0 36 18Z', { x: 50, y: 38, colour })
  sheet.text(bank.name, { x: 96, y: 55, size: 17, bold: true, ink: colour })
  sheet.text(`Page ${of.page} of ${of.pages}`, { x: a4.width - 50, y: 55, align: 'right' })
  sheet.text(holder.name, { x: 50, y: 92, size: 10 })
  sheet.text(holder.street, { x: 50, y: 105, size: 10 })
  sheet.text(`${holder.place.postcode} ${holder.place.name}`, { x: 50, y: 118, size: 10 })
  const facts = [
    ['Account statement', `${statement.number}/2024`], ['IBAN', printIban(account.iban)],
    ['Period', `${writeDay(`${statement.month}-01`, 'dots')} - ${writeDay(monthEnd(statement.month), 'dots')}`], ['Currency', 'EUR'],
  ]
  facts.forEach(([label = '', value = ''], index) => {
    sheet.text(label, { x: 330, y: 92 + index * 13, ink: ink.grey })
    sheet.text(value, { x: a4.width - 50, y: 92 + index * 13, align: 'right' })
  })
  sheet.fill({ x: 50, y: 158, width: a4.width - 100, height: 18 }, ink.pale)
  const heads: readonly (readonly [string, number, 'left' | 'right'])[] = [
    ['No.', 56, 'left'], ['Date', 84, 'left'], ['Text', 142, 'left'], ['Debit', 398, 'right'], ['Credit', 468, 'right'], ['Balance', 540, 'right'],
  ]
  for (const [text, x, align] of heads) sheet.text(text, { x, y: 170, size: 8.5, bold: true, align })
}

function drawRows(sheet: PdfSheet, bookings: readonly Booking[], isLast: boolean): void {
  const opening = bookings[0] ? bookings[0].balanceCents - bookings[0].cents : 0
  sheet.text('Balance brought forward', { x: 142, y: 194, size: 8.5, ink: ink.grey })
  sheet.text(writeCents(opening, 'thousands'), { x: 540, y: 194, size: 8.5, align: 'right', ink: ink.grey })
  bookings.forEach((row, index) => {
    const y = 214 + index * 29
    sheet.text(String(row.sequence), { x: 56, y, size: 8.5 })
    sheet.text(writeDay(row.date, 'dots'), { x: 84, y, size: 8.5 })
    sheet.text(row.counterparty, { x: 142, y, size: 8.5 })
    sheet.text(`${row.purpose}  ${row.recordId}`, { x: 142, y: y + 11, size: 7.5, ink: ink.grey })
    sheet.text(writeCents(Math.abs(row.cents), 'thousands'), { x: row.cents < 0 ? 398 : 468, y, size: 8.5, align: 'right' })
    sheet.text(writeCents(row.balanceCents, 'thousands'), { x: 540, y, size: 8.5, align: 'right' })
    sheet.rule(y + 17)
  })
  const closing = bookings.at(-1)?.balanceCents ?? opening
  const y = 214 + bookings.length * 29 + 6
  sheet.text(isLast ? 'Closing balance' : 'Balance carried forward', { x: 142, y, size: 8.5, bold: true })
  sheet.text(writeCents(closing, 'thousands'), { x: 540, y, size: 8.5, bold: true, align: 'right' })
  sheet.text('Please report objections within 30 days. Deposits are covered by the Guarantee Fund of Valdoria.', { x: 50, y: 806, size: 7, ink: ink.grey })
}

function plantTornPage({ key }: DemoCase, path: string, bookings: readonly Booking[]): void {
  const pages = Math.ceil(bookings.length / rowsPerPage)
  const before = bookings[(torn.page - 1) * rowsPerPage - 1]?.sequence ?? 0
  const after = bookings[torn.page * rowsPerPage]?.sequence ?? 0
  key.plant({
    id: 'missing-page-april', kind: 'missing-page', where: [path],
    expect: `Page ${torn.page} of ${pages} is missing: row ${before} is followed by row ${after}, and the balance brought forward is not the one carried forward.`,
    sql: `SELECT count(*) > 0 AS found FROM signs s JOIN exhibits x ON x.id = s.exhibit_id
WHERE x.path LIKE ${quoted(`%${path}`)} AND s.outcome = 'fail' AND s.check_id LIKE 'account.%'`,
  })
  key.bound({
    id: 'failed-paper-statement-signs', what: 'Failed signs of account statements on paper where no page is missing.', atMost: 0,
    sql: `SELECT count(*) AS n FROM signs s JOIN exhibits x ON x.id = s.exhibit_id
WHERE s.outcome = 'fail' AND s.check_id LIKE 'account.%' AND x.path LIKE '%statement-2024-%.pdf' AND x.path NOT LIKE ${quoted(`%${path}`)}`,
  })
}
