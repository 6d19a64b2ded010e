import { AlignmentType, Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx'
import { writeDay } from '../day.ts'
import type { DemoCase } from '../demo-case.ts'
import { quoted } from '../key.ts'
import { writeCents } from '../money.ts'
import { asksText } from '../question.ts'
import { accounts, banks, printIban } from '../world/account.ts'
import { addressOf, companies } from '../world/company.ts'
import { plantedInvoices, type SupplierInvoice } from '../world/invoice.ts'
import { rewriteZip } from '../zip.ts'
import { fileName } from './invoice-pdf.ts'

/** Invoices of Quillmere: word processor files, three of them written under the name of the customer's own officer. */
export async function writeWordInvoices({ world, folder, key }: DemoCase): Promise<void> {
  const odd: string[] = []
  for (const invoice of world.invoices) {
    if (invoice.issuer !== 'quillmere' || invoice.number === plantedInvoices.inArchiveOnly) continue
    const isOdd = invoice.number === plantedInvoices.roundTripMarch || invoice.number === plantedInvoices.roundTripJune
      || invoice.number === plantedInvoices.paidTwice
    const path = folder.add(`invoices/quillmere/${fileName(invoice)}.docx`, await writeWordInvoice(invoice, isOdd ? 'Marek Dussolin' : 'L. Draveck'))
    if (isOdd) odd.push(path)
  }
  key.plant({
    id: 'odd-author', kind: 'odd-author', where: odd,
    expect: 'The metadata of three Quillmere invoices name Marek Dussolin, of the customer\'s procurement, as author.',
    sql: `SELECT count(DISTINCT path) = 3 AS found FROM statements
WHERE value = 'Marek Dussolin' AND property IN ('author', 'creator', 'authorName') AND (${odd.map((path) => `path LIKE ${quoted(`%${path}`)}`).join(' OR ')})`,
  })
  key.plant({
    id: 'invoice-text', kind: 'hidden-place', where: [odd[0] ?? ''],
    expect: 'The text of the DOCX, tables included, can be read and searched.',
    sql: asksText(odd[0] ?? '', [plantedInvoices.roundTripMarch, '248,600.00']),
  })
}

/** One invoice of Quillmere as the bytes of a DOCX file. */
export async function writeWordInvoice(invoice: SupplierInvoice, author: string): Promise<Buffer> {
  const issuer = companies.quillmere
  const document = new Document({
    creator: author, lastModifiedBy: author, title: `Invoice ${invoice.number}`, description: 'Invoice',
    styles: { default: { document: { run: { font: 'Calibri', size: 21 } } } },
    sections: [{ children: [
      new Paragraph({ children: [new TextRun({ text: issuer.name, bold: true, size: 32, color: '2F4858' })] }),
      plain(addressOf(issuer)),
      plain(`Register ${issuer.registerNo}   ${`accounts@${issuer.domain}`}`),
      plain(''),
      plain(companies.tarvessa.name),
      plain(addressOf(companies.tarvessa)),
      plain(''),
      new Paragraph({ children: [new TextRun({ text: `Invoice ${invoice.number}`, bold: true, size: 28 })] }),
      plain(`Date: ${writeDay(invoice.date, 'words')}`),
      plain(`Due: ${writeDay(invoice.due, 'words')}`),
      plain(''),
      linesTable(invoice),
      plain(''),
      plain(`Total due: EUR ${writeCents(invoice.grossCents, 'thousands')}`),
      plain(`Payable to ${banks.halden.name}, IBAN ${printIban(accounts.quillmere.iban)}`),
      plain('VAT: exempt, services in connection with sea-going ships.'),
    ] }],
  })
  const bytes = await Packer.toBuffer(document)
  const at = `${invoice.date}T16:05:00Z`
  return rewriteZip(bytes, (name, text) => (name === 'docProps/core.xml' ? text.replace(/>\d{4}-\d\d-\d\dT[^<]*</g, `>${at}<`) : text))
}

function linesTable(invoice: SupplierInvoice): Table {
  const rows = [
    ['Description', 'Qty', 'Unit EUR', 'Amount EUR'],
    ...invoice.lines.map((line) => [
      line.text, String(line.quantity), writeCents(line.unitCents, 'thousands'), writeCents(line.quantity * line.unitCents, 'thousands'),
    ]),
    ['Total', '', '', writeCents(invoice.grossCents, 'thousands')],
  ]
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map((cells, rowIndex) => new TableRow({
      children: cells.map((text, column) => new TableCell({
        children: [new Paragraph({
          alignment: column === 0 ? AlignmentType.LEFT : AlignmentType.RIGHT,
          children: [new TextRun({ text, bold: rowIndex === 0 || rowIndex === rows.length - 1 })],
        })],
      })),
    })),
  })
}

/** A paragraph of plain text. */
export function plain(text: string): Paragraph {
  return new Paragraph({ children: [new TextRun(text)] })
}
