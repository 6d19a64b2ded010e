import { csvLine } from './csv-line.ts'
import type { ExportFormat } from './export-format.ts'

/** A format that writes the rows of one SELECT as CSV under these names. */
export function csvTable({ id, description, names, sql }: { id: string; description: string; names: readonly string[]; sql: string }): ExportFormat {
  return {
    id,
    description,
    extension: 'csv',
    content: { async *lines(store) {
      yield csvLine(names)
      for await (const columns of store.columns(sql)) {
        for (let row = 0; row < columns[0]!.length; row++) yield csvLine(columns.map((column) => column[row]))
      }
    } },
  }
}
