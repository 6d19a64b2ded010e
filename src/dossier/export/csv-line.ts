/**
 * A line of CSV (RFC 4180). A cell that a spreadsheet would take for a formula (it begins with `=`, `+`, `-`, `@`, tab or
 * the end of a line and is no number) gets an apostrophe before it.
 */
export function csvLine(cells: readonly unknown[]): string {
  return cells.map((cell) => quote(harmless(cell === null || cell === undefined ? '' : String(cell)))).join(',')
}

function harmless(text: string): string {
  return /^[=+\-@\t\r\n]/.test(text) && !/^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/.test(text) ? `'${text}` : text
}

function quote(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
