import { formatLocator, type CharRange } from '../../model/locator.ts'
import { uniqueNames } from '../spreadsheet/sheet.ts'
import type { Table, TableRow } from '../table/table.ts'
import type { JsonDocument, JsonRecord } from './json-document.ts'
import { isScalar, type JsonArray } from './json-node.ts'
import { follow, toPointer } from './json-pointer.ts'
import { columnsOf, listsOf, type JsonColumn, type JsonShape } from './json-shape.ts'

/** A row of a table made of JSON objects: where its object stands, and the one whose list holds it. */
export interface JsonRow extends TableRow {
  readonly record: JsonRecord
  readonly parent?: JsonRecord
}

const blockRows = 1_000

/**
 * The tables of a JSON document of this shape: one of its records, and one for each list of objects inside them, named
 * by the path to the list. Rows of an inner list carry the columns by which the outer object is told apart.
 */
export function jsonTables(document: JsonDocument, shape: JsonShape): JsonTable[] {
  const tables: JsonTable[] = []
  const add = (of: JsonShape, chain: readonly (readonly string[])[], parentColumns: readonly JsonColumn[]): void => {
    const own = columnsOf(of)
    if (own.length) tables.push(new JsonTable(document, { chain, columns: [...own, ...parentColumns], bare: of.objects === 0 }))
    const identifying = own.filter(isIdentifying).slice(0, 4)
    const inherited = identifying.map((column): JsonColumn => ({ ...column, name: `parent.${column.name}`, ofParent: true }))
    for (const list of listsOf(of)) add(list.shape, [...chain, list.path], inherited)
  }
  add(shape, [], [])
  return tables
}

function isIdentifying(column: JsonColumn): boolean {
  if (column.content !== 'value' || column.path.length !== 1) return false
  return /(^|[_-])(id|key|uuid|guid|number|no|code|iban|name)$/i.test(column.name) || /[a-z](Id|ID|Key|Number|No|Code|Name)$/.test(column.name)
}

interface TableForm {
  /** Paths from list to list, from the document's records to this table's. */
  readonly chain: readonly (readonly string[])[]
  readonly columns: readonly JsonColumn[]
  /** The records are lists, whose places have no names: the first may be a header. */
  readonly bare: boolean
}

/** A table of JSON objects, read anew from the document at each reading. */
export class JsonTable implements Table {
  readonly sheet?: string
  readonly columnNames?: readonly string[]
  readonly #document: JsonDocument
  readonly #chain: readonly (readonly string[])[]
  readonly #columns: readonly JsonColumn[]

  constructor(document: JsonDocument, { chain, columns, bare }: TableForm) {
    this.#document = document
    this.#chain = chain
    this.#columns = columns
    if (chain.length) this.sheet = chain.map((path) => path.join('.')).join('.')
    if (!bare) this.columnNames = uniqueNames(columns.map((column) => column.name))
  }

  async *rows(): AsyncIterable<readonly JsonRow[]> {
    let row = 0
    let block: JsonRow[] = []
    for await (const records of this.#document.records()) {
      for (const outer of records) {
        for (const { record, parent } of expand({ record: outer }, this.#chain)) {
          if (isScalar(record.node)) continue
          block.push({ row: ++row, cells: this.#columns.map((column) => cellText(column, record, parent)), record, ...(parent ? { parent } : {}) })
          if (block.length >= blockRows) yield block.splice(0)
        }
      }
    }
    if (block.length) yield block
  }

  locate(row: TableRow, columns: readonly number[], chars?: CharRange): string {
    const { record, parent } = row as JsonRow
    const pointers = columns.length
      ? columns.flatMap((column) => cellPointers(this.#columns[column - 1]!, record, parent))
      : [toPointer(record.tokens)]
    return formatLocator({ kind: 'pointer', pointers, ...(chars ? { chars } : {}) })
  }
}

interface Placed {
  readonly record: JsonRecord
  readonly parent?: JsonRecord
}

function* expand(at: Placed, chain: readonly (readonly string[])[]): Generator<Placed> {
  const [path, ...rest] = chain
  if (!path) return yield at
  const { record } = at
  const list = follow(record.node, path)
  if (list?.kind !== 'array') return
  for (const [index, node] of list.items.entries()) {
    if (node.kind !== 'object') continue
    yield* expand({ record: { tokens: [...record.tokens, ...path, String(index)], node, text: record.text }, parent: record }, rest)
  }
}

function cellText(column: JsonColumn, record: JsonRecord, parent: JsonRecord | undefined): string {
  const from = column.ofParent ? parent : record
  const node = follow(from?.node, column.path)
  if (!from || !node) return ''
  if (isScalar(node)) return column.content === 'value' ? node.text : ''
  if (node.kind === 'object') return ''
  if (column.content === 'raw') return isReadOtherwise(node) ? '' : from.text.slice(node.start, node.end)
  return column.content === 'joined' && node.items.every(isScalar) ? node.items.map((item) => (isScalar(item) ? item.text : '')).join(' ') : ''
}

/** Whether a list gives rows of a table of its own, or cells of plain values, and so is no raw cell. */
function isReadOtherwise({ items }: JsonArray): boolean {
  return items.every(isScalar) || items.every((item) => item.kind === 'object')
}

function cellPointers(column: JsonColumn, record: JsonRecord, parent: JsonRecord | undefined): string[] {
  const from = column.ofParent && parent ? parent : record
  const tokens = [...from.tokens, ...column.path]
  if (column.content !== 'joined') return [toPointer(tokens)]
  const list = follow(from.node, column.path)
  return list?.kind === 'array' ? list.items.map((_, index) => toPointer([...tokens, String(index)])) : [toPointer(tokens)]
}
