import type { ChartAnswer, ChartEntity, ChartGroups, ChartKind, ChartPair, Sum } from '../../../src/app/server/api-types.ts'
import { bubbleId, middleOf, type ChartState, type DrawnGroup, type Spot } from './chart-state.ts'

/** One thing that is drawn at a spot. */
export interface DrawnNode extends Spot {
  readonly id: string
  readonly what: 'entity' | 'group' | 'bubble' | 'note'
  readonly label: string
  /** Of an entity; of a group the schema that most of it has. */
  readonly schema: string
  /** Entities it stands for. */
  readonly count: number
  /** Links of it that are drawn. */
  readonly weight: number
  /** Probability of the weakest join, where the machine joined it and no person has looked. */
  readonly doubt?: number
  /** The open group around it. */
  readonly parent?: string
}

/** One line between two drawn things. */
export interface DrawnLine {
  readonly id: string
  readonly source: string
  readonly target: string
  readonly links: number
  readonly kinds: readonly ChartKind[]
  readonly direction: ChartKind['direction'] | 'both'
  /** Named in the same text, which is no link. */
  readonly isTogether: boolean
  /** Probability of the weakest join of its ends, where the machine joined one and no person has looked: with that join the links stand or fall. */
  readonly doubt?: number
  /** The two entities, where the line stands for the links of one pair. */
  readonly pair?: { readonly a: string; readonly b: string }
}

/** What is drawn of a chart. */
export interface Drawing {
  readonly nodes: readonly DrawnNode[]
  readonly lines: readonly DrawnLine[]
  /** Open groups, as frames around their members. */
  readonly frames: readonly DrawnGroup[]
}

/** What the case answered of a chart. */
export interface ChartFacts {
  readonly answer: ChartAnswer | undefined
  readonly groups: ChartGroups | undefined
}

/** Joins that are surer than this are drawn as sure: a dashed ring around half of the chart would say nothing. */
const sureFrom = 0.999

/** A chart and what the case says of it, as things and lines to be drawn: sieved, with closed groups as one. */
export function drawChart(chart: ChartState, { answer, groups }: ChartFacts): Drawing {
  const hidden = new Set(chart.sieve.hiddenSchemata)
  const entities = (answer?.entities ?? []).filter(({ id, schema }) => chart.spots[id] && !hidden.has(schema))
  const closed = new Map(chart.groups.filter(({ isClosed }) => isClosed).flatMap((group) => group.members.map((id) => [id, group] as const)))
  const open = new Map(chart.groups.filter(({ isClosed }) => !isClosed).flatMap((group) => group.members.map((id) => [id, group] as const)))
  const present = new Set(entities.map(({ id }) => id))
  const standIn = (id: string) => closed.get(id)?.id ?? id
  const lines = [
    ...linesOf(answer?.pairs ?? [], { present, standIn, chart }),
    ...(chart.sieve.withTogether ? togetherOf(answer, { present, standIn, chart }) : []),
    ...bubbleLines(chart, groups),
  ]
  const weights = new Map<string, number>()
  for (const { source, target, links } of lines) for (const end of [source, target]) weights.set(end, (weights.get(end) ?? 0) + links)
  const weigh = (id: string) => weights.get(id) ?? 0
  const doubts = new Map(entities.flatMap(({ id, state, probability }) => (state === 'machine' && probability < sureFrom ? [[id, probability] as const] : [])))
  return {
    nodes: [
      ...entities.filter(({ id }) => !closed.has(id)).map((entity) => entityNode(entity, { chart, open, weight: weigh(entity.id) })),
      ...chart.groups.filter(({ isClosed }) => isClosed).map((group) => groupNode(chart, group, { entities, weight: weigh(group.id) })),
      ...bubbleNodes(chart, groups, weigh),
      ...chart.notes.map(({ id, text, x, y }): DrawnNode => ({ id, what: 'note', label: text, schema: 'Note', count: 0, weight: 0, x, y })),
    ],
    lines: lines.map((line) => doubted(line, doubts)),
    frames: chart.groups.filter(({ isClosed, members }) => !isClosed && members.some((id) => present.has(id))),
  }
}

function doubted(line: DrawnLine, doubts: ReadonlyMap<string, number>): DrawnLine {
  const found = [line.source, line.target].flatMap((id) => doubts.get(id) ?? [])
  return found.length === 0 ? line : { ...line, doubt: Math.min(...found) }
}

interface EntityPlace {
  readonly chart: ChartState
  readonly open: ReadonlyMap<string, DrawnGroup>
  readonly weight: number
}

function entityNode({ id, caption, schema, state, probability }: ChartEntity, { chart, open, weight }: EntityPlace): DrawnNode {
  const parent = open.get(id)?.id
  return {
    ...chart.spots[id]!, id, what: 'entity', label: caption, schema, count: 1, weight,
    ...(state === 'machine' && probability < sureFrom ? { doubt: probability } : {}),
    ...(parent ? { parent } : {}),
  }
}

function groupNode(chart: ChartState, { id, name, members }: DrawnGroup, { entities, weight }: { entities: readonly ChartEntity[]; weight: number }): DrawnNode {
  const schemata = entities.filter((entity) => members.includes(entity.id)).map(({ schema }) => schema)
  return { ...middleOf(chart, members), id, what: 'group', label: name, schema: mostOf(schemata) ?? 'Thing', count: members.length, weight }
}

