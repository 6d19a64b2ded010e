import { z } from 'zod'
import type { RowsAnswer } from '../api-types.ts'
import { findExhibit } from '../exhibit-file.ts'
import { readRows } from '../read-rows.ts'
import { ask, route } from '../route.ts'

const maxRows = 200

/** Rows of a table of an exhibit, read again from the bytes in the limited process, cell by cell. */
export const exhibitRowsRoute = route(
  '/api/exhibits/:exhibit/rows',
  {
    exhibit: ask.exhibit,
    sheet: z.string().max(1_000).optional(),
    first: z.coerce.number().int().min(1).max(100_000_000),
    count: z.coerce.number().int().min(1).max(maxRows),
  },
  async (served, { exhibit, ...wanted }): Promise<RowsAnswer> => readRows(served, await findExhibit(served, exhibit), wanted),
)
