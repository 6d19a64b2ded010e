import { formatLocator } from '../../model/locator.ts'
import type { ByteSource } from '../contract.ts'
import { decodeStream, detectSourceEncoding } from '../encoding/decode-stream.ts'
import type { TextEncoding } from '../encoding/encoding.ts'
import type { Table, TableRow } from '../table/table.ts'
import { detectDialect, type CsvDialect } from './csv-dialect.ts'
import { CsvParser, type CsvDefects } from './csv-parser.ts'

const headBytes = 262_144

/** A delimited text as a table. */
export interface CsvTable extends Table {
  readonly encoding: TextEncoding
  readonly dialect: CsvDialect
  /** Defects that the last whole pass over the rows met. */
  defects(): CsvDefects & { readonly zeroCharacters: number }
}

/** Opens a delimited text: tells its encoding and delimiter. Each pass over the rows reads the bytes again. */
export async function openCsvTable(source: ByteSource): Promise<CsvTable> {
  const encoding = await detectSourceEncoding(source)
  const head = await source.read(0, headBytes)
  const cut = head.length < source.sizeBytes
  const headText = new TextDecoder(encoding.label, { ignoreBOM: true }).decode(head.subarray(encoding.markBytes), { stream: cut })
  const dialect = detectDialect(headText, cut)
  let defects = { ...new CsvParser(dialect.delimiter).defects, zeroCharacters: 0 }
  return {
    encoding,
    dialect,
    defects: () => defects,
    async *rows() {
      const parser = new CsvParser(dialect.delimiter)
      let row = 0
      let zeroCharacters = 0
      const number = (cells: string[]): TableRow => ({ row: ++row, cells })
      for await (const text of decodeStream(source, encoding)) {
        if (text.includes('\0')) zeroCharacters += text.split('\0').length - 1
        const records = parser.write(text)
        if (records.length) yield records.map(number)
      }
      const last = parser.end()
      if (last.length) yield last.map(number)
      defects = { ...parser.defects, zeroCharacters }
    },
    locate: (row, columns, chars) => formatLocator({ kind: 'cell', row: row.row, columns, ...(chars ? { chars } : {}) }),
  }
}
