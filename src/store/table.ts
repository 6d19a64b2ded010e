/** The column types that derived tables use. DECIMAL is written from strings, TIMESTAMP from ISO strings. */
export type ColumnType = 'VARCHAR' | 'INTEGER' | 'BIGINT' | 'DOUBLE' | 'BOOLEAN' | 'DECIMAL(38,8)' | 'TIMESTAMP'

/** One column of a derived table, with the sentence that docs/views.md shows. */
export interface Column {
  readonly name: string
  readonly type: ColumnType
  readonly doc: string
}

/** A derived table: it lies in the schema `derived`; its public face is a view of the same name, unless `hidden`. */
export interface TableSpec {
  readonly name: string
  readonly doc: string
  readonly columns: readonly Column[]
  /** Kept out of the documented views. */
  readonly hidden?: boolean
}

/** A documented read-only view. Its columns are a contract: a change is a breaking change. */
export interface ViewSpec {
  readonly name: string
  readonly doc: string
  readonly columns: readonly Column[]
  /** SELECT over `derived.*` tables; absent: the table of that name as it is. */
  readonly sql?: string
}

/** What a room gives to the store: its tables and views. */
export interface Catalogue {
  readonly tables: readonly TableSpec[]
  readonly views: readonly ViewSpec[]
}

/** A table whose view shows it as it is. */
export function viewOf(table: TableSpec): ViewSpec {
  return { name: table.name, doc: table.doc, columns: table.columns }
}

/** Columns from a record of name, type and sentence, in the order written. */
export function columnsOf(record: Readonly<Record<string, readonly [ColumnType, string]>>): readonly Column[] {
  return Object.entries(record).map(([name, [type, doc]]) => ({ name, type, doc }))
}
