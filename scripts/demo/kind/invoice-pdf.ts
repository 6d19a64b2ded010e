import type { RGB } from 'pdf-lib'
import { writeDay } from '../day.ts'
import type { DemoCase } from '../demo-case.ts'
import { quoted } from '../key.ts'
import { writeCents } from '../money.ts'
import { appendRevision } from '../paper/pdf-revision.ts'
import { a4, ink, PdfSheet } from '../paper/pdf-sheet.ts'
import { accounts, banks, printIban } from '../world/account.ts'
import { addressOf, companies } from '../world/company.ts'
import { totalled, type Supplier, type SupplierInvoice } from '../world/invoice.ts'
import { spaced } from './staff-list.ts'

/** Invoices of the ordinary suppliers as PDF, each in its own look. Those of Quillmere are written elsewhere. */
export async function writePaperInvoices({ world, folder, key }: DemoCase): Promise<void> {
  const find = (issuer: Supplier, month: string) => world.invoices.find((invoice) => invoice.issuer === issuer && invoice.date.startsWith(month))
  for (const invoice of world.invoices) {
    if (invoice.issuer === 'quillmere') continue
    const path = `invoices/${invoice.issuer}/${fileName(invoice)}.pdf`
    if (invoice === find('cormorel', '2024-05')) {
      folder.add(path, await drawInvoice(withRaisedTax(invoice)))
      plantRaisedTax(key, path, invoice)
    } else if (invoice === find('halcyrra', '2024-04')) {
      folder.add(path, appendRevision(await drawInvoice(invoice, true), await drawInvoice(withMoreDays(invoice), true)))
      plantMoreDays(key, path, invoice)
    } else {
      folder.add(path, await drawInvoice(invoice))
    }
  }
}

/** The invoice with more tax than its rate gives, its total raised with it. */
function withRaisedTax(invoice: SupplierInvoice): SupplierInvoice {
  const vatCents = invoice.vatCents * 2
  return { ...invoice, vatCents, grossCents: invoice.netCents + vatCents }
}

/** The invoice with eight days of survey in the place of three. */
function withMoreDays(invoice: SupplierInvoice): SupplierInvoice {
  return totalled({ ...invoice, lines: invoice.lines.map((line) => (line.quantity === 3 ? { ...line, quantity: 8 } : line)) })
}

function plantRaisedTax(key: DemoCase['key'], path: string, { number, vatCents }: SupplierInvoice): void {
  key.plant({
    id: 'raised-tax', kind: 'forged-invoice', where: [path],
    expect: `Invoice ${number} asks for twice the tax that its rate gives.`,
    sql: `SELECT count(*) = 1 AS found FROM signs s JOIN exhibits x ON x.id = s.exhibit_id
WHERE x.path LIKE ${quoted(`%${path}`)} AND s.check_id = 'invoice.vat' AND s.outcome = 'fail' AND s.strength = 'A' AND s.observed = ${quoted(writeCents(vatCents * 2))}`,
  })
  key.plant({ id: 'raised-tax-ledger', kind: 'contradiction', where: [path, 'finance/supplier-ledger.ods'], expect: `The ledger has another total of ${number}.`, sql: asksTotals(number) })
}

function plantMoreDays(key: DemoCase['key'], path: string, { number }: SupplierInvoice): void {
  key.plant({
    id: 'changed-after-saving', kind: 'forged-pdf', where: [path],
    expect: `Invoice ${number} was changed after it was first saved: the file still holds the earlier page.`,
    sql: `SELECT count(*) > 0 AS found FROM signs s JOIN exhibits x ON x.id = s.exhibit_id
WHERE x.path LIKE ${quoted(`%${path}`)} AND s.check_id = 'pdf.revisions' AND s.outcome = 'fail'`,
  })
  key.plant({ id: 'changed-after-saving-ledger', kind: 'contradiction', where: [path, 'finance/supplier-ledger.ods'], expect: `The ledger has another total of ${number}.`, sql: asksTotals(number) })
  key.bound({
    id: 'signs-of-other-invoices', what: 'Failed signs of strength A or B of invoices that nobody changed.', atMost: 0,
    sql: `SELECT count(*) AS n FROM signs s JOIN exhibits x ON x.id = s.exhibit_id
WHERE s.outcome = 'fail' AND s.strength IN ('A', 'B') AND x.path LIKE '%invoices/%' AND x.path NOT LIKE '%invoices/cormorel/%'`,
  })
}

function asksTotals(number: string): string {
  return `SELECT count(*) = 1 AS found FROM contradictions WHERE rule = 'record:invoice-amount' AND message LIKE ${quoted(`%${number}%`)}`
}

/** An invoice number as a file name. */
export function fileName(invoice: SupplierInvoice): string {
  return invoice.number.replaceAll('/', '-')
}

interface InvoiceLook {
  readonly colour: RGB
  /** The mark of the firm, as SVG path data. */
  readonly mark: string
  readonly word: string
  readonly dates: 'dots' | 'slashes' | 'words'
}

