import type { Store } from '../../store/store.ts'

/** A format that a case, or a part of it, is given out in. Pure reading: rows of the derived tables in, a file out. */
export interface ExportFormat {
  readonly id: string
  readonly description: string
  readonly extension: string
  readonly content: TextContent | TableContent
}

/** A file of lines of text, without line ends, in an order that the same case repeats. */
export interface TextContent {
  readonly lines: (store: Pick<Store, 'columns'>) => AsyncIterable<string>
}

/** A file that the engine writes: Parquet with the rows of a SELECT, in its order. */
export interface TableContent {
  readonly parquet: string
}
