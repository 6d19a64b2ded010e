import { sourceEntityId } from '../../model/entity-id.ts'
import { readAmount } from '../../model/value/amount.ts'
import { readCurrency } from '../../model/value/currency.ts'
import { dateOrderShown, readDate } from '../../model/value/date.ts'
import { subSpan, type Span } from '../document/span.ts'
import { StatementWriter, type DraftEntity } from '../document/statement-writer.ts'
import { findIban, labelledValue, restAfterLabel } from './labelled-value.ts'
import { rowsOfSegment, type LayoutRow } from './layout-row.ts'
import { readLetterhead } from './letterhead.ts'
import type { ProfileInput, ProfileResult } from './profile.ts'
import { findWrittenDate } from './written-date.ts'

const cue = /invoice|rechnung|factur/i
const longest = 400_000
const labels = {
  number:
    /(?:(?:tax )?invoice|bill) ?(?:number|no|nr|id|#)|rechnungs?-? ?(?:nummer|nr)|rechnung nr|facture (?:n\u00b0|no)|n\u00b0 (?:de )?facture|n[u\u00fa]mero de factura|factura (?:no|n\u00b0)/,
  date: /invoice date|date of (?:issue|invoice)|issue date|rechnungsdatum|date(?: de facture)?|datum|fecha/,
  due: /(?:payment )?due(?: date| by| on)?|pay(?:able)? by|f\u00e4llig(?: am)?|zahlbar bis|f\u00e4lligkeit|\u00e9ch\u00e9ance/,
  total:
    /(?:grand |invoice )?total(?: (?:amount|due|ttc|payable|gross|incl.*))?|amount due|balance due|gesamtbetrag|rechnungsbetrag|endbetrag|gesamtsumme|summe|importe total/,
  net: /net(?: (?:amount|total))?|sub-?total|nettobetrag|netto(?:summe)?|zwischensumme|total ht/,
  vat: /vat|mwst|ust|mehrwertsteuer|umsatzsteuer|tva|iva|tax/,
  issuer: /from|issuer|issued by|seller|supplier|vendor|rechnungssteller|lieferant|absender|\u00e9metteur/,
  recipient: /(?:bill(?:ed)?|invoiced?|sold) to|to|recipient|customer|client|buyer|rechnungsempf\u00e4nger|kunde|empf\u00e4nger|an/,
  heading: /(?:tax )?invoice|rechnung|facture|factura/,
  vatCode: /(?:vat|tax) ?(?:id|no|number|reg(?:istration)?(?: no)?)|ust-?id(?:-?nr)?|steuernummer|n\u00b0 tva/,
}

/**
 * An invoice: a labelled invoice number and a labelled total. Gives the Invoice with date, due date, net, tax and account,
 * and issuer and recipient as they are labelled, or as the letterhead and the address of the letter tell.
 */
export function readInvoice(input: ProfileInput): ProfileResult | undefined {
  const length = input.segments.reduce((sum, segment) => sum + segment.text.length, 0)
  if (length > longest || !input.segments.some((segment) => cue.test(segment.text))) return undefined
  const rows = input.segments.flatMap(rowsOfSegment)
  const number = numberOf(rows)
  const total = amountOf(rows, labels.total)
  if (!number || !total) return undefined
  const writer = new StatementWriter(input.settings)
  const invoice: DraftEntity = { id: sourceEntityId(input.exhibit, 'invoice', number.text), schema: 'Invoice' }
  writer.write(invoice, 'invoiceNumber', { span: number })
  writeAmounts(writer, invoice, { rows, total })
  writeDates(writer, invoice, rows)
  writer.write(invoice, 'iban', { span: findIban(rows) })
  writeParties(writer, invoice, { rows, exhibit: input.exhibit })
  return writer
}

function writeAmounts(writer: StatementWriter, invoice: DraftEntity, place: { rows: readonly LayoutRow[]; total: Span }): void {
  const { rows, total } = place
  writer.write(invoice, 'amount', { span: total, raw: readAmount(total.text)?.value })
  for (const [property, label] of [
    ['netAmount', labels.net],
    ['vatAmount', labels.vat],
  ] as const) {
    const span = amountOf(rows, label)
    writer.write(invoice, property, { span, raw: span && readAmount(span.text)?.value })
  }
  const told = currencyOf(rows, total)
  if (told) writer.put(invoice, 'currency', { span: told.span, value: told.currency })
}

/** The currency written with the total, or in the cell of its label: `Total EUR`, `Total (EUR)`. */
function currencyOf(rows: readonly LayoutRow[], total: Span): { currency: string; span: Span } | undefined {
  const own = readAmount(total.text)?.currency
  if (own) return { currency: own, span: total }
  for (const { cells } of rows) {
    if (!cells.some((cell) => cell.span.locator === total.locator)) continue
    for (const { span } of cells) {
      const match = /(?:^|[\s(])([A-Z]{3}|[$\u20ac\u00a3])(?=\W|$)/u.exec(span.text)
      const currency = match && readCurrency(match[1]!)
      if (currency)
        return { currency, span: subSpan(span, match.index + match[0].length - match[1]!.length, match.index + match[0].length) }
    }
  }
  return undefined
}

/** The last amount in the last row that begins with the label: totals stand under what they add up. */
function amountOf(rows: readonly LayoutRow[], label: RegExp): Span | undefined {
  for (const row of rows.toReversed()) {
    const at = row.cells.findIndex((cell) => restAfterLabel(cell.span, label))
    if (at < 0) continue
    const own = restAfterLabel(row.cells[at]!.span, label)!
    const candidates = [amountIn(own), ...row.cells.slice(at + 1).map((cell) => amountIn(cell.span))]
    const found = candidates.findLast((span) => span !== undefined)
    if (found) return found
  }
  return undefined
}

/** The amount at the end of a span: with two decimals, or with a currency. */
function amountIn(span: Span): Span | undefined {
  const match =
    /(?:[A-Z]{3}\s*|[$\u20ac\u00a3]\s*)?-?\d[\d.,'\u2019 \u00a0]*(?:[.,]\d{2}(?!\d)|(?=\s*(?:[A-Z]{3}|[$\u20ac\u00a3])$))(?:\s*(?:[A-Z]{3}|[$\u20ac\u00a3]))?$/u.exec(
      span.text,
    )
  return match && readAmount(match[0]) ? subSpan(span, match.index, span.text.length) : undefined
}

/** Day and month of one date may be told by the other: both stand in the same order. */
function writeDates(writer: StatementWriter, invoice: DraftEntity, rows: readonly LayoutRow[]): void {
  const dates = (
    [
      ['date', labels.date],
      ['dueDate', labels.due],
    ] as const
  ).flatMap(([property, label]) => {
    const value = labelledValue(rows, label, true)
    const found = value && findWrittenDate(value.text)
    return value && found ? [{ property, span: subSpan(value, found.start, found.end), raw: found.raw }] : []
  })
  const order = dates.map(({ raw }) => dateOrderShown(raw)).find((shown) => shown === 'dmy' || shown === 'mdy')
  for (const { property, span, raw } of dates) {
    const told = order && readDate(raw, { dateOrder: order })?.value
    if (told) writer.put(invoice, property, { span, value: told })
    else writer.write(invoice, property, { span, raw })
  }
}

/** The labelled number, or the one behind the word in a heading: `Invoice QF-2024-0101`. */
function numberOf(rows: readonly LayoutRow[]): Span | undefined {
  const labelled = labelledValue(rows, labels.number, true)
  if (labelled && /\d/.test(labelled.text)) return labelled
  const heading = labelledValue(rows, labels.heading)
  return heading && /^[\p{L}\d][\p{L}\d/._-]*\d[\p{L}\d/._-]*$/u.test(heading.text) ? heading : undefined
}

function writeParties(writer: StatementWriter, invoice: DraftEntity, place: { rows: readonly LayoutRow[]; exhibit: string }): void {
  const { sender, addressee } = readLetterhead(place.rows)
  for (const [role, byPlace] of [
    ['issuer', sender],
    ['recipient', addressee],
  ] as const) {
    const name = labelledValue(place.rows, labels[role], true) ?? byPlace
    if (!name || name.text.length > 120 || !/\p{L}{2}/u.test(name.text)) continue
    const party: DraftEntity = { id: sourceEntityId(place.exhibit, role, name.text), schema: 'LegalEntity' }
    writer.write(party, 'name', { span: name })
    writer.state(invoice, role, party.id, name.locator)
    if (role === 'issuer') writer.write(party, 'vatCode', { span: labelledValue(place.rows, labels.vatCode) })
  }
}
