import { parseLocator } from '../../model/locator.ts'
import { parseDecimal } from '../decimal.ts'
import type { ExaminedStatement, ExaminedText } from '../examined-statement.ts'
import { readInvoiceText } from './invoice-lines.ts'
import type { Invoice, InvoiceAmount, InvoiceList } from './invoice.ts'

/** Properties of an invoice that its checks read. */
export const invoiceProperties: readonly string[] = ['invoiceNumber', 'amount', 'netAmount', 'vatAmount']

/** The invoices of one exhibit; none where it tells none. An invoice on paper has its lines from the text of the exhibit. */
export function gatherInvoices(statements: readonly ExaminedStatement[], texts: readonly ExaminedText[]): InvoiceList[] {
  const told = statements.filter(({ schema, property }) => schema === 'Invoice' && invoiceProperties.includes(property))
  const groups = [...Map.groupBy(told, ({ entityId }) => entityId).values()]
  const [first] = groups
  if (!first) return []
  const isPaper = groups.length === 1 && parseLocator(first[0]!.locator)?.kind !== 'cell'
  const lines = isPaper ? readInvoiceText(texts) : { items: [], rates: [], hasAllItems: false }
  const invoices = groups.map((group) => makeInvoice(group, lines))
  const { exhibit, locator } = first[0]!
  return [{ exhibit, locator, invoices }]
}

function makeInvoice(told: readonly ExaminedStatement[], lines: Pick<Invoice, 'items' | 'rates' | 'hasAllItems'>): Invoice {
  const find = (property: string) => told.find((statement) => statement.property === property)
  const number = find('invoiceNumber')?.value
  const amounts = { net: amountOf(find('netAmount')), vat: amountOf(find('vatAmount')), total: amountOf(find('amount')) }
  const { exhibit, locator, entityId } = told[0]!
  return {
    exhibit, locator, entityId, ...lines, ...(number === undefined ? {} : { number }),
    ...(amounts.net ? { net: amounts.net } : {}), ...(amounts.vat ? { vat: amounts.vat } : {}), ...(amounts.total ? { total: amounts.total } : {}),
  }
}

function amountOf(statement: ExaminedStatement | undefined): InvoiceAmount | undefined {
  const value = parseDecimal(statement?.value ?? '')
  return value === undefined || !statement ? undefined : { value, locator: statement.locator }
}
