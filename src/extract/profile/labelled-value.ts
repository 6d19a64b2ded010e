import { subSpan, type Span } from '../document/span.ts'
import type { LayoutCell, LayoutRow } from './layout-row.ts'

const ibanBody = '[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3}(?![A-Za-z0-9]))?'
const ibanPattern = new RegExp(`\\bIBAN[:.]?\\s*(${ibanBody})`)

/**
 * The value of a label in rows of cells: behind the label in its cell (`IBAN: ...`), in the next cell of the row, or, where
 * `below` is set and neither is there, in the cell under it. Undefined when there is no such label or value.
 */
export function labelledValue(rows: readonly LayoutRow[], label: RegExp, below = false): Span | undefined {
  for (const [index, row] of rows.entries()) {
    for (const [at, cell] of row.cells.entries()) {
      const rest = valueAfterLabel(cell.span, label)
      if (!rest) continue
      const value = rest.text !== '' ? rest : (row.cells[at + 1]?.span ?? (below ? cellBelow(rows, index, cell) : undefined))
      if (value) return value
    }
  }
  return undefined
}

/** What follows the label in a cell that begins with it: empty when the label stands alone, undefined when it is not there. */
export function restAfterLabel(span: Span, label: RegExp): Span | undefined {
  const end = labelEnd(span, label)
  return end && subSpan(span, end.at, span.text.length)
}

/** As `restAfterLabel`, but without a colon only what holds a digit is a value: `Statement No 3` has one, `Bank of Norland` is a name. */
function valueAfterLabel(span: Span, label: RegExp): Span | undefined {
  const end = labelEnd(span, label)
  const rest = end && subSpan(span, end.at, span.text.length)
  return rest && (rest.text === '' || end.hasColon || /\d/.test(rest.text)) ? rest : undefined
}

function labelEnd(span: Span, label: RegExp): { at: number; hasColon: boolean } | undefined {
  const match = new RegExp(`^(?:${label.source})(?![\\p{L}\\d])\\s*\\.?\\s*([:#]?)\\s*`, 'iu').exec(span.text)
  return match ? { at: match[0].length, hasColon: match.at(-1) !== '' } : undefined
}

/** The first IBAN that stands behind the word in any cell, wherever in it. */
export function findIban(rows: readonly LayoutRow[]): Span | undefined {
  for (const { cells } of rows) {
    for (const { span } of cells) {
      const match = ibanPattern.exec(span.text)
      if (match) return subSpan(span, match.index + match[0].length - match[1]!.length, match.index + match[0].length)
    }
  }
  const apart = labelledValue(rows, /(?:account )?IBAN/)
  const match = apart && new RegExp(`^${ibanBody}`).exec(apart.text)
  return apart && match ? subSpan(apart, 0, match[0].length) : undefined
}

function cellBelow(rows: readonly LayoutRow[], index: number, cell: LayoutCell): Span | undefined {
  const reach = cell.right - cell.left
  return rows[index + 1]?.cells.find((each) => Math.abs(each.left - cell.left) <= Math.max(6, reach / 4))?.span
}
