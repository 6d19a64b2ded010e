const maxWidth = 60

/** Rows as a plain table for a terminal: columns as wide as their content, at most 60 characters. */
export function formatTable(names: readonly string[], rows: readonly (readonly unknown[])[]): string[] {
  const cells = rows.map((row) => row.map(cellText))
  const widths = names.map((name, column) => Math.min(maxWidth, Math.max(name.length, ...cells.slice(0, 1000).map((row) => row[column]!.length))))
  const line = (row: readonly string[]) => row.map((cell, column) => cut(cell, widths[column]!).padEnd(widths[column]!)).join('  ').trimEnd()
  return [line(names), line(widths.map((width) => '-'.repeat(width))), ...cells.map(line), `(${rows.length} ${rows.length === 1 ? 'row' : 'rows'})`]
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  const text = typeof value === 'object' && !('digits' in value) ? JSON.stringify(value) : String(value)
  return text.replace(/\s+/gu, ' ')
}

function cut(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, width - 1)}…` : text
}
