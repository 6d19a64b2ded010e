import { subSpan, type Span } from '../document/span.ts'
import type { LayoutCell, LayoutRow } from './layout-row.ts'

/**
 * The value of a label in rows of cells: behind the label in its cell (`IBAN: ...`), in the next cell of the row, or, where
 * `below` is set and neither is there, in the cell under it. Undefined when there is no such label or value.
 */
export function labelledValue(rows: readonly LayoutRow[], label: RegExp, below = false): Span | undefined {
  for (const [index, row] of rows.entries()) {
    for (const [at, cell] of row.cells.entries()) {
      const rest = restAfterLabel(cell.span, label)
      if (!rest) continue
      const value = rest.text !== '' ? rest : (row.cells[at + 1]?.span ?? (below ? cellBelow(rows, index, cell) : undefined))
      if (value) return value
    }
  }
  return undefined
}

/** What follows the label in a cell that begins with it: empty when the label stands alone, undefined when it is not there. */
export function restAfterLabel(span: Span, label: RegExp): Span | undefined {
  const match = new RegExp(`^(?:${label.source})(?![\\p{L}\\d])\\s*\\.?\\s*[:#]?\\s*`, 'iu').exec(span.text)
  return match ? subSpan(span, match[0].length, span.text.length) : undefined
}

function cellBelow(rows: readonly LayoutRow[], index: number, cell: LayoutCell): Span | undefined {
  const reach = cell.right - cell.left
  return rows[index + 1]?.cells.find((each) => Math.abs(each.left - cell.left) <= Math.max(6, reach / 4))?.span
}
