import { formatLocator } from '../../model/locator.ts'
import { maskText } from '../../model/special-category.ts'
import type { RowsAnswer } from './api-types.ts'
import type { KnownExhibit } from './exhibit-file.ts'
import type { ServedCase } from './served-case.ts'
import { readSheets } from './sheets.ts'

/** Which rows of a table are wanted; the first is 1. */
export interface WantedRows {
  readonly sheet?: string | undefined
  readonly first: number
  readonly count: number
}

const maxCells = 12_000

/** Rows of a table of an exhibit, read again from the bytes in the limited process, cell by cell; fewer where they are wide. */
export async function readRows(served: ServedCase, known: KnownExhibit, { sheet, first, count }: WantedRows): Promise<RowsAnswer> {
  const found = (await readSheets(served, known)).find(({ name }) => name === (sheet ?? null))
  const columns = found?.columns.map(({ column }) => column) ?? []
  const width = Math.max(0, ...columns)
  const rowCount = Math.min(count, Math.max(1, Math.floor(maxCells / Math.max(1, width))))
  const places = Array.from({ length: rowCount }, (_, row) =>
    Array.from({ length: width }, (_, column) => ({
      kind: 'cell' as const, ...(sheet === undefined ? {} : { sheet }), row: first + row, columns: [column + 1],
    })),
  )
  const texts = await (await served.built()).readAgain(known, places.flat().map(formatLocator))
  const masked = served.maskedColumns(known, found?.columns ?? []).map(({ column }) => column - 1)
  const rows = places.map((_, row) => {
    const cells = texts.slice(row * width, (row + 1) * width).map((text, at) => (text && masked.includes(at) ? maskText : text))
    return cells.every((cell) => cell === null) ? null : cells
  })
  return { sheet: sheet ?? null, first, columns: width, rows }
}
