import { writeDay } from '../day.ts'
import type { DemoCase } from '../demo-case.ts'
import { quoted } from '../key.ts'
import { writeCents } from '../money.ts'
import { writeTable } from '../table-text.ts'
import { companies } from '../world/company.ts'
import { accounts } from '../world/account.ts'
import type { SupplierInvoice } from '../world/invoice.ts'
import { writeZip } from '../zip.ts'

/** The books of the accounts department: a ledger of suppliers (ODS), the list of suppliers, and changes to it. */
export async function writeLedger({ world, folder, key }: DemoCase): Promise<void> {
  folder.add('finance/supplier-ledger.ods', await writeOds(world.invoices))
  const suppliers = [...new Set(world.invoices.map((invoice) => invoice.issuer))].sort()
  folder.add('finance/suppliers.csv', writeTable([
    ['Supplier no.', 'Name', 'IBAN', 'E-mail', 'Approved'],
    ...suppliers.map((name, index) => [
      `S${String(index + 1).padStart(3, '0')}`, companies[name].name, accounts[name].iban, `accounts@${companies[name].domain}`,
      writeDay(`20${19 + (index % 5)}-0${index + 2}-1${index + 3}`, 'slashes'),
    ]),
  ]))
  folder.add('finance/supplier-changes.csv', writeTable([
    ['Changed on', 'Supplier', 'Field', 'Old', 'New', 'By'],
    ['03/04/2024', companies.quillmere.stem, 'IBAN', accounts.brundelund.iban, accounts.quillmere.iban, 'mdussolin'],
    ['05/06/2024', companies.morvath.stem, 'Address', '11 Obala', '14 Obala', 'plindqvane'],
    ['02/02/2024', companies.vessen.stem, 'E-mail', 'info@vessen.example', 'accounts@vessen.example', 'plindqvane'],
  ]))
  const path = folder.add('finance/open-items-2023.csv', writeTable([
    ['Invoice no.', 'Invoice date', 'Supplier', 'Amount', 'Currency'],
    ['PT/23/2990', '03/04/2023', companies.pennock.name, '2210.40', 'EUR'],
    ['LRW-69877', '05/06/2023', companies.larkhithe.name, '1894.00', 'EUR'],
    ['HS-2023-31', '11/09/2023', companies.halcyrra.name, '4120.75', 'EUR'],
  ]))
  key.plant({
    id: 'ambiguous-date', kind: 'ambiguous-date', where: [path],
    expect: 'Every date of the table can be read as day/month and as month/day; that is said, and not decided in silence.',
    sql: `SELECT (SELECT count(*) FROM problems WHERE path LIKE ${quoted(`%${path}`)}
  AND (code LIKE '%ambiguous%' OR message ILIKE '%day and month%'))
  + (SELECT count(*) FROM coverage c JOIN exhibits x ON x.id = c.exhibit_id
     WHERE x.path LIKE ${quoted(`%${path}`)} AND c.column_name = 'Invoice date' AND (c.reason ILIKE '%ambiguous%' OR c.reason ILIKE '%day and month%')) > 0 AS found`,
  })
}

/** A spreadsheet as OpenDocument (ISO/IEC 26300), with typed cells. */
async function writeOds(invoices: readonly SupplierInvoice[]): Promise<Buffer> {
  const text = (value: string) => `<table:table-cell office:value-type="string"><text:p>${value.replaceAll('&', '&amp;')}</text:p></table:table-cell>`
  const date = (value: string) => `<table:table-cell office:value-type="date" office:date-value="${value}"><text:p>${writeDay(value, 'dots')}</text:p></table:table-cell>`
  const money = (cents: number) =>
    `<table:table-cell office:value-type="currency" office:currency="EUR" office:value="${writeCents(cents)}"><text:p>${writeCents(cents, 'thousands')}</text:p></table:table-cell>`
  const row = (cells: readonly string[]) => `<table:table-row>${cells.join('')}</table:table-row>`
  const rows = [
    row(['Invoice no.', 'Invoice date', 'Supplier', 'Net EUR', 'VAT EUR', 'Total EUR', 'Due date'].map(text)),
    ...invoices.map((invoice) => row([
      text(invoice.number), date(invoice.date), text(companies[invoice.issuer].name), money(invoice.netCents), money(invoice.vatCents),
      money(invoice.grossCents), date(invoice.due),
    ])),
  ]
  const names = ['office:1.0', 'table:1.0', 'text:1.0'].map((name) => {
    const [prefix, version] = name.split(':')
    return `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${prefix}:${version}"`
  }).join(' ')
  const content = `<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content ${names} office:version="1.2"><office:body><office:spreadsheet><table:table table:name="Ledger 2024">${rows.join('')}</table:table></office:spreadsheet></office:body></office:document-content>`
  const mimetype = 'application/vnd.oasis.opendocument.spreadsheet'
  const manifest = `<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="${mimetype}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`
  return writeZip([
    { name: 'mimetype', bytes: Buffer.from(mimetype), stored: true }, { name: 'content.xml', bytes: Buffer.from(content) },
    { name: 'META-INF/manifest.xml', bytes: Buffer.from(manifest) },
  ])
}
