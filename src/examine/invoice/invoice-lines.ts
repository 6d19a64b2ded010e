import { rowsOfSegment, type LayoutCell, type LayoutRow } from '../../extract/profile/layout-row.ts'
import { readAmount } from '../../model/value/amount.ts'
import { parseDecimal } from '../decimal.ts'
import type { ExaminedText } from '../examined-statement.ts'
import type { Invoice, InvoiceItem } from './invoice.ts'

/** Words of headings and sums, in the languages that invoices are read in. */
const heads = {
  quantity: /^(?:quantity|qty|menge|anzahl|quantit\u00e9|qt\u00e9|cantidad|units|hours|days|stunden|tage)\b/i,
  price: /^(?:unit price|unit|price|rate|einzelpreis|preis|prix|precio|p\.?u\.?)(?: (?:unitaire|unitario|each|net|[A-Z]{3}))*\s*$|^(?:unit|unit price|price|rate|einzelpreis|preis)\b/i,
  amount: /^(?:amount|line total|total|betrag|gesamt|gesamtpreis|montant|importe)\b/i,
}
const sum = /^(?:sub-?\s?total|net|netto|zwischensumme|total|summe|gesamt|vat|mwst|ust|tva|iva|grand total|amount due)\b/i
const rate = /\b(?:vat|mwst|ust|mehrwertsteuer|umsatzsteuer|tva|iva|tax)\b\.?[^\d%]{0,20}(\d{1,2}(?:[.,]\d{1,2})?)\s?%|(\d{1,2}(?:[.,]\d{1,2})?)\s?%\s*(?:vat|mwst|ust|tva|iva)\b/gi

const mostItems = 2_000

/** Lines and rates of VAT that the text of an invoice tells. */
export function readInvoiceText(texts: readonly ExaminedText[]): Pick<Invoice, 'items' | 'rates' | 'hasAllItems'> {
  const rates = new Set(texts.flatMap(({ text }) => [...text.matchAll(rate)].flatMap((match) => rateOf(match[1] ?? match[2] ?? ''))))
  const rows = texts.flatMap((text) => rowsOfSegment(text))
  const at = rows.findIndex((row) => columnsOf(row) !== undefined)
  const columns = at < 0 ? undefined : columnsOf(rows[at]!)
  if (!columns) return { items: [], rates: [...rates], hasAllItems: false }
  const items: InvoiceItem[] = []
  let unread = 0
  for (const row of rows.slice(at + 1)) {
    if (row.cells.some(({ span }) => sum.test(span.text)) || items.length >= mostItems) break
    const item = itemOf(row, columns)
    if (item) items.push(item)
    // A row with an amount and no quantity, or one that could not be read, may belong to the sum.
    else if (row.cells.some((cell) => numberOf(cell) !== undefined)) unread++
  }
  return { items, rates: [...rates], hasAllItems: items.length > 0 && unread === 0 }
}

interface ItemColumns {
  readonly quantity: LayoutCell
  readonly price: LayoutCell
  readonly amount: LayoutCell
  /** Cells of the heading, where every row has as many: then they are told apart by their order. */
  readonly order: readonly [quantity: number, price: number, amount: number, count: number]
}

function columnsOf({ cells }: LayoutRow): ItemColumns | undefined {
  const find = (head: RegExp, from: number) => cells.findIndex(({ span }, index) => index >= from && head.test(span.text))
  const quantity = find(heads.quantity, 0)
  if (quantity < 0) return undefined
  const price = find(heads.price, 0)
  const amount = cells.findLastIndex(({ span }) => heads.amount.test(span.text))
  if (price < 0 || amount <= price || amount <= quantity || price === quantity) return undefined
  return { quantity: cells[quantity]!, price: cells[price]!, amount: cells[amount]!, order: [quantity, price, amount, cells.length] }
}

function itemOf(row: LayoutRow, columns: ItemColumns): InvoiceItem | undefined {
  const cell = (name: 'quantity' | 'price' | 'amount', at: number) => (row.isOnPage ? under(row, columns[name]) : row.cells.length === columns.order[3] ? row.cells[at] : undefined)
  const quantity = numberOf(cell('quantity', columns.order[0]))
  const price = numberOf(cell('price', columns.order[1]))
  const amountCell = cell('amount', columns.order[2])
  const amount = numberOf(amountCell)
  if (quantity === undefined || price === undefined || amount === undefined || !amountCell) return undefined
  return { quantity, price, amount, locator: amountCell.span.locator }
}

/** The cell that stands under a heading: one that shares an edge with it, or overlaps it. */
function under({ cells }: LayoutRow, head: LayoutCell): LayoutCell | undefined {
  return cells.find((cell) => Math.abs(cell.right - head.right) < 4 || Math.abs(cell.left - head.left) < 4)
    ?? cells.find((cell) => cell.left < head.right && head.left < cell.right)
}

function numberOf(cell: LayoutCell | undefined): bigint | undefined {
  const text = cell?.span.text ?? ''
  const read = /^[^\p{L}]*\d[^\p{L}]*(?:\s?[A-Z]{3})?$/u.test(text) ? readAmount(text) : undefined
  return read && !read.doubt ? parseDecimal(read.value) : undefined
}

function rateOf(text: string): number[] {
  const [whole = '', fraction = ''] = text.split(/[.,]/)
  const value = Number(whole) * 100 + Number(fraction.padEnd(2, '0'))
  return value > 0 && value <= 3_000 ? [value] : []
}
