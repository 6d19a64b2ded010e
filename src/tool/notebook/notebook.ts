import { z } from 'zod'
import { Failure } from '../../base/failure.ts'

/** Marks of Observable Plot that a chart may have. */
export const chartMarks = [
  'areaY', 'barX', 'barY', 'cell', 'dot', 'line', 'lineY', 'rectX', 'rectY', 'ruleX', 'ruleY', 'text', 'tickX', 'tickY',
] as const

const name = z.string().min(1).max(200)
const column = name
const channels = {
  x: column, y: column, x1: column, x2: column, y1: column, y2: column, fx: column, fy: column, z: column, r: column, fill: column, stroke: column, text: column, title: column,
}
const mark = z.strictObject({
  mark: z.enum(chartMarks),
  ...Object.fromEntries(Object.entries(channels).map(([channel, shape]) => [channel, shape.optional()])) as { [K in keyof typeof channels]: z.ZodOptional<typeof column> },
  /** Rows with the same place on that axis are taken together; `bin` of numbers and dates, `group` of words. */
  group: z.enum(['x', 'y']).optional(),
  bin: z.enum(['x', 'y']).optional(),
  reduce: z.enum(['count', 'sum', 'mean', 'median', 'min', 'max']).optional(),
})
const scale = z.strictObject({ label: name.optional(), type: z.enum(['linear', 'log', 'utc', 'band', 'point']).optional() })
const id = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/)
const cell = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), id, text: z.string().max(100_000) }),
  z.strictObject({ kind: z.literal('sql'), id, sql: z.string().min(1).max(20_000) }),
  z.strictObject({
    kind: z.literal('tool'), id, tool: z.string().regex(/^[a-z][a-z0-9-]{0,79}$/),
    parameters: z.record(z.string().max(80), z.union([z.string().max(1_000), z.number(), z.boolean()])).default({}), seed: z.int().min(0).max(2 ** 31).default(1),
  }),
  z.strictObject({
    kind: z.literal('chart'), id, of: id, title: name.optional(), caption: z.string().max(1_000).optional(), marks: z.array(mark).min(1).max(8),
    scales: z.strictObject({ x: scale.optional(), y: scale.optional() }).optional(),
  }),
])
const shape = z.strictObject({ title: name, cells: z.array(cell).max(200) })

/** Cells of text, SQL over the views, tools, and charts of what a cell above gave; data throughout, never code. */
export type Notebook = z.output<typeof shape>

/** One cell. */
export type NotebookCell = Notebook['cells'][number]

/** A chart as data: marks with the columns that feed their channels, and the scales. */
export type ChartCell = Extract<NotebookCell, { kind: 'chart' }>

/**
 * Reads a notebook from JSON, or from Markdown (`readMarkdown`). Throws `notebook.invalid` with the cell and what is wrong: a channel that is none, an id told
 * twice, a chart of a cell that does not stand above it.
 */
export function readNotebookText(text: string): Notebook {
  const told = text.trimStart().startsWith('{') ? parseJson(text) : readMarkdown(text)
  const read = shape.safeParse(told)
  if (!read.success) {
    const [issue] = read.error.issues
    throw new Failure('notebook.invalid', `The notebook does not hold at ${issue?.path.join('.') || 'its beginning'}: ${issue?.message ?? 'not understood'}.`)
  }
  const above = new Map<string, NotebookCell['kind']>()
  for (const { kind, id: own, ...rest } of read.data.cells) {
    if (above.has(own)) throw new Failure('notebook.invalid', `Two cells are called ${own}. Give each an id of its own.`)
    if (kind === 'chart' && 'of' in rest && !['sql', 'tool'].includes(above.get(rest.of) ?? '')) {
      throw new Failure('notebook.invalid', `The chart ${own} is of ${rest.of}, but no cell of SQL or tool above it is called so.`)
    }
    above.set(own, kind)
  }
  return read.data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Failure('notebook.invalid', 'The notebook is no JSON.', { cause })
  }
}

/**
 * A notebook as Markdown: the first heading is its title; fenced blocks ```sql id, ```tool id and ```chart id are cells (of a tool and a chart
 * the fields as JSON), and what stands between is text.
 */
function readMarkdown(text: string): unknown {
  const title = /^#\s+(.+)$/m.exec(text)?.[1]?.trim() ?? 'Notebook'
  const cells: unknown[] = []
  const addText = (words: string) => {
    if (words.trim()) cells.push({ kind: 'text', id: `text-${cells.length + 1}`, text: words.trim() })
  }
  let at = 0
  for (const fence of text.matchAll(/^```(sql|tool|chart)[ \t]+(\S+)[ \t]*\r?\n([\s\S]*?)^```[ \t]*$/gm)) {
    const [whole, kind, own, body = ''] = fence
    addText(text.slice(at, fence.index))
    at = fence.index + whole.length
    cells.push(kind === 'sql' ? { kind, id: own, sql: body.trim() } : { kind, id: own, ...parseJson(body) as object })
  }
  addText(text.slice(at))
  return { title, cells }
}
