import { Command } from 'commander'
import { Failure } from '../../../base/failure.ts'
import type { FoundPath } from '../../../network/find-paths.ts'
import { askCase } from '../../jobs/ask-case.ts'
import { askPaths } from '../../jobs/network-questions.ts'
import { face, withCommonOptions, type CommonOptions, type Face } from '../face.ts'
import { formatTable } from '../format-table.ts'
import { wholeNumber } from '../whole-number.ts'

interface Options extends CommonOptions {
  readonly between?: string[]
  readonly hops: number
  readonly limit: number
  readonly directed?: boolean
  readonly schema?: string[]
  readonly from?: string
  readonly until?: string
}

/** `jackdaw network`: groups and who stands between them; the paths between two entities. */
export function networkCommand(): Command {
  const command = new Command('network')
    .description('Who stands between others and which groups there are; or, with --between, the shortest paths between two entities and the links of each step. Facts about links, not about people.')
    .argument('<case>', 'the case')
    .option('--between <ids...>', 'two entities')
    .option('--hops <number>', 'longest path, in links', wholeNumber(1), 6)
    .option('--limit <number>', 'most paths, or most entities, to give', wholeNumber(1), 20)
    .option('--directed', 'follow links only in their direction')
    .option('--schema <names...>', 'only links of these schemata')
    .option('--from <day>', 'only links dated on or after this day')
    .option('--until <day>', 'only links that began on or before this day')
  withCommonOptions(command)
  return command.action((path: string, options: Options) => face(options, (told) => (options.between ? tellPaths(path, options, told) : tellPlaces(path, options, told))))
}

async function tellPlaces(path: string, { limit }: Options, { tell }: Face): Promise<void> {
  const { columns, rows } = await askCase(path, `SELECT n.canonical_id AS entity, e.canonical_caption AS caption, n.group_number AS "group", n.group_size AS "of",
  round(n.group_firmness, 2) AS firmness, n.degree AS neighbours, n.links, round(n.betweenness, 4) AS betweenness, round(n.betweenness_error, 4) AS error, n.core
FROM network n JOIN (SELECT DISTINCT canonical_id, canonical_caption FROM entities) e ON e.canonical_id = n.canonical_id
ORDER BY n.betweenness DESC, entity`, limit)
  const names = columns.map(({ name }) => name)
  tell(rows.map((row) => Object.fromEntries(names.map((name, index) => [name, row[index]]))), () => formatTable(names, rows))
}

async function tellPaths(path: string, options: Options, { tell }: Face): Promise<void> {
  const { between = [], hops, limit, directed, schema, from, until } = options
  if (between.length !== 2) throw new Failure('usage', 'Name two entities: --between <id> <id>.')
  for (const day of [from, until]) if (day !== undefined && !/^\d{4}(-\d\d(-\d\d)?)?$/.test(day)) throw new Failure('usage', `${day} is no day: 2024-03-01, 2024-03 or 2024.`)
  const found = await askPaths(path, between as [string, string], { maxHops: hops, count: limit, directed, schemata: schema, from, until })
  tell(found, () => [
    ...(found.paths.length === 0 ? [`No path of at most ${hops} links.`] : found.paths.flatMap(describePath)),
    ...(found.isCut ? ['The search was cut: there are more paths. Ask for shorter ones, or for fewer kinds of link.'] : []),
    'A path says that links follow each other, not that anything passed along them.',
  ])
}

function describePath({ hops, inTime }: FoundPath, index: number): string[] {
  const order = { true: 'in order of time', false: 'not in order of time', null: 'times not told' }[String(inTime) as 'true' | 'false' | 'null']
  return [
    `${index + 1}. ${hops.length} links, ${order}: ${[hops[0]!.fromCaption, ...hops.map((hop) => hop.toCaption)].join(' - ')}`,
    ...hops.map(({ fromCaption, toCaption, links, shown }) => {
      const [first] = shown
      return `     ${fromCaption} - ${toCaption}: ${links} links, the first: ${first!.label}${first!.date ? ` ${first!.date}` : ''} [${first!.statementId ?? first!.id}]`
    }),
  ]
}
