import { existsSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { Command } from 'commander'
import { systemClock } from '../../../base/clock.ts'
import { Failure } from '../../../base/failure.ts'
import { openCase } from '../../../case/case.ts'
import { listTools, registerTool, withdrawTool } from '../../../case/register/tool-register.ts'
import { openQuestions } from '../../jobs/ask-case.ts'
import { findTool, ownToolIds, readToolFile, type FoundTool } from '../../jobs/tooling/find-tool.ts'
import { runTool, type ToolRun } from '../../jobs/tooling/run-tool.ts'
import { testTool, type ToolTrial } from '../../jobs/tooling/test-tool.ts'
import { toolTemplate } from '../../jobs/tooling/tool-template.ts'
import { face, withCommonOptions, type CommonOptions } from '../face.ts'
import { formatTable } from '../format-table.ts'
import { settingsOf } from '../settings-option.ts'
import { wholeNumber } from '../whole-number.ts'

/** `jackdaw tool`: the analyst's own tools: made, tested, registered, run. */
export function toolCommand(): Command {
  const command = new Command('tool').description("Analysts' tools: pure functions over the views of a case, run in a sandbox. docs/adding/a-tool.md shows how one is made.")
  for (const each of [newCommand(), testCommand(), runCommand(), registerCommand(), listCommand()]) command.addCommand(each)
  return command
}

function newCommand(): Command {
  const command = new Command('new').description('Write a tool to begin with: it can be tested and run as it is.').argument('<file>', 'the file to write: my-tool.ts')
  withCommonOptions(command)
  return command.action((file: string, options: CommonOptions) =>
    face(options, async ({ actor, tell }) => {
      if (existsSync(file)) throw new Failure('usage', `${file} is there already. Name another file.`)
      const id = basename(file).replace(/\.ts$/, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^[^a-z]+|-+$/g, '') || 'my-tool'
      writeFileSync(file, toolTemplate(id, actor), { flag: 'wx' })
      tell({ file, id }, [`Wrote ${file}. Next: jackdaw tool test ${file}`])
    }),
  )
}

function testCommand(): Command {
  const command = new Command('test')
    .description('Run a tool over the known cases that it brings, and tell its error rates. Ends with 1 when one is not as it says.')
    .argument('<tool>', 'a file, or the id of a tool that comes with Jackdaw')
  withCommonOptions(command)
  return command.action((name: string, options: CommonOptions) =>
    face(options, async ({ signal, tell, holdsNot }) => {
      const tool = await toolOf(name, undefined, signal)
      const trial = await testTool(tool, signal)
      if (trial.rates.wrong + trial.rates.missed > 0) holdsNot()
      tell({ tool: tool.description.id, version: tool.description.version, sha256: tool.sha256, ...trial }, describeTrial(trial))
    }),
  )
}

interface RunOptions extends CommonOptions {
  readonly set?: string[]
  readonly seed: number
}

function runCommand(): Command {
  const command = new Command('run')
    .description('Run a tool over a built case.')
    .argument('<case>', 'the case')
    .argument('<tool>', 'a file, or the id of a tool that is registered or comes with Jackdaw')
    .option('--set <name=value...>', 'values of its parameters')
    .option('--seed <number>', 'where its chance begins', wholeNumber(), 1)
  withCommonOptions(command)
  return command.action((path: string, name: string, options: RunOptions) =>
    face(options, async ({ signal, tell, progress, visitor }) => {
      const tool = await toolOf(name, path, signal)
      const questions = await openQuestions(path, { ...visitor, act: 'run', what: `tool ${tool.description.id}` })
      try {
        progress.report({ step: `tool ${tool.description.id}`, done: 0, unit: 'rows' })
        const run = await runTool(tool, questions, { parameters: settingsOf(options.set ?? []), seed: options.seed, signal })
        progress.end(`tool ${tool.description.id}`, `${run.rows.length} rows found in ${run.inputs.map(({ name: input, rows }) => `${rows} ${input}`).join(', ')}`)
        tell(run, () => describeRun(tool, run))
      } finally {
        questions.close()
      }
    }),
  )
}

interface RegisterOptions extends CommonOptions {
  readonly approver?: string
  readonly withdraw?: number
  readonly reason?: string
}

function registerCommand(): Command {
  const command = new Command('register')
    .description('Register a tool in a case: its code, author, who approved it, and its error rates go into the journal. A tool that fails its own tests is not registered.')
    .argument('<case>', 'the case')
    .argument('[file]', 'the file of the tool')
    .option('--approver <name>', 'who looked at the code and approves it: not its author')
    .option('--withdraw <sequence>', 'take back the registration of that journal entry', wholeNumber(1))
    .option('--reason <text>', 'why it is taken back')
  withCommonOptions(command)
  return command.action((path: string, file: string | undefined, options: RegisterOptions) =>
    face(options, async ({ actor, signal, tell }) => {
      const author = { actor, clock: systemClock }
      const { approver, withdraw, reason } = options
      if ((file === undefined) === (withdraw === undefined)) throw new Failure('usage', 'Name the file of a tool, or --withdraw <sequence>: one of them.')
      if (withdraw !== undefined && !reason?.trim()) throw new Failure('usage', 'Say why, with --reason.')
      if (file !== undefined && !approver?.trim()) throw new Failure('usage', 'Say who looked at the code and approves it, with --approver.')
      const tool = file === undefined ? undefined : await readToolFile(file, signal)
      const trial = tool && (await testTool(tool, signal))
      if (trial && trial.rates.wrong + trial.rates.missed > 0) throw new Failure('tool.failed', `It is not as its own tests say. ${describeTrial(trial).join(' ')}`)
      const opened = await openCase(path, { write: true })
      try {
        if (withdraw !== undefined) withdrawTool(opened.journal, withdraw, { ...author, reason: reason!.trim() })
        if (tool && trial) {
          const { id, version, author: by } = tool.description
          const { tests, right, wrong, missed } = trial.rates
          const counts = { tests, right, wrong, missed }
          registerTool(opened.journal, { id, version, sha256: tool.sha256, source: tool.source, author: by, approver: approver!.trim(), tests: counts }, author)
        }
        tell({ sequence: opened.journal.size }, [`Entry ${opened.journal.size} of the journal.`])
      } finally {
        opened.close()
      }
    }),
  )
}

function listCommand(): Command {
  const command = new Command('list').description('Tools that can be run: those that come with Jackdaw, and those registered in a case.').argument('[case]', 'the case')
  withCommonOptions(command)
  return command.action((path: string | undefined, options: CommonOptions) =>
    face(options, async ({ signal, tell }) => {
      const registered = path === undefined ? [] : await withJournal(path, async (journal) => listTools(journal))
      const own = await Promise.all(ownToolIds().map((id) => findTool(id, undefined, signal)))
      const rows = [
        ...registered.map(({ id, version, sha256, author, approver, sequence, tests }) => ({ id, version, sha256, author, approver, sequence, tests, answers: '' })),
        ...own.map(({ description: { id, version, author, answers }, sha256 }) => (
          { id, version, sha256, author, approver: 'comes with Jackdaw', sequence: null, tests: null, answers })),
      ]
      const cells = rows.map(({ id, version, author, approver, answers }) => [id, version, author, approver, answers])
      tell(rows, () => formatTable(['id', 'version', 'author', 'approved by', 'answers'], cells))
    }),
  )
}

/** A tool by its file or id. What names a file that is there, or looks like one, is a file. */
async function toolOf(name: string, casePath: string | undefined, signal: AbortSignal): Promise<FoundTool> {
  if (name.endsWith('.ts') || existsSync(name)) return readToolFile(name, signal)
  return casePath === undefined ? findTool(name, undefined, signal) : withJournal(casePath, (journal) => findTool(name, journal, signal))
}

async function withJournal<T>(path: string, work: (journal: Awaited<ReturnType<typeof openCase>>['journal']) => Promise<T>): Promise<T> {
  const opened = await openCase(path)
  try {
    return await work(opened.journal)
  } finally {
    opened.close()
  }
}

function describeTrial({ outcomes, rates }: ToolTrial): string[] {
  const share = (part: number | null) => (part === null ? 'nothing to tell' : `${(100 * part).toFixed(1)} %`)
  return [
    ...outcomes.map(({ name, right, wrong, missed }) => {
      const faults = [...wrong.map((row) => `found, and not there: ${JSON.stringify(row)}`), ...missed.map((row) => `there, and not found: ${JSON.stringify(row)}`)]
      return `${faults.length === 0 ? 'as it says' : 'NOT as it says'}  ${name}  (${right} found)${faults.length === 0 ? '' : `  ${faults.join('; ')}`}`
    }),
    `${rates.tests} tests: of what it found ${share(rates.falseShare)} was not there; of what was there ${share(rates.missedShare)} was not found.`,
  ]
}

function describeRun({ description }: FoundTool, run: ToolRun): string[] {
  const columns = Object.keys(description.outputs)
  const cells = run.rows.map((row) => columns.map((column) => {
    const cell = row[column] ?? null
    return Array.isArray(cell) ? `${cell.length} statements` : cell
  }))
  return [
    description.answers,
    ...(run.rows.length === 0 ? ['Nothing was found.'] : formatTable(columns, cells as (string | number | boolean | null)[][])),
    `${run.tool} ${run.version} (SHA-256 ${run.sha256.slice(0, 16)}), output ${run.outputSha256.slice(0, 16)}; in ${run.errorRates.tests} tests of its own ${run.errorRates.wrong} wrong, ${run.errorRates.missed} missed`,
    ...description.explanations.map((text) => `may be innocent: ${text}`),
  ]
}
