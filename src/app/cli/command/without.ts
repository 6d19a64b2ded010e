import { Command } from 'commander'
import { Failure } from '../../../base/failure.ts'
import { openCase } from '../../../case/case.ts'
import type { Questions } from '../../../store/duck/question.ts'
import type { Fates } from '../../jobs/answering/fate.ts'
import { withoutExhibits, type AskedRows, type Without } from '../../jobs/answering/without-exhibits.ts'
import { enterCase } from '../../jobs/door.ts'
import { canonicalEnds } from '../../jobs/network-questions.ts'
import { findTool } from '../../jobs/tooling/find-tool.ts'
import { runTool } from '../../jobs/tooling/run-tool.ts'
import { face, withCommonOptions, type CommonOptions } from '../face.ts'
import { wholeNumber } from '../whole-number.ts'

interface Options extends CommonOptions {
  readonly between?: string[]
  readonly hops: number
  readonly sql?: string[]
  readonly tool?: string[]
}

const shownAtMost = 12

/** `jackdaw without`: what falls, weakens and stands when exhibits are left aside. */
export function withoutCommand(): Command {
  const command = new Command('without')
    .summary('What falls, what weakens and what stands without some exhibits, or without what is held under an authority.')
    .description('Findings, entities (a merge may hang on an exhibit), links, failed checks, contradictions, groups; and any path, question or tool that is named. It is computed anew from all other exhibits, beside the case, which stays as it is.')
    .argument('<case>', 'the case')
    .argument('<exhibits...>', 'numbers of exhibits (17, 17.2), or ids of authorities (A1)')
    .option('--between <ids...>', 'two entities: what becomes of the shortest paths between them')
    .option('--hops <number>', 'longest path, in links', wholeNumber(1), 6)
    .option('--sql <select...>', 'questions over the views: which of their rows fall')
    .option('--tool <id...>', 'tools, with the defaults of their parameters: which of their rows fall')
  withCommonOptions(command)
  return command.action((path: string, aside: string[], options: Options) =>
    face(options, async ({ progress, signal, tell, visitor }) => {
      const { between, hops, sql = [], tool = [] } = options
      if (between && between.length !== 2) throw new Failure('usage', 'Name two entities: --between <id> <id>.')
      await enterCase(path, { ...visitor, act: 'query', what: `without ${aside.join(' ')}` })
      const opened = await openCase(path)
      try {
        const ends = between && (await canonicalEnds(path, between as [string, string]))
        const tools = await Promise.all(tool.map((id) => findTool(id, opened.journal, signal)))
        const asked: AskedRows[] = [
          ...sql.map((question) => ({ name: question, rows: (questions: Questions) => rowsOf(questions, question) })),
          ...tools.map((each) => ({
            name: `tool ${each.description.id}`, rows: async (questions: Questions) => (await runTool(each, questions, { parameters: {}, seed: 1, signal })).rows,
          })),
        ]
        const paths = ends ? { between: { ends, search: { maxHops: hops, count: 20 } } } : {}
        const found = await withoutExhibits(opened, { aside, progress, signal, asked, ...paths })
        tell(found, () => describe(found))
      } finally {
        opened.close()
      }
    }),
  )
}

async function rowsOf(questions: Questions, sql: string): Promise<unknown[]> {
  const { columns, rows } = await questions.askViews(sql)
  return rows.map((row) => Object.fromEntries(columns.map(({ name }, index) => [name, row[index]])))
}

function describe(found: Without): string[] {
  const { aside, entities, asked } = found
  return [
    `Without ${aside.length} exhibits: ${aside.slice(0, 10).map(({ number, path }) => `${number} ${path}`).join(', ')}${aside.length > 10 ? ' ...' : ''}`,
    ...describeFates('findings', found.findings),
    ...describeFates('entities', entities),
    ...entities.parted.slice(0, shownAtMost).map(({ caption, parts }) => `    is one no more: ${caption}, ${parts} parts`),
    ...describeFates('links', found.links),
    ...describeFates('failed checks', found.signs),
    ...describeFates('contradictions', found.contradictions),
    ...describeFates('groups', found.groups),
    ...(found.paths ? describeFates('paths', found.paths) : []),
    ...asked.flatMap(({ name, same, removed, added }) => [
      `${name}: ${removed.length} rows fall, ${same} stand, ${added.length} arise`,
      ...removed.slice(0, shownAtMost).map((row) => `    falls: ${JSON.stringify(row)}`),
    ]),
  ]
}

function describeFates(name: string, { falls, weakens, stands, arises }: Fates): string[] {
  const rest = (count: number, verb: string) => (count > shownAtMost ? [`    and ${count - shownAtMost} more ${verb}; --json lists them all`] : [])
  return [
    `${name}: ${falls.length} fall, ${weakens.length} weaken, ${stands} stand${arises > 0 ? `, ${arises} arise` : ''}`,
    ...falls.slice(0, shownAtMost).map(({ was }) => `    falls: ${was}`), ...rest(falls.length, 'fall'),
    ...weakens.slice(0, shownAtMost).map(({ was, is }) => `    weakens: ${was}${is === null || is === was ? '' : ` -> ${is}`}`), ...rest(weakens.length, 'weaken'),
  ]
}
