import { parseLocator, type CellLocator } from '../../model/locator.ts'
import type { ExtractInput, Extractor, ExtractSink } from '../contract.ts'
import { extractTable } from '../table/extract-table.ts'
import { textAtCells } from '../table/cell-text.ts'
import { openCsvTable, type CsvTable } from './csv-table.ts'

/** Reads delimited text as one table. */
export const csvExtractor: Extractor = { extract, locate }

async function extract(input: ExtractInput, sink: ExtractSink): Promise<void> {
  if (input.source.sizeBytes === 0) {
    sink.facts({ mediaType: 'text/csv', unread: 'The file is empty.' })
    return
  }
  const table = await openCsvTable(input.source)
  sink.facts({ mediaType: table.dialect.delimiter === '\t' ? 'text/tab-separated-values' : 'text/csv', encoding: table.encoding.name })
  await extractTable(table, input, sink)
  reportDefects(table, sink)
}

/** Reads the bytes again, once for all locators, as far as the last row asked for. */
async function locate(input: ExtractInput, locators: readonly string[]): Promise<(string | undefined)[]> {
  const found: (string | undefined)[] = new Array(locators.length).fill(undefined)
  const wanted = new Map<number, { at: number; locator: CellLocator }[]>()
  let last = 0
  locators.forEach((text, at) => {
    const locator = parseLocator(text)
    if (locator?.kind !== 'cell' || !Number.isInteger(locator.row)) return
    const ofRow = wanted.get(locator.row)
    if (ofRow) ofRow.push({ at, locator })
    else wanted.set(locator.row, [{ at, locator }])
    last = Math.max(last, locator.row)
  })
  if (last === 0 || input.source.sizeBytes === 0) return found
  const table = await openCsvTable(input.source)
  for await (const block of table.rows()) {
    for (const row of block) {
      for (const { at, locator } of wanted.get(row.row) ?? []) found[at] = textAtCells(row.cells, locator.columns, locator.chars)
    }
    if (block.length && block.at(-1)!.row >= last) break
  }
  return found
}

function reportDefects(table: CsvTable, sink: ExtractSink): void {
  const { quoteInside, unterminated, tooLong, zeroCharacters } = table.defects()
  const rowOf = (record: number) => `row=${record}`
  if (table.encoding.basis === 'guess') {
    sink.problem({ code: 'text.encoding-guessed', severity: 'information', message: `The bytes are no valid UTF-8; they were read as ${table.encoding.name}. Check names with accents.` })
  }
  if (quoteInside.count) {
    sink.problem({ code: 'csv.quote-inside', severity: 'warning', message: `${quoteInside.count} quotation marks stand inside quoted cells without being doubled, first in row ${quoteInside.firstRecord}; they were kept as characters. Compare the row with the source.`, locator: rowOf(quoteInside.firstRecord) })
  }
  if (unterminated.count) {
    sink.problem({ code: 'csv.quote-unterminated', severity: 'warning', message: `${unterminated.count} cells begin with a quotation mark that is never closed, first in row ${unterminated.firstRecord}; the mark was kept as a character. Compare the rows from there on with the source.`, locator: rowOf(unterminated.firstRecord) })
  }
  if (tooLong.count) {
    sink.problem({ code: 'csv.row-too-long', severity: 'error', message: `${tooLong.count} rows are longer than 4 MiB, first row ${tooLong.firstRecord}; the rest of each is not read. Check whether the file is delimited text at all.`, locator: rowOf(tooLong.firstRecord) })
  }
  if (zeroCharacters) {
    sink.problem({ code: 'csv.zero-characters', severity: 'warning', message: `The file has ${zeroCharacters} characters of code 0, which no text needs; they were read as blanks. It may be damaged.` })
  }
}

