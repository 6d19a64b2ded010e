import type { ExportFormat } from './export-format.ts'

/** Views that are given out as Parquet, whole, with the columns of docs/views.md. */
const views: Readonly<Record<string, { readonly what: string; readonly order: string }>> = {
  statements: { what: 'every statement with its place', order: 'id' },
  entities: { what: 'entities as each source tells them, with their canonical ids', order: 'id' },
  links: { what: 'links between entities', order: 'id' },
  transfers: { what: 'the ledger', order: 'day NULLS LAST, id' },
  events: { what: 'everything dated', order: 'moment NULLS LAST, id' },
  exhibits: { what: 'exhibits', order: 'id' },
}

/** Each as a Parquet file. */
export const parquetViews: readonly ExportFormat[] = Object.entries(views).map(([view, { what, order }]) => ({
  id: `parquet-${view}`,
  description: `${what}: the view ${view}, Parquet`,
  extension: 'parquet',
  content: { parquet: `SELECT * FROM ${view} ORDER BY ${order}` },
}))
