/** Rows as delimited text; a cell is quoted when it must be (RFC 4180). Lines end in CR LF unless told otherwise. */
export function writeTable(rows: readonly (readonly (string | number)[])[], options: { delimiter?: string; lineEnd?: string } = {}): string {
  const { delimiter = ',', lineEnd = '\r\n' } = options
  const cell = (value: string | number) => {
    const text = String(value)
    return text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  return rows.map((row) => row.map(cell).join(delimiter) + lineEnd).join('')
}
