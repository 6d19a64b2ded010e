import { z } from 'zod'
import { ExactNumber } from '../../../store/duck/question.ts'
import { caseCatalogue } from '../../catalogue.ts'
import type { SqlAnswer, ViewLine } from '../api-types.ts'
import { route } from '../route.ts'

const maxRows = 1_000
const deadlineMs = 20_000

/** One SELECT over the documented views, read-only, with the first thousand rows of its answer. */
export const sqlRoute = route('/api/sql', { q: z.string().min(1).max(20_000) }, async (served, { q }): Promise<SqlAnswer> => {
  const startedAt = performance.now()
  const { columns, rows, truncated } = await (await served.built()).ask(q, { maxRows, deadlineMs, isOfPerson: true })
  return {
    columns,
    rows: rows.map((row) => row.map((value) => (value instanceof ExactNumber ? value.toString() : value))),
    truncated,
    milliseconds: Math.round(performance.now() - startedAt),
  }
})

/** The documented views and their columns. */
export const viewsRoute = route('/api/views', {}, async (): Promise<ViewLine[]> =>
  caseCatalogue.views
    .map(({ name, doc, columns }) => ({ name, doc, columns: columns.map((column) => ({ name: column.name, type: column.type, doc: column.doc })) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1)),
)
