import type { Store } from '../../store/store.ts'

/** A format that a case, or a part of it, is given out in. Pure reading: rows of the derived tables in, lines of text out. */
export interface ExportFormat {
  readonly id: string
  readonly description: string
  readonly extension: string
  /** The lines of the file, without line ends, in an order that the same case repeats. */
  lines(store: Pick<Store, 'columns'>): AsyncIterable<string>
}
