import { readFileSync } from 'node:fs'
import { Command, Option } from 'commander'
import { systemClock } from '../../../base/clock.ts'
import { Failure } from '../../../base/failure.ts'
import { openCase } from '../../../case/case.ts'
import { askCase, openQuestions } from '../../jobs/ask-case.ts'
import { judgePair, undoPairJudgement, type PairJudgement } from '../../jobs/judge-pair.ts'
import { describeEffect } from '../../jobs/resolving/describe-effect.ts'
import { explainPair } from '../../jobs/resolving/review-case.ts'
import { describeEstimate } from '../../../resolve/sample/describe-estimate.ts'
import { readResolutionSample } from '../../jobs/resolving/resolution-sample.ts'
import { resolveTables } from '../../jobs/resolving/resolve-tables.ts'
import { clusterers, defaultClusterer, type ClustererName } from '../../../resolve/cluster/clusterers.ts'
import type { LinkKind } from '../../../resolve/plan/linkage-plan.ts'
import { readSettings } from '../../../resolve/table/read-settings.ts'
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
  readonly id?: string
  readonly link?: LinkKind
  readonly settings?: string
  readonly out?: string
  readonly clusters?: string
  readonly clusterer: ClustererName
  readonly explain?: boolean
  readonly memory: string
  readonly threads: number
  readonly engine: string
  readonly shared?: string
  readonly spark?: string[]
}

const tableFile = /\.(csv|tsv|parquet)$/i

/** `jackdaw resolve`: pairs that may be the same, and what a person says of them. */
export function resolveCommand(): Command {
  const command = new Command('resolve')
    .summary('List or judge pairs of a case that may be the same; or find the rows of tables that are.')
    .description(`Of a case: list pairs that may be the same with the evidence in bits, or judge a pair. A judgement is undone by its number.

Of tables (CSV or Parquet), without a case: find the rows that are the same, within a file and between files. No settings are
needed: what columns tell is inferred, what agreement is worth is learnt from the rows. A run that was stopped goes on.`)
    .argument('<path...>', 'a case, or tables')
    .option('--same <ids...>', 'two entities are the same')
    .option('--different <ids...>', 'two entities are different')
    .option('--unsure <ids...>', 'there is not enough to tell')
    .option('--undo <sequence>', 'take back the judgement of that journal entry', wholeNumber(1))
    .option('--reason <text>', 'why; asked for with a judgement')
    .option('--limit <pairs>', 'pairs to list, the most doubtful first', wholeNumber(1), 50)
    .option('--id <column>', 'tables: the column that numbers the records (default: inferred, else the row)')
    .addOption(new Option('--link <kind>', 'tables: pairs within files, between them, or both').choices(['dedupe', 'link', 'both']))
    .option('--settings <file>', 'tables: roles of columns and the like, as YAML')
    .option('--out <file>', 'tables: where the pairs are written, as Parquet; the trained plan is written beside it')
    .option('--clusters <file>', 'tables: where the cluster of each record is written, as Parquet')
    .addOption(new Option('--clusterer <name>', 'tables: how clusters are made of pairs').choices(Object.keys(clusterers)).default(defaultClusterer))
    .option('--explain', 'tables: tell what was learnt, and write the level and bits of each field with each pair')
    .option('--memory <size>', 'tables: most memory of the engine', '2GB')
    .option('--threads <count>', 'tables: threads of the engine', wholeNumber(1), 2)
    .option('--engine <engine>', 'tables: duckdb, or a Spark cluster: spark://host:port (it needs ids)', 'duckdb')
    .option('--shared <folder>', 'Spark: a folder that all machines of the cluster see under the same path')
    .option('--spark <setting...>', "Spark: its own settings, like spark.executor.memory=4g")
  withCommonOptions(command)
  return command.action((paths: string[], options: Options) => face(options, (told) => {
    if (paths.every((path) => tableFile.test(path))) return resolveFiles(paths, options, told)
    if (paths.length > 1) throw new Failure('usage', 'Name one case, or tables that end in .csv, .tsv or .parquet.')
    return resolvePairs(paths[0]!, options, told)
  }))
}

