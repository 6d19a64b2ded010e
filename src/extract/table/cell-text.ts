import type { CharRange } from '../../model/locator.ts'

/** What stands between two cells in the text of a whole row. */
export const cellSeparator = '\t'

/** The text of a whole row: its cells with a tab between, as it is searched. */
export function rowText(cells: readonly string[]): string {
  return cells.join(cellSeparator).trimEnd()
}

/**
 * The text that a cell locator means in a row: of no columns the row's text, of several columns their texts joined by
 * one blank; then the range of characters. Undefined when a column or the range is not there.
 */
export function textAtCells(cells: readonly string[], columns: readonly number[], chars?: CharRange): string | undefined {
  const parts = columns.map((column) => cells[column - 1])
  if (parts.some((part) => part === undefined)) return undefined
  const text = columns.length === 0 ? rowText(cells) : parts.join(' ')
  if (!chars) return text
  return chars[0] < 0 || chars[1] > text.length || chars[0] > chars[1] ? undefined : text.slice(chars[0], chars[1])
}
