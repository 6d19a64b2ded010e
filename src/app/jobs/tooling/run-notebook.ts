import { canonicalJson } from '../../../base/canonical-json.ts'
import { Failure } from '../../../base/failure.ts'
import { sha256 } from '../../../base/hash.ts'
import type { AnswerValue, Questions } from '../../../store/duck/question.ts'
import type { ChartCell, Notebook, NotebookCell } from '../../../tool/notebook/notebook.ts'
import type { FoundTool } from './find-tool.ts'
import { runTool, type ToolRun } from './run-tool.ts'

/** What a cell gave. A failure of one does not end the others. */
export type CellResult =
  | { readonly id: string; readonly kind: 'text'; readonly text: string }
  | ({ readonly id: string; readonly kind: 'sql' } & SqlResult)
  | { readonly id: string; readonly kind: 'tool'; readonly run: ToolRun; readonly sha256: string }
  | { readonly id: string; readonly kind: 'chart'; readonly chart: ChartCell; readonly sha256: string }
  | { readonly id: string; readonly kind: 'failed'; readonly failure: string; readonly message: string }

/** Rows of a question, with the hash over them in whatever order. */
export interface SqlResult {
  readonly columns: readonly { readonly name: string; readonly type: string }[]
  readonly rows: readonly (readonly AnswerValue[])[]
  readonly truncated: boolean
  readonly sha256: string
}

/** What a notebook gave: the same notebook over the same case gives the same hash. */
export interface NotebookRun {
  readonly title: string
  readonly cells: readonly CellResult[]
  readonly sha256: string
}

/** How a notebook is run. */
export interface NotebookRunOptions {
  findTool(id: string): Promise<FoundTool>
  readonly signal?: AbortSignal | undefined
}

/** Rows of a cell that are kept; more are left out, and the cell says so. */
const mostRows = 20_000

/** Runs the cells of a notebook in order. */
export async function runNotebook({ title, cells }: Notebook, questions: Questions, options: NotebookRunOptions): Promise<NotebookRun> {
  const results: CellResult[] = []
  for (const cell of cells) {
    options.signal?.throwIfAborted()
    results.push(await runCell(cell, { questions, options, above: results }))
  }
  return { title, cells: results, sha256: sha256(canonicalJson(results.map((result) => [result.id, 'sha256' in result ? result.sha256 : result.kind]))) }
}

interface CellWork {
  readonly questions: Questions
  readonly options: NotebookRunOptions
  readonly above: readonly CellResult[]
}

async function runCell(cell: NotebookCell, work: CellWork): Promise<CellResult> {
  try {
    return await resultOf(cell, work)
  } catch (thrown) {
    if (!(thrown instanceof Failure) || thrown.code === 'interrupted') throw thrown
    return { id: cell.id, kind: 'failed', failure: thrown.code, message: thrown.message }
  }
}

async function resultOf(cell: NotebookCell, { questions, options, above }: CellWork): Promise<CellResult> {
  const { id } = cell
  switch (cell.kind) {
    case 'text':
      return { id, kind: 'text', text: cell.text }
    case 'sql':
      return { id, kind: 'sql', ...await askRows(questions, cell.sql) }
    case 'tool': {
      const run = await runTool(await options.findTool(cell.tool), questions, { parameters: cell.parameters, seed: cell.seed, signal: options.signal })
      const cited = { tool: run.tool, version: run.version, code: run.sha256, parameters: run.parameters, inputs: run.inputs, output: run.outputSha256 }
      return { id, kind: 'tool', run, sha256: sha256(canonicalJson(cited)) }
    }
    case 'chart':
      return { id, kind: 'chart', chart: cell, sha256: sha256(canonicalJson([cell, sourceHash(cell, above)])) }
  }
}

/** A chart draws what its cell gave: columns that are not there are a failure, not an empty picture. */
function sourceHash({ of, marks }: ChartCell, above: readonly CellResult[]): string {
  const source = above.find(({ id }) => id === of)
  const columns = source?.kind === 'sql' ? source.columns.map(({ name }) => name) : source?.kind === 'tool' ? Object.keys(source.run.rows[0] ?? {}) : undefined
  if (!columns || !source || !('sha256' in source)) throw new Failure('notebook.invalid', `The cell ${of} gave nothing that can be drawn.`)
  const used = marks.flatMap(({ mark: _, group: __, bin: ___, reduce: ____, ...channels }) => Object.values(channels)).filter((name) => name !== undefined)
  const missing = used.filter((name) => !columns.includes(name))
  if (missing.length > 0 && columns.length > 0) throw new Failure('notebook.invalid', `The cell ${of} has no column ${missing.join(', ')}; it has ${columns.join(', ')}.`)
  return source.sha256
}

/** The rows of a question. Their hash does not hang on their order. */
export async function askRows(questions: Questions, sql: string): Promise<SqlResult> {
  const { columns, rows, truncated } = await questions.askViews(sql, mostRows)
  const lines = rows.map((row) => JSON.stringify(row)).sort()
  return { columns, rows, truncated, sha256: sha256(canonicalJson([columns, lines])) }
}
