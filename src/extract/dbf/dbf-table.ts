import { isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import { formatLocator, type CharRange } from '../../model/locator.ts'
import type { ByteSource } from '../contract.ts'
import { uniqueNames } from '../spreadsheet/sheet.ts'
import type { Table, TableRow } from '../table/table.ts'
import { dbfCell } from './dbf-cell.ts'
import { readDbfHeader, type DbfHeader } from './dbf-header.ts'

const blockBytes = 1_048_576
const maxHeaderBytes = 65_536

/** What is told of rows that no table holds. */
export interface DbfRowKinds {
  /** Rows marked as deleted, which still stand in the file. */
  deleted?(row: TableRow): void
}

/** A dBASE table, read row by row from its source. */
export class DbfTable implements Table {
  readonly columnNames: readonly string[]
  readonly encoding: string
  readonly header: DbfHeader
  readonly #source: ByteSource
  /** Rows that stand whole in the file: it may be cut, or hold fewer than it promises. */
  readonly presentRows: number

  constructor(source: ByteSource, header: DbfHeader, encoding: string) {
    this.#source = source
    this.header = header
    this.encoding = encoding
    this.columnNames = uniqueNames(header.fields.map((field) => field.name))
    this.presentRows = Math.max(0, Math.min(header.rows, Math.floor((source.sizeBytes - header.headerBytes) / header.rowBytes)))
  }

  rows(): AsyncIterable<readonly TableRow[]> {
    return this.read()
  }

  /** The rows that are not deleted; of the others the receiver is told. */
  async *read(kinds: DbfRowKinds = {}): AsyncIterable<readonly TableRow[]> {
    const { headerBytes, rowBytes } = this.header
    const perBlock = Math.max(1, Math.floor(blockBytes / rowBytes))
    for (let first = 0; first < this.presentRows; first += perBlock) {
      const count = Math.min(perBlock, this.presentRows - first)
      const bytes = await this.#source.read(headerBytes + first * rowBytes, count * rowBytes)
      const block: TableRow[] = []
      for (let index = 0; index < count; index++) {
        const row = bytes.subarray(index * rowBytes, (index + 1) * rowBytes)
        const read = { row: first + index + 1, cells: this.#cells(row) }
        if (row[0] === 0x2a) kinds.deleted?.(read)
        else block.push(read)
      }
      if (block.length) yield block
    }
  }

  locate(row: TableRow, columns: readonly number[], chars?: CharRange): string {
    return formatLocator({ kind: 'cell', row: row.row, columns, ...(chars ? { chars } : {}) })
  }

  #cells(row: Uint8Array): string[] {
    const decode = (bytes: Uint8Array) => iconv.decode(Buffer.from(bytes), this.encoding)
    return this.header.fields.map((field) => dbfCell(field, row, decode))
  }
}

/** Opens a dBASE table; undefined when its header cannot be read. */
export async function openDbf(source: ByteSource): Promise<DbfTable | undefined> {
  const header = readDbfHeader(await source.read(0, maxHeaderBytes))
  if (!header) return undefined
  return new DbfTable(source, header, header.encoding ?? (await guessEncoding(source, header)))
}

/** Tables that tell no language are UTF-8 when their bytes are, as GIS programs write them, else of Windows' Latin page. */
async function guessEncoding(source: ByteSource, { headerBytes, rowBytes }: DbfHeader): Promise<string> {
  const rows = Math.floor(blockBytes / rowBytes)
  return isUtf8(await source.read(headerBytes, rows * rowBytes)) ? 'utf8' : 'win1252'
}
