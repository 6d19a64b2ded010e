import { csvRows } from './csv-rows.ts'
import type { ExportFormat } from './export-format.ts'

/** A format that writes the rows of one SELECT as CSV under these names. */
export function csvTable({ id, description, names, sql }: { id: string; description: string; names: readonly string[]; sql: string }): ExportFormat {
  return { id, description, extension: 'csv', content: { lines: (store) => csvRows(store, names, sql) } }
}
