import { Command } from 'commander'
import { Failure } from '../../../base/failure.ts'
import type { FoundPath } from '../../../network/find-paths.ts'
import { askCase } from '../../jobs/ask-case.ts'
import { enterCase } from '../../jobs/door.ts'
import type { ShareInterval, WorldInterval } from '../../../resolve/world/interval.ts'
import { askWorlds, type WorldAnswer } from '../../jobs/answering/world/ask-worlds.ts'
import { askPaths, withStore } from '../../jobs/network-questions.ts'
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
  readonly of?: string
  readonly worlds?: number
  readonly seed: number
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
    .option('--of <id>', 'with --worlds: the money and the group of one entity')
    .option('--worlds <number>', 'over so many sampled resolutions: in what share of them, between which bounds', wholeNumber(1, 10_000))
    .option('--seed <number>', 'where the chance of worlds begins', wholeNumber(), 1)
  withCommonOptions(command)
  return command.action((path: string, options: Options) => face(options, (told) => tellerOf(options)(path, options, told)))
}

function tellerOf({ between, of, worlds }: Options): (path: string, options: Options, told: Face) => Promise<void> {
  if (worlds === undefined && of !== undefined) throw new Failure('usage', 'Say over how many worlds: --of <id> --worlds 100.')
  if (worlds !== undefined) return tellWorlds
  return between ? tellPaths : tellPlaces
}

async function tellPlaces(path: string, { limit }: Options, { tell, visitor }: Face): Promise<void> {
  const { columns, rows } = await askCase(path, `SELECT n.canonical_id AS entity, e.canonical_caption AS caption, n.group_number AS "group", n.group_size AS "of",
  round(n.group_firmness, 2) AS firmness, n.degree AS neighbours, n.links, round(n.betweenness, 4) AS betweenness, round(n.betweenness_error, 4) AS error, n.core
FROM network n JOIN (SELECT DISTINCT canonical_id, canonical_caption FROM entities) e ON e.canonical_id = n.canonical_id
ORDER BY n.betweenness DESC, entity`, { visitor, maxRows: limit })
  const names = columns.map(({ name }) => name)
  tell(rows.map((row) => Object.fromEntries(names.map((name, index) => [name, row[index]]))), () => formatTable(names, rows))
}

async function tellPaths(path: string, options: Options, { tell, visitor }: Face): Promise<void> {
  const { between = [], hops, limit, directed, schema, from, until } = options
  if (between.length !== 2) throw new Failure('usage', 'Name two entities: --between <id> <id>.')
  checkDays(options)
  await enterCase(path, { ...visitor, act: 'query', what: `paths between ${between.join(' and ')}` })
  const found = await askPaths(path, between as [string, string], { maxHops: hops, count: limit, directed, schemata: schema, from, until })
  tell(found, () => [
    ...(found.paths.length === 0 ? [`No path of at most ${hops} links.`] : found.paths.flatMap(describePath)),
    ...(found.isCut ? ['The search was cut: there are more paths. Ask for shorter ones, or for fewer kinds of link.'] : []),
    'A path says that links follow each other, not that anything passed along them.',
  ])
}

function checkDays({ from, until }: Options): void {
  for (const day of [from, until]) if (day !== undefined && !/^\d{4}(-\d\d(-\d\d)?)?$/.test(day)) throw new Failure('usage', `${day} is no day: 2024-03-01, 2024-03 or 2024.`)
}

async function tellWorlds(path: string, options: Options, { tell, visitor }: Face): Promise<void> {
  const { between, of, worlds = 100, seed, hops: maxHops, schema: schemata, from, until, directed } = options
  if (directed) throw new Failure('usage', 'Worlds are asked without directions: leave out --directed.')
  const isOne = (between === undefined) !== (of === undefined) && (between === undefined || between.length === 2)
  if (!isOne) throw new Failure('usage', 'Name two entities with --between <id> <id>, or one with --of <id>.')
  checkDays(options)
  await enterCase(path, { ...visitor, act: 'query', what: `worlds of ${(between ?? [of]).join(' and ')}` })
  const entities = between ? between as [string, string] : [of!] as const
  const found = await withStore(path, (store) => askWorlds(store, { entities, worlds, seed, maxHops, schemata, from, until }))
  tell(found, () => describeWorlds(found))
}

function describeWorlds({ worlds, uncertain, sums, same, linked, hops, grouped, groupSize }: WorldAnswer): string[] {
  const share = (what: string, held: ShareInterval | undefined) =>
    held ? [`${what} in ${Math.round(held.share * worlds)} of ${worlds} worlds (${percent(held.low)} to ${percent(held.high)})`] : []
  const between = ({ low, median, high }: WorldInterval, words: (value: number) => string) =>
    low === high ? words(low) : `${words(low)} to ${words(high)} (middle ${words(median)})`
  const money = (value: number) => value.toLocaleString('en', { maximumFractionDigits: 2 })
  return [
    ...share('One entity', same), ...share('Linked', linked),
    ...(hops ? [`Links of the shortest path: ${between(hops, String)}`] : []),
    ...share('In one group', grouped),
    ...(groupSize ? [`Entities in its group: ${between(groupSize, (size) => String(Math.round(size)))}`] : []),
    ...sums.map(({ direction, currency, sum }) => `Transfers ${direction}: ${between(sum, money)} ${currency}`),
    `${uncertain} source entities are not sure; all others are the same in every world. Bounds hold nine tenths of the worlds.`,
  ]
}

const percent = (share: number) => `${(100 * share).toFixed(0)} %`

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