async function resolveFiles(files: readonly string[], options: Options, { progress, signal, tell }: Face): Promise<void> {
  if (!options.out) throw new Failure('usage', 'Say where the pairs are to be written, with --out.')
  const settings = options.settings ? readSettings(readFileSync(options.settings, 'utf8')) : {}
  const told = { ...settings, ...(options.id ? { idColumn: options.id } : {}), ...(options.link ? { link: options.link } : {}) }
  const result = await resolveTables({
    files, settings: told, out: options.out, clusterer: options.clusterer, explain: options.explain ?? false, memoryLimit: options.memory,
    threads: options.threads, engine: options.engine, sparkSettings: sparkSettingsOf(options.spark ?? []), progress, signal,
    ...(options.clusters ? { clusters: options.clusters } : {}), ...(options.shared ? { sharedFolder: options.shared } : {}),
  })
  const { records, pairs, matches, clusters, recall, problems, description } = result
  tell(result, [
    ...(options.explain ? [...description, ''] : []),
    ...problems.map(({ message }) => message),
    `${records} records: ${matches} pairs are likely the same (${pairs} written), ${clusters} clusters of more than one record.`,
    `The keys are reckoned to find ${(recall * 100).toFixed(1)} % of all pairs that are the same.`,
  ])
}

function sparkSettingsOf(told: readonly string[]): Record<string, string> {
  const wrong = told.find((setting) => !/^spark\.[\w.-]+=./.test(setting))
  if (wrong !== undefined) throw new Failure('usage', `'${wrong}' is no setting of Spark; tell spark.<name>=<value>.`)
  return Object.fromEntries(told.map((setting) => [setting.slice(0, setting.indexOf('=')), setting.slice(setting.indexOf('=') + 1)]))
}

async function resolvePairs(path: string, options: Options, told: Face): Promise<void> {
  const judged = judgementOf(options)
  if (judged === undefined) return listPairs(path, options, told)
  const reason = options.reason?.trim()
  if (!reason) throw new Failure('usage', 'Say why, with --reason: a judgement without a reason cannot be checked.')
  const opened = await openCase(path, { write: true })
  const asked = await openQuestions(path, { ...told.visitor, act: 'review', what: 'a pair that is judged' })
  try {
    const judging = { actor: told.actor, clock: systemClock, asked }
    const made = typeof judged === 'number' ? await undoPairJudgement(opened, { sequence: judged, reason }, judging) : await judgePair(opened, { ...judged, reason }, judging)
    const evidence = typeof judged === 'number' ? undefined : await explainPair(asked, judged, 'en')
    told.tell({ ...made, ...(evidence ? { evidence } : {}) }, [
      `Entry ${made.sequence} of the journal. Run 'jackdaw build ${path}' to have it take effect.`, ...(evidence ? [evidence.sentence] : []), ...describeEffect(made.effect),
    ])
  } finally {
    asked.close()
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

async function listPairs(path: string, { limit }: Options, { progress, tell, visitor }: Face): Promise<void> {
  const { rows, columns, truncated } = await askCase(
    path,
    `SELECT m.left_id, m.right_id, l.caption AS "left", r.caption AS "right", m.schema, m.rule, round(m.weight_bits, 1) AS bits,
  round(m.probability, 4) AS probability, m.state, m.joined, m.explanation
FROM matches m JOIN entities l ON l.id = m.left_id JOIN entities r ON r.id = m.right_id
ORDER BY m.state <> 'machine', abs(m.probability - 0.5), m.id`,
    { visitor, maxRows: limit },
  )
  const sampleLines = await estimateLines(path)
  const names = columns.map((column) => column.name)
  const objects = rows.map((row) => {
    const object = Object.fromEntries(names.map((name, index) => [name, row[index]]))
    return { ...object, explanation: JSON.parse(String(object['explanation'])) as unknown }
  })
  tell(objects, () => [...formatTable(names.slice(0, -1), rows.map((row) => row.slice(0, -1))), ...sampleLines])
  if (truncated) progress.end('resolve', `there are more pairs than the ${limit} listed; --limit lists more`)
}

/** What the sample of the case says of its merges, where one was drawn. */
async function estimateLines(path: string): Promise<string[]> {
  const opened = await openCase(path)
  try {
    const sample = readResolutionSample(opened.journal)
    return sample ? ['', ...describeEstimate(sample)] : []
  } finally {
    opened.close()
  }
}
