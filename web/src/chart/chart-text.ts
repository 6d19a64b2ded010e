import { emptyChart, openSieve, type ChartState, type DrawnGroup, type Note, type Spot } from './chart-state.ts'

const format = 'jackdaw-chart'
const version = 1
const mostHeld = 20_000

/** A chart as the text that is kept in the case: the same chart gives the same text. */
export function formatChart(chart: ChartState): string {
  const rounded = ({ x, y }: Spot) => ({ x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 })
  const inOrder = (spots: Readonly<Record<string, Spot>>) =>
    Object.fromEntries(Object.entries(spots).sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, spot]) => [id, rounded(spot)]))
  return JSON.stringify({
    format, version,
    spots: inOrder(chart.spots),
    bubbles: inOrder(chart.bubbles),
    pinned: [...chart.pinned].sort(),
    notes: chart.notes.map((note) => ({ id: note.id, text: note.text, ...rounded(note) })),
    groups: chart.groups,
    sieve: chart.sieve,
  })
}

/** Reads the text of a chart; undefined for what is none. What does not fit in a part of it is left out. */
export function parseChart(text: string): ChartState | undefined {
  const read = fromJson(text)
  if (!isRecord(read) || read['format'] !== format || read['version'] !== version) return undefined
  const sieve = isRecord(read['sieve']) ? read['sieve'] : {}
  return {
    ...emptyChart,
    spots: spotsIn(read['spots'], /^[0-9a-f]{32}$/),
    bubbles: spotsIn(read['bubbles'], /^\d{1,9}$/),
    pinned: textsIn(read['pinned']),
    notes: listIn(read['notes']).flatMap(noteOf),
    groups: listIn(read['groups']).flatMap(groupOf),
    sieve: {
      hiddenLabels: textsIn(sieve['hiddenLabels']),
      hiddenSchemata: textsIn(sieve['hiddenSchemata']),
      leastLinks: typeof sieve['leastLinks'] === 'number' ? Math.max(1, sieve['leastLinks']) : openSieve.leastLinks,
      withTogether: sieve['withTogether'] === true,
    },
  }
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function spotOf(value: unknown): Spot | undefined {
  if (!isRecord(value)) return undefined
  const { x, y } = value
  return typeof x === 'number' && typeof y === 'number' && Number.isFinite(x) && Number.isFinite(y) ? { x, y } : undefined
}

function spotsIn(value: unknown, name: RegExp): Record<string, Spot> {
  if (!isRecord(value)) return {}
  return Object.fromEntries(Object.entries(value).slice(0, mostHeld).flatMap(([id, told]): [string, Spot][] => {
    const spot = spotOf(told)
    return spot && name.test(id) ? [[id, spot]] : []
  }))
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.slice(0, mostHeld) : []
}

function textsIn(value: unknown): string[] {
  return listIn(value).filter((entry): entry is string => typeof entry === 'string')
}

function noteOf(value: unknown): Note[] {
  const spot = spotOf(value)
  if (!spot || !isRecord(value)) return []
  const { id, text } = value
  return typeof id === 'string' && /^note-\d+$/.test(id) && typeof text === 'string' ? [{ ...spot, id, text }] : []
}

function groupOf(value: unknown): DrawnGroup[] {
  if (!isRecord(value)) return []
  const { id, name, members, isClosed } = value
  if (typeof id !== 'string' || !/^group-\d+$/.test(id) || typeof name !== 'string') return []
  return [{ id, name, members: textsIn(members), isClosed: isClosed === true }]
}