function bubbleNodes(chart: ChartState, groups: ChartGroups | undefined, weigh: (id: string) => number): DrawnNode[] {
  return (groups?.groups ?? []).flatMap(({ number, size, members, schemata }): DrawnNode[] => {
    const spot = chart.bubbles[number]
    if (!spot) return []
    const label = members.slice(0, 2).map(({ caption }) => caption).join(', ')
    return [{ ...spot, id: bubbleId(number), what: 'bubble', label, schema: schemata[0]?.schema ?? 'Thing', count: size, weight: weigh(bubbleId(number)) }]
  })
}

function bubbleLines(chart: ChartState, groups: ChartGroups | undefined): DrawnLine[] {
  return (groups?.links ?? []).flatMap(({ a, b, links }): DrawnLine[] =>
    chart.bubbles[a] && chart.bubbles[b] && links >= chart.sieve.leastLinks
      ? [{ id: `bubbles-${a}-${b}`, source: bubbleId(a), target: bubbleId(b), links, kinds: [], direction: 'none', isTogether: false }]
      : [])
}

interface LineContext {
  readonly present: ReadonlySet<string>
  readonly chart: ChartState
  standIn(id: string): string
}

function linesOf(pairs: readonly ChartPair[], { present, standIn, chart: { sieve } }: LineContext): DrawnLine[] {
  const hidden = new Set(sieve.hiddenLabels)
  const lines = new Map<string, { source: string; target: string; kinds: ChartKind[]; pairs: ChartPair[] }>()
  for (const pair of pairs) {
    if (!present.has(pair.a) || !present.has(pair.b)) continue
    const kinds = pair.kinds.filter(({ label }) => !hidden.has(label))
    const [from, to] = [standIn(pair.a), standIn(pair.b)]
    if (kinds.length === 0 || from === to) continue
    const isTurned = from > to
    const [source, target] = isTurned ? [to, from] : [from, to]
    const line = lines.get(`${source} ${target}`) ?? { source, target, kinds: [], pairs: [] }
    for (const kind of kinds) addKind(line.kinds, isTurned ? turned(kind) : kind)
    line.pairs.push(pair)
    lines.set(`${source} ${target}`, line)
  }
  return [...lines.values()].flatMap(({ source, target, kinds, pairs: told }): DrawnLine[] => {
    const links = kinds.reduce((sum, kind) => sum + kind.links, 0)
    if (links < sieve.leastLinks) return []
    const [only] = told
    return [{
      id: `${source}~${target}`, source, target, links, kinds: kinds.sort(byLinks), direction: directionOf(kinds), isTogether: false,
      ...(told.length === 1 && only ? { pair: { a: only.a, b: only.b } } : {}),
    }]
  })
}

function togetherOf(answer: ChartAnswer | undefined, { present, standIn }: LineContext): DrawnLine[] {
  const linked = new Set((answer?.pairs ?? []).map(({ a, b }) => a + b))
  return (answer?.together ?? []).flatMap(({ a, b, texts }): DrawnLine[] => {
    const [source, target] = [standIn(a), standIn(b)]
    if (!present.has(a) || !present.has(b) || linked.has(a + b) || source === target) return []
    return [{ id: `${a}+${b}`, source, target, links: texts, kinds: [], direction: 'none', isTogether: true, pair: { a, b } }]
  })
}

function addKind(kinds: ChartKind[], kind: ChartKind): void {
  const at = kinds.findIndex(({ label, schema, direction }) => label === kind.label && schema === kind.schema && direction === kind.direction)
  const before = kinds[at]
  if (!before) {
    kinds.push(kind)
    return
  }
  kinds[at] = {
    ...before,
    links: before.links + kind.links,
    first: [before.first, kind.first].filter((day) => day !== null).sort()[0] ?? null,
    last: [before.last, kind.last].filter((day) => day !== null).sort().at(-1) ?? null,
    sums: addSums(before.sums, kind.sums),
  }
}

/** Exact sums of two lists, one a currency. */
export function addSums(left: readonly Sum[], right: readonly Sum[]): Sum[] {
  const sums = new Map(left.map((sum) => [sum.currency, sum]))
  for (const sum of right) {
    const before = sums.get(sum.currency)
    sums.set(sum.currency, before ? { currency: sum.currency, amount: addDecimals(before.amount, sum.amount), count: before.count + sum.count } : sum)
  }
  return [...sums.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1))
}

/** The exact sum of two decimals of at most eight places. */
export function addDecimals(left: string, right: string): string {
  const units = unitsOf(left) + unitsOf(right)
  const digits = (units < 0n ? -units : units).toString().padStart(9, '0')
  return `${units < 0n ? '-' : ''}${digits.slice(0, -8)}.${digits.slice(-8)}`.replace(/\.?0+$/, '')
}

function unitsOf(decimal: string): bigint {
  const [whole = '0', fraction = ''] = decimal.replace('-', '').split('.')
  const units = BigInt((whole || '0') + fraction.padEnd(8, '0').slice(0, 8))
  return decimal.startsWith('-') ? -units : units
}

function turned(kind: ChartKind): ChartKind {
  return { ...kind, direction: kind.direction === 'forth' ? 'back' : kind.direction === 'back' ? 'forth' : 'none' }
}

function directionOf(kinds: readonly ChartKind[]): DrawnLine['direction'] {
  const told = new Set(kinds.map(({ direction }) => direction).filter((direction) => direction !== 'none'))
  return told.size === 0 ? 'none' : told.size === 2 ? 'both' : [...told][0]!
}

function byLinks(a: ChartKind, b: ChartKind): number {
  return b.links - a.links || (a.label < b.label ? -1 : 1)
}

function mostOf(names: readonly string[]): string | undefined {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0]
}