const looks: Readonly<Record<Supplier, InvoiceLook>> = {
  pennock: { colour: ink.navy, mark: 'M0 30L15 0 30 30ZM9 30L15 18 21 30Z', word: 'INVOICE', dates: 'words' },
  larkhithe: { colour: ink.moss, mark: 'M0 6H32V12H0ZM0 16H32V22H0ZM0 26H32V30H0Z', word: 'Invoice', dates: 'slashes' },
  vessen: { colour: ink.wine, mark: 'M0 0H13V13H0ZM17 17H30V30H17ZM17 0H30V13H17Z', word: 'Rechnung', dates: 'dots' },
  cormorel: { colour: ink.rust, mark: 'M15 0C34 8 34 26 15 30 -4 26 -4 8 15 0Z', word: 'Facture', dates: 'slashes' },
  halcyrra: { colour: ink.teal, mark: 'M0 30L0 0 12 0 12 11 20 11 20 0 32 0 32 30 20 30 20 19 12 19 12 30Z', word: 'INVOICE', dates: 'words' },
  morvath: { colour: ink.grey, mark: 'M0 30L0 0 10 0 16 12 22 0 32 0 32 30 24 30 24 12 16 26 8 12 8 30Z', word: 'Invoice', dates: 'dots' },
  quillmere: { colour: ink.black, mark: 'M0 0H30V30H0Z', word: 'INVOICE', dates: 'words' },
}

/** An invoice in the look of its issuer; `isPlain` so that a revision can be appended. */
export async function drawInvoice(invoice: SupplierInvoice, isPlain = false): Promise<Uint8Array> {
  const issuer = companies[invoice.issuer]
  const look = looks[invoice.issuer]
  const sheet = await PdfSheet.open({
    title: `${look.word} ${invoice.number}`, author: issuer.name, producer: 'Ledgerline Print 11', made: `${invoice.date}T09:30:00Z`,
  })
  sheet.path(look.mark, { x: 56, y: 48, colour: look.colour })
  sheet.text(issuer.name, { x: 102, y: 64, size: 16, bold: true, ink: look.colour })
  sheet.text(`${addressOf(issuer)}  ·  Register ${issuer.registerNo}`, { x: 102, y: 78, size: 8, ink: ink.grey })
  sheet.fill({ x: 50, y: 92, width: a4.width - 100, height: 2 }, look.colour)
  sheet.text(companies.tarvessa.name, { x: 56, y: 140, size: 10 })
  sheet.text('Accounts Payable', { x: 56, y: 153, size: 10 })
  sheet.text(companies.tarvessa.street, { x: 56, y: 166, size: 10 })
  sheet.text(`${companies.tarvessa.place.postcode} ${companies.tarvessa.place.name}`, { x: 56, y: 179, size: 10 })
  drawFacts(sheet, invoice)
  const y = drawLines(sheet, invoice)
  drawPayment(sheet, invoice, y + 40)
  return sheet.save(isPlain)
}

function drawFacts(sheet: PdfSheet, invoice: SupplierInvoice): void {
  const look = looks[invoice.issuer]
  sheet.text(look.word, { x: 340, y: 142, size: 15, bold: true, ink: look.colour })
  const facts = [
    ['Invoice no.', invoice.number], ['Invoice date', writeDay(invoice.date, look.dates)], ['Due date', writeDay(invoice.due, look.dates)],
    ['Customer', 'T-417'],
  ]
  facts.forEach(([label = '', value = ''], index) => {
    sheet.text(label, { x: 340, y: 160 + index * 13, ink: ink.grey })
    sheet.text(value, { x: a4.width - 56, y: 160 + index * 13, align: 'right' })
  })
}

function drawLines(sheet: PdfSheet, invoice: SupplierInvoice): number {
  const { colour } = looks[invoice.issuer]
  sheet.fill({ x: 50, y: 238, width: a4.width - 100, height: 20 }, colour)
  const heads: readonly (readonly [string, number, 'left' | 'right'])[] = [
    ['Description', 56, 'left'], ['Quantity', 360, 'right'], ['Unit price', 445, 'right'], ['Amount EUR', a4.width - 56, 'right'],
  ]
  for (const [text, x, align] of heads) sheet.text(text, { x, y: 251, bold: true, align, ink: ink.white })
  let y = 278
  for (const line of invoice.lines) {
    sheet.text(line.text, { x: 56, y })
    sheet.text(String(line.quantity), { x: 360, y, align: 'right' })
    sheet.text(writeCents(line.unitCents, 'thousands'), { x: 445, y, align: 'right' })
    sheet.text(writeCents(line.quantity * line.unitCents, 'thousands'), { x: a4.width - 56, y, align: 'right' })
    sheet.rule(y + 8)
    y += 24
  }
  const totals: readonly (readonly [string, number, boolean])[] = [
    ['Net', invoice.netCents, false], [`VAT ${invoice.vatPercent} %`, invoice.vatCents, false], ['Total due EUR', invoice.grossCents, true],
  ]
  totals.forEach(([label, cents, bold], index) => {
    sheet.text(label, { x: 380, y: y + 14 + index * 16, bold })
    sheet.text(writeCents(cents, 'thousands'), { x: a4.width - 56, y: y + 14 + index * 16, align: 'right', bold })
  })
  return y + 60
}

function drawPayment(sheet: PdfSheet, invoice: SupplierInvoice, y: number): void {
  const account = accounts[invoice.issuer]
  const issuer = companies[invoice.issuer]
  sheet.text('Please pay within 14 days, quoting the invoice number.', { x: 56, y })
  sheet.text(`${banks[account.bank].name}   IBAN ${printIban(account.iban)}`, { x: 56, y: y + 15 })
  sheet.rule(772)
  const mail = `accounts@${issuer.domain}`
  const phone = spaced(`+4420794602${issuer.registerNo.slice(-2)}`)
  sheet.text(`${issuer.name}  ·  ${mail}  ·  Tel. ${phone}`, { x: 56, y: 788, size: 7.5, ink: ink.grey })
}
