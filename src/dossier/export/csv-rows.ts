import type { Store } from '../../store/store.ts'
import { csvLine } from './csv-line.ts'

/** The rows of one SELECT as lines of CSV, under these names. */
export async function* csvRows(store: Pick<Store, 'columns'>, names: readonly string[], sql: string): AsyncGenerator<string> {
  yield csvLine(names)
  for await (const columns of store.columns(sql)) {
    for (let row = 0; row < columns[0]!.length; row++) yield csvLine(columns.map((column) => column[row]))
  }
}
