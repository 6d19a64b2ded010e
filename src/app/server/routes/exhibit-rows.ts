import { formatLocator } from '../../../model/locator.ts'
import { z } from 'zod'
import type { RowsAnswer } from '../api-types.ts'
import { findExhibit } from '../exhibit-file.ts'
import { ask, route } from '../route.ts'
import { readSheets } from '../sheets.ts'

const maxRows = 200
const maxCells = 12_000

/** Rows of a table of an exhibit, read again from the bytes in the limited process, cell by cell. */
export const exhibitRowsRoute = route(
  '/api/exhibits/:exhibit/rows',
  {
    exhibit: ask.exhibit,
    sheet: z.string().max(1_000).optional(),
    first: z.coerce.number().int().min(1).max(100_000_000),
    count: z.coerce.number().int().min(1).max(maxRows),
  },
  async (served, { exhibit, sheet, first, count }): Promise<RowsAnswer> => {
    const known = await findExhibit(served, exhibit)
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
    const rows = places.map((_, row) => {
      const cells = texts.slice(row * width, (row + 1) * width)
      return cells.every((cell) => cell === null) ? null : cells
    })
    return { sheet: sheet ?? null, first, columns: width, rows }
  },
)
