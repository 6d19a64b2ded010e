import type { RGB } from 'pdf-lib'
import { writeDay } from '../day.ts'
import type { DemoCase } from '../demo-case.ts'
import { writeCents } from '../money.ts'
import { a4, ink, PdfSheet } from '../paper/pdf-sheet.ts'
import { accounts, banks, printIban } from '../world/account.ts'
import { addressOf, companies } from '../world/company.ts'
import type { Supplier, SupplierInvoice } from '../world/invoice.ts'
import { spaced } from './staff-list.ts'

/** Invoices of the ordinary suppliers as PDF, each in its own look. Those of Quillmere are written elsewhere. */
export async function writePaperInvoices({ world, folder }: DemoCase): Promise<void> {
  for (const invoice of world.invoices) {
    if (invoice.issuer === 'quillmere') continue
    folder.add(`invoices/${invoice.issuer}/${fileName(invoice)}.pdf`, await drawInvoice(invoice))
  }
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

async function drawInvoice(invoice: SupplierInvoice): Promise<Uint8Array> {
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
  return sheet.save()
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
    ['Net', invoice.netCents, false], ['VAT', invoice.vatCents, false], ['Total due EUR', invoice.grossCents, true],
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
