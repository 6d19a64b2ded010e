import { Command } from 'commander'
import { Failure } from '../../../base/failure.ts'
import type { Questions } from '../../../store/duck/question.ts'
import type { ToolRow } from '../../../tool/tool.ts'
import { openQuestions } from '../../jobs/ask-case.ts'
import type { SupportSets } from '../../jobs/answering/minimal-sets.ts'
import { supportOfFinding, supportOfGroup, supportOfPaths, supportOfRows } from '../../jobs/answering/support.ts'
import { askPaths } from '../../jobs/network-questions.ts'
import { findToolIn } from '../../jobs/tooling/find-tool.ts'
import { runTool } from '../../jobs/tooling/run-tool.ts'
import { face, withCommonOptions, type CommonOptions, type Face } from '../face.ts'
import { wholeNumber } from '../whole-number.ts'

interface Options extends CommonOptions {
  readonly finding?: number
  readonly between?: string[]
  readonly hops: number
  readonly group?: number
  readonly sql?: string
  readonly tool?: string
}

interface Supported extends SupportSets {
  readonly answer: string
}

const mostRows = 1_000

/** `jackdaw support`: the sets of exhibits that an answer rests on. */
export function supportCommand(): Command {
  const command = new Command('support')
    .summary('The sets of exhibits that an answer rests on: a finding, paths, a group, rows of a question or of a tool.')
    .description("The smallest sets of exhibits that an answer rests on, by the places it cites and who else tells the same. What really falls without an exhibit, 'jackdaw without' computes anew.")
    .argument('<case>', 'the case')
    .option('--finding <number>', 'a finding, by its number in the dossier', wholeNumber(1))
    .option('--between <ids...>', 'two entities: the shortest paths between them')
    .option('--hops <number>', 'longest path, in links', wholeNumber(1), 6)
    .option('--group <number>', 'a group of the network', wholeNumber(1))
    .option('--sql <select>', 'a question over the views whose rows hold ids: statement_id, exhibit_id, canonical_id ...')
    .option('--tool <id>', 'a tool, with the defaults of its parameters')
  withCommonOptions(command)
  return command.action((path: string, options: Options) => face(options, async ({ signal, tell, visitor }) => {
    const found = await supportOf(path, options, { signal, visitor })
    tell(found, () => found.flatMap(describe))
  }))
}

type Asking = Pick<Face, 'signal' | 'visitor'>

async function supportOf(path: string, { finding, between, hops, group, sql, tool }: Options, { signal, visitor }: Asking): Promise<Supported[]> {
  const named = [finding, between, group, sql, tool].filter((each) => each !== undefined)
  if (named.length !== 1) throw new Failure('usage', 'Name one answer: --finding, --between, --group, --sql or --tool.')
  if (between && between.length !== 2) throw new Failure('usage', 'Name two entities: --between <id> <id>.')
  const questions = await openQuestions(path, { ...visitor, act: 'query', what: `what ${String(named[0])} rests on` })
  try {
    if (finding !== undefined) return [{ answer: `finding ${finding}`, ...await supportOfFinding(questions, finding) }]
    if (group !== undefined) return [{ answer: `group ${group}`, ...await supportOfGroup(questions, group) }]
    if (between) {
      const { paths } = await askPaths(path, between as [string, string], { maxHops: hops, count: 20 })
      return [{ answer: `that one of ${paths.length} paths stands`, ...await supportOfPaths(questions, paths) }]
    }
    const rows = sql === undefined ? await toolRows(path, questions, { tool: tool!, signal }) : await rowsOf(questions, sql)
    const supports = await supportOfRows(questions, rows)
    return rows.map((row, index) => ({ answer: JSON.stringify(row), ...supports[index]! }))
  } finally {
    questions.close()
  }
}

async function toolRows(path: string, questions: Questions, { tool, signal }: { tool: string; signal: AbortSignal }): Promise<readonly ToolRow[]> {
  const run = await runTool(await findToolIn(path, tool, signal), questions, { parameters: {}, seed: 1, signal })
  return run.rows
}

async function rowsOf(questions: Questions, sql: string): Promise<Record<string, unknown>[]> {
  const { columns, rows } = await questions.askViews(sql, mostRows)
  return rows.map((row) => Object.fromEntries(columns.map(({ name }, index) => [name, row[index]])))
}

function describe({ answer, necessary, sets, isCut }: Supported): string[] {
  return [
    answer,
    sets.length === 0 ? '    rests on nothing that can be told: no id of a statement, exhibit, link or entity stands in it' : `    falls without any one of: ${necessary.join(', ') || 'none'}`,
    ...sets.map((set) => `    stands on: ${set.join(' + ')}`),
    ...(isCut ? ['    and on more sets'] : []),
  ]
}
