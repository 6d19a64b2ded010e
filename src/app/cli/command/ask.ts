import { Command } from 'commander'
import { systemClock } from '../../../base/clock.ts'
import { Failure } from '../../../base/failure.ts'
import { openCase, type Case } from '../../../case/case.ts'
import { listQuestions, saveQuestion, withdrawQuestion, type KeptQuestion } from '../../../case/register/question-register.ts'
import { askStanding, changeOf, readStanding, type AnswerChange, type StandingAnswer } from '../../jobs/answering/standing-questions.ts'
import { DerivedFolder } from '../../jobs/derived-folder.ts'
import { enterCase } from '../../jobs/door.ts'
import { findTool } from '../../jobs/tooling/find-tool.ts'
import { face, withCommonOptions, type CommonOptions, type Face } from '../face.ts'
import { settingsOf } from '../settings-option.ts'

interface Options extends CommonOptions {
  readonly save?: string
  readonly tool?: string
  readonly set?: string[]
  readonly show?: string
  readonly withdraw?: string
  readonly reason?: string
}

const shownAtMost = 20

/** `jackdaw ask`: questions that are asked again at each build, and what their answers gained and lost. */
export function askCommand(): Command {
  const command = new Command('ask')
    .summary('Standing questions: asked again at each build, with what their answers gained and lost.')
    .description("Without more, lists the standing questions and what changed with the last build. 'jackdaw query' asks once.")
    .argument('<case>', 'the case')
    .argument('[sql]', 'with --save: one SELECT over the views')
    .option('--save <name>', 'keep a question under this name: a SELECT, or --tool')
    .option('--tool <id>', 'a tool that is registered or comes with Jackdaw')
    .option('--set <name=value...>', 'values of its parameters')
    .option('--show <name>', 'the rows that came and went')
    .option('--withdraw <name>', 'ask it no more')
    .option('--reason <text>', 'why it is taken back')
  withCommonOptions(command)
  return command.action((path: string, sql: string | undefined, options: Options) => face(options, async (told) => {
    const isDeed = options.save !== undefined || options.withdraw !== undefined
    if (options.save === undefined && (sql !== undefined || options.tool !== undefined)) {
      throw new Failure('usage', "Name the question with --save. 'jackdaw query' asks once, 'jackdaw tool run' runs once.")
    }
    const opened = await openCase(path, { write: isDeed })
    try {
      await answer(opened, { ...options, ...(sql === undefined ? {} : { sql }) }, told)
    } finally {
      opened.close()
    }
  }))
}

async function answer(opened: Case, options: Options & { readonly sql?: string }, { actor, signal, tell, visitor }: Face): Promise<void> {
  const { save, withdraw, show, sql, tool, set = [], reason = '' } = options
  const author = { actor, clock: systemClock }
  const derived = new DerivedFolder(opened.layout.root)
  const enter = (what: string) => enterCase(opened.layout.root, { ...visitor, act: 'query', what })
  if (show !== undefined) {
    await enter(`standing question ${show}`)
    const found = readStanding(opened, derived).find(({ name }) => name === show)
    if (!found) throw new Failure('question.absent', `No build has answered a standing question '${show}' yet. 'jackdaw ask <case>' lists them.`)
    tell(found, () => describeRows(found))
    return
  }
  if (withdraw !== undefined) withdrawQuestion(opened.journal, withdraw, { ...author, reason })
  if (save !== undefined) {
    if (tool !== undefined) await findTool(tool, opened.journal, signal)
    saveQuestion(opened.journal, { name: save, ...(sql === undefined ? {} : { sql }), ...(tool === undefined ? {} : { tool, parameters: settingsOf(set) }) }, author)
    if (derived.readMark()) {
      await enter(`standing question ${save}`)
      await askStanding(opened, derived, { onlyNew: true, signal })
    }
  }
  const answers = new Map(readStanding(opened, derived).map((each) => [each.name, changeOf(each)]))
  const rows = listQuestions(opened.journal).map((question) => ({ ...question, answer: answers.get(question.name) ?? null }))
  tell(rows, () => (rows.length === 0 ? ['There is no standing question.'] : rows.flatMap(describeQuestion)))
}

function describeQuestion({ name, sql, tool, answer: told }: KeptQuestion & { readonly answer: AnswerChange | null }): string[] {
  return [`${name}: ${told ? describeChange(told) : 'not asked yet'}`, `    ${sql ?? `tool ${tool}`}`]
}

/** What the answer to a standing question gained and lost, in words. */
export function describeChange({ rows, added, removed, failure }: AnswerChange): string {
  if (failure !== undefined) return `cannot be answered: ${failure.split('\n')[0]}`
  if (added === null || removed === null) return `${rows} rows, asked for the first time`
  return added + removed === 0 ? `${rows} rows, as before` : `${rows} rows: ${added} came, ${removed} went`
}

function describeRows(found: StandingAnswer): string[] {
  const lines = (sign: string, rows: readonly unknown[] | null) => [
    ...(rows ?? []).slice(0, shownAtMost).map((row) => `${sign} ${JSON.stringify(row)}`),
    ...((rows?.length ?? 0) > shownAtMost ? [`${sign} and ${rows!.length - shownAtMost} more`] : []),
  ]
  return [`${found.name}: ${describeChange(changeOf(found))}`, ...lines('+', found.added), ...lines('-', found.removed)]
}
