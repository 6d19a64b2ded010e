import { Failure } from '../../base/failure.ts'

/** What a question reads from, as it is written. */
export interface ReadTables {
  /** Names that may be views: schema (empty where none is written) and name. */
  readonly tables: readonly { readonly schema: string; readonly name: string }[]
  readonly functions: readonly string[]
  /** Names that the question defines itself (WITH). */
  readonly own: readonly string[]
}

/** Functions that give rows and read nothing of the case but what they are handed, or the names of its views. */
const harmlessFunctions: readonly string[] = [
  'unnest', 'range', 'generate_series', 'json_each', 'json_tree', 'repeat', 'repeat_row', 'duckdb_views', 'duckdb_columns', 'duckdb_functions', 'pragma_table_info',
]

/** Views of which each row comes from one exhibit alone: of them those rows can be left out that a purpose does not reach. */
export const narrowableViews: readonly string[] = ['exhibits', 'statements', 'texts', 'problems', 'coverage']

/** What the engine's own syntax tree of a question (`json_serialize_sql`) says that it reads from; undefined for a question that it has no tree of. */
export function readTablesOf(tree: string): ReadTables | undefined {
  const parsed = JSON.parse(tree) as { error?: boolean }
  if (parsed.error) return undefined
  const found = { tables: [] as { schema: string; name: string }[], functions: [] as string[], own: [] as string[] }
  visit(parsed, found)
  return found
}

function visit(node: unknown, found: { tables: { schema: string; name: string }[]; functions: string[]; own: string[] }): void {
  if (Array.isArray(node)) {
    for (const one of node) visit(one, found)
    return
  }
  if (node === null || typeof node !== 'object') return
  const { type, schema_name: schema, table_name: name, function: called, cte_map: defined } = node as Record<string, unknown>
  if (type === 'BASE_TABLE') found.tables.push({ schema: String(schema ?? '').toLowerCase(), name: String(name).toLowerCase() })
  if (type === 'TABLE_FUNCTION') found.functions.push(String((called as { function_name?: unknown } | null)?.function_name ?? '').toLowerCase())
  for (const { key } of (defined as { map?: { key: string }[] } | undefined)?.map ?? []) found.own.push(key.toLowerCase())
  for (const one of Object.values(node)) visit(one, found)
}

/** Words that a question without a tree must not hold: what lies under the views, and what runs SQL that is given as text. */
const underneath = /\bderived\b|\bquery(_table)?\b|\bpragma_|\bjson_execute|\bexplain\s+analy/i

/** Throws `query.refused` for a question that reads what lies under the documented views, where nothing is masked. */
export function assertViewsOnly(sql: string, read: ReadTables | undefined): void {
  const isUnder = read
    ? read.tables.some(({ schema }) => schema !== '' && schema !== 'main' && schema !== 'information_schema') || read.functions.some((name) => !harmlessFunctions.includes(name))
    : underneath.test(sql)
  if (isUnder) throw new Failure('query.refused', 'A question reads the views that docs/views.md describes, and nothing under them.')
}

/** Whether each row of what a question reads comes from one exhibit alone, so that rows outside a purpose can be left out. `views` are the names of all views. */
export function isNarrowable(read: ReadTables | undefined, views: ReadonlySet<string>): boolean {
  return read !== undefined && read.functions.every((name) => harmlessFunctions.includes(name))
    && read.own.every((name) => !views.has(name))
    && read.tables.every(({ name }) => narrowableViews.includes(name) || read.own.includes(name))
}
