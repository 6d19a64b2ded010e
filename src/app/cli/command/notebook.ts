import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { Command } from 'commander'
import { systemClock } from '../../../base/clock.ts'
import { Failure, messageOf } from '../../../base/failure.ts'
import { openCase } from '../../../case/case.ts'
import { listNotebooks, readNotebook, saveNotebook, withdrawNotebook } from '../../../case/register/notebook-register.ts'
import { readNotebookText } from '../../../tool/notebook/notebook.ts'
import { openQuestions } from '../../jobs/ask-case.ts'
import { findTool } from '../../jobs/tooling/find-tool.ts'
import { runNotebook, type CellResult } from '../../jobs/tooling/run-notebook.ts'
import { face, withCommonOptions, type CommonOptions } from '../face.ts'
import { formatTable } from '../format-table.ts'

const rowsShown = 12

/** `jackdaw notebook`: cells of text, SQL, tools and charts, kept in the case and run again to the same result. */
export function notebookCommand(): Command {
  const command = new Command('notebook').description('Notebooks of a case: cells of text, SQL over the views, tools, and charts as data. Kept in the journal, run again to the same result. docs/adding/a-notebook.md.')
  for (const each of [listCommand(), saveCommand(), showCommand(), runCommand(), withdrawCommand()]) command.addCommand(each)
  return command
}

function listCommand(): Command {
  const command = new Command('list').description('The notebooks of a case.').argument('<case>', 'the case')
  withCommonOptions(command)
  return command.action((path: string, options: CommonOptions) => face(options, async ({ tell }) => {
    const opened = await openCase(path)
    try {
      const rows = listNotebooks(opened.journal).map(({ name, sha256, by, at }) => ({ name, sha256, by, at }))
      tell(rows, () => formatTable(['name', 'saved by', 'at', 'sha256'], rows.map(({ name, by, at, sha256 }) => [name, by, at, sha256.slice(0, 16)])))
    } finally {
      opened.close()
    }
  }))
}

function saveCommand(): Command {
  const command = new Command('save')
    .description('Keep a notebook in the case, from a file: JSON, or Markdown with fenced cells.')
    .argument('<case>', 'the case')
    .argument('<file>', 'the file')
    .option('--name <name>', 'its name in the case (default: that of the file)')
  withCommonOptions(command)
  return command.action((path: string, file: string, options: CommonOptions & { readonly name?: string }) => face(options, async ({ actor, tell }) => {
    const notebook = readNotebookText(readText(file))
    const name = options.name ?? basename(file).replace(/\.(json|md)$/, '')
    const opened = await openCase(path, { write: true })
    try {
      const { sha256 } = await saveNotebook(opened, { name, text: `${JSON.stringify(notebook, undefined, 2)}\n` }, { actor, clock: systemClock })
      tell({ name, sha256, cells: notebook.cells.length }, [`${name}: ${notebook.cells.length} cells (SHA-256 ${sha256}). Next: jackdaw notebook run ${path} '${name}'`])
    } finally {
      opened.close()
    }
  }))
}

function showCommand(): Command {
  const command = new Command('show').description('The text of a notebook.').argument('<case>', 'the case').argument('<name>', 'its name')
  withCommonOptions(command)
  return command.action((path: string, name: string, options: CommonOptions) => face(options, async ({ tell }) => {
    const opened = await openCase(path)
    try {
      const { text } = readNotebook(opened.journal, name)
      tell(JSON.parse(text), text.split('\n'))
    } finally {
      opened.close()
    }
  }))
}

function runCommand(): Command {
  const command = new Command('run')
    .description('Run a notebook over the case as it is built. Ends with 1 when a cell fails.')
    .argument('<case>', 'the case')
    .argument('<name>', 'its name')
  withCommonOptions(command)
  return command.action((path: string, name: string, options: CommonOptions) => face(options, async ({ signal, tell, visitor, holdsNot }) => {
    const opened = await openCase(path)
    const questions = await openQuestions(path, { ...visitor, act: 'run', what: `notebook ${name}` })
    try {
      const notebook = readNotebookText(readNotebook(opened.journal, name).text)
      const run = await runNotebook(notebook, questions, { findTool: (id) => findTool(id, opened.journal, signal), signal })
      if (run.cells.some(({ kind }) => kind === 'failed')) holdsNot()
      tell(run, () => [run.title, ...run.cells.flatMap(describeCell), `result ${run.sha256}`])
    } finally {
      questions.close()
      opened.close()
    }
  }))
}

function withdrawCommand(): Command {
  const command = new Command('withdraw')
    .description('Take a notebook back. Its entries stay in the journal.')
    .argument('<case>', 'the case')
    .argument('<name>', 'its name')
    .requiredOption('--reason <text>', 'why')
  withCommonOptions(command)
  return command.action((path: string, name: string, options: CommonOptions & { readonly reason: string }) => face(options, async ({ actor, tell }) => {
    const opened = await openCase(path, { write: true })
    try {
      withdrawNotebook(opened, name, { actor, clock: systemClock, reason: options.reason })
      tell({ name }, [`${name} is taken back.`])
    } finally {
      opened.close()
    }
  }))
}

function describeCell(cell: CellResult): string[] {
  const head = `[${cell.id}] ${cell.kind}`
  switch (cell.kind) {
    case 'text':
      return ['', ...cell.text.split('\n')]
    case 'sql':
      return ['', `${head} ${cell.sha256.slice(0, 16)}`, ...formatTable(cell.columns.map(({ name }) => name), cell.rows.slice(0, rowsShown)), ...more(cell.rows.length)]
    case 'tool': {
      const { run } = cell
      const columns = Object.keys(run.rows[0] ?? {})
      return [
        '', `${head} ${run.tool} ${run.version}, output ${run.outputSha256.slice(0, 16)}; in ${run.errorRates.tests} tests of its own ${run.errorRates.wrong} wrong, ${run.errorRates.missed} missed`,
        ...formatTable(columns, run.rows.slice(0, rowsShown).map((row) => columns.map((column) => row[column]))), ...more(run.rows.length),
      ]
    }
    case 'chart':
      return ['', `${head} of ${cell.chart.of}: ${cell.chart.marks.map(({ mark }) => mark).join(', ')} (drawn in the browser) ${cell.sha256.slice(0, 16)}`]
    case 'failed':
      return ['', `${head}: ${cell.message}`]
  }
}

function more(rows: number): string[] {
  return rows > rowsShown ? [`and ${rows - rowsShown} more`] : []
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new Failure('notebook.absent', `${file} cannot be read: ${messageOf(cause)}`, { cause })
  }
}
