import { Command } from 'commander'
import { systemClock } from '../../../base/clock.ts'
import { Failure } from '../../../base/failure.ts'
import { openCase } from '../../../case/case.ts'
import { undoJudgement } from '../../../case/judgements.ts'
import { askCase } from '../../jobs/ask-case.ts'
import { judgePair, type PairJudgement } from '../../jobs/judge-pair.ts'
import { face, withCommonOptions, type CommonOptions, type Face } from '../face.ts'
import { formatTable } from '../format-table.ts'
import { wholeNumber } from '../whole-number.ts'

interface Options extends CommonOptions {
  readonly same?: string[]
  readonly different?: string[]
  readonly unsure?: string[]
  readonly undo?: number
  readonly reason?: string
  readonly limit: number
}

/** `jackdaw resolve`: pairs that may be the same, and what a person says of them. */
export function resolveCommand(): Command {
  const command = new Command('resolve')
    .description('List pairs that may be the same with the evidence in bits, or judge a pair. A judgement is undone by its number.')
    .argument('<case>', 'the case')
    .option('--same <ids...>', 'two entities are the same')
    .option('--different <ids...>', 'two entities are different')
    .option('--unsure <ids...>', 'there is not enough to tell')
    .option('--undo <sequence>', 'take back the judgement of that journal entry', wholeNumber(1))
    .option('--reason <text>', 'why; asked for with a judgement')
    .option('--limit <pairs>', 'pairs to list, the most doubtful first', wholeNumber(1), 50)
  withCommonOptions(command)
  return command.action((path: string, options: Options) => face(options, (told) => resolvePairs(path, options, told)))
}

async function resolvePairs(path: string, options: Options, told: Face): Promise<void> {
  const judged = judgementOf(options)
  if (judged === undefined) return listPairs(path, options, told)
  const reason = options.reason?.trim()
  if (!reason) throw new Failure('usage', 'Say why, with --reason: a judgement without a reason cannot be checked.')
  const opened = await openCase(path, { write: true })
  try {
    const author = { actor: told.actor, clock: systemClock }
    if (typeof judged === 'number') undoJudgement(opened.journal, judged, { ...author, reason })
    else await judgePair(opened, { ...judged, reason }, author)
    const sequence = opened.journal.size
    told.tell({ sequence }, [`Entry ${sequence} of the journal. Run 'jackdaw build ${path}' to have it take effect.`])
  } finally {
    opened.close()
  }
}

/** The one judgement that was told, or the number of the one to take back; undefined when none was. */
function judgementOf({ same, different, unsure, undo }: Options): Omit<PairJudgement, 'reason'> | number | undefined {
  const told = [['positive', same], ['negative', different], ['unsure', unsure]] as const
  const pairs = told.flatMap(([judgement, ids]) => (ids ? [{ judgement, ids }] : []))
  if (pairs.length + (undo === undefined ? 0 : 1) > 1 || pairs.some(({ ids }) => ids.length !== 2)) {
    throw new Failure('usage', 'Judge one pair at a time: --same <id> <id>, --different <id> <id>, --unsure <id> <id>, or --undo <sequence>.')
  }
  const [pair] = pairs
  return pair ? { judgement: pair.judgement, left: pair.ids[0]!, right: pair.ids[1]! } : undo
}

async function listPairs(path: string, { limit }: Options, { progress, tell }: Face): Promise<void> {
  const { rows, columns, truncated } = await askCase(
    path,
    `SELECT m.left_id, m.right_id, l.caption AS "left", r.caption AS "right", m.schema, m.rule, round(m.weight_bits, 1) AS bits,
  round(m.probability, 4) AS probability, m.state, m.joined, m.explanation
FROM matches m JOIN entities l ON l.id = m.left_id JOIN entities r ON r.id = m.right_id
ORDER BY m.state <> 'machine', abs(m.probability - 0.5), m.id`,
    limit,
  )
  const names = columns.map((column) => column.name)
  const objects = rows.map((row) => {
    const object = Object.fromEntries(names.map((name, index) => [name, row[index]]))
    return { ...object, explanation: JSON.parse(String(object['explanation'])) as unknown }
  })
  tell(objects, () => formatTable(names.slice(0, -1), rows.map((row) => row.slice(0, -1))))
  if (truncated) progress.end('resolve', `there are more pairs than the ${limit} listed; --limit lists more`)
}
