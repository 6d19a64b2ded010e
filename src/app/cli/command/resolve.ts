import { Command } from 'commander'
import { systemClock } from '../../../base/clock.ts'
import { Failure } from '../../../base/failure.ts'
import { openCase } from '../../../case/case.ts'
import { undoJudgement } from '../../../case/judgements.ts'
import { askCase } from '../../jobs/ask-case.ts'
import { judgePair, type PairJudgement } from '../../jobs/judge-pair.ts'
import { face, withCommonOptions, type CommonOptions, type Face } from '../face.ts'
import { formatTable } from '../format-table.ts'

interface Options extends CommonOptions {
  readonly same?: string[]
  readonly different?: string[]
  readonly unsure?: string[]
  readonly undo?: string
  readonly reason?: string
  readonly limit: string
}

/** `jackdaw resolve`: pairs that may be the same, and what a person says of them. */
export function resolveCommand(): Command {
  const command = new Command('resolve')
    .description('List pairs that may be the same with the evidence in bits, or judge a pair. A judgement is undone by its number.')
    .argument('<case>', 'the case')
    .option('--same <ids...>', 'two entities are the same')
    .option('--different <ids...>', 'two entities are different')
    .option('--unsure <ids...>', 'there is not enough to tell')
    .option('--undo <sequence>', 'take back the judgement of that journal entry')
    .option('--reason <text>', 'why; asked for with a judgement')
    .option('--limit <pairs>', 'pairs to list, the most doubtful first', '50')
  withCommonOptions(command)
  return command.action((path: string, options: Options) => face(options, (told) => resolvePairs(path, options, told)))
}

async function resolvePairs(path: string, options: Options, told: Face): Promise<void> {
  const judged = judgementOf(options)
  if (!judged && options.undo === undefined) return listPairs(path, options, told)
  if (!options.reason) throw new Failure('usage', 'Say why, with --reason: a judgement without a reason cannot be checked.')
  const opened = await openCase(path, { write: true })
  try {
    const author = { actor: told.actor, clock: systemClock }
    if (options.undo !== undefined) undoJudgement(opened.journal, Number(options.undo), { ...author, reason: options.reason })
    else await judgePair(opened, { ...judged!, reason: options.reason }, author)
    const sequence = opened.journal.size
    told.tell({ sequence }, [`Entry ${sequence} of the journal. Run 'jackdaw build ${path}' to have it take effect.`])
  } finally {
    opened.close()
  }
}

function judgementOf(options: Options): Omit<PairJudgement, 'reason'> | undefined {
  const said = ([['positive', options.same], ['negative', options.different], ['unsure', options.unsure]] as const).filter(([, ids]) => ids)
  if (said.length === 0) return undefined
  const [judgement, ids] = said[0]!
  if (said.length > 1 || ids!.length !== 2) throw new Failure('usage', 'Judge one pair at a time: --same <id> <id>, --different <id> <id> or --unsure <id> <id>.')
  return { judgement, left: ids![0]!, right: ids![1]! }
}

async function listPairs(path: string, { limit }: Options, { tell }: Face): Promise<void> {
  const { rows, columns } = await askCase(
    path,
    `SELECT m.left_id, m.right_id, l.caption AS "left", r.caption AS "right", m.schema, m.rule, round(m.weight_bits, 1) AS bits,
  round(m.probability, 4) AS probability, m.state, m.joined, m.explanation
FROM matches m JOIN entities l ON l.id = m.left_id JOIN entities r ON r.id = m.right_id
ORDER BY m.state <> 'machine', abs(m.probability - 0.5), m.id LIMIT ${Math.max(1, Math.trunc(Number(limit)) || 50)}`,
  )
  const names = columns.map((column) => column.name)
  const objects = rows.map((row) => {
    const object = Object.fromEntries(names.map((name, index) => [name, row[index]]))
    return { ...object, explanation: JSON.parse(String(object['explanation'])) as unknown }
  })
  tell(objects, () => formatTable(names.slice(0, -1), rows.map((row) => row.slice(0, -1))))
}
