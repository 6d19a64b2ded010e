/** Where something stands on a chart, in the chart's own units. */
export interface Spot {
  readonly x: number
  readonly y: number
}

/** A remark of the analyst on a chart. */
export interface Note extends Spot {
  readonly id: string
  readonly text: string
}

/** Entities that the analyst drew together. Closed, they stand as one. */
export interface DrawnGroup {
  readonly id: string
  readonly name: string
  readonly members: readonly string[]
  readonly isClosed: boolean
}

/** What the analyst left out of sight. */
export interface Sieve {
  /** Kinds of links that are not drawn. */
  readonly hiddenLabels: readonly string[]
  /** Schemata of entities that are not drawn. */
  readonly hiddenSchemata: readonly string[]
  /** Pairs with fewer links are not drawn. */
  readonly leastLinks: number
  /** Whether entities named in the same text are shown as such. */
  readonly withTogether: boolean
}

/** A chart: what stands on it and where. How the entities are linked is not kept: it is asked of the case. */
export interface ChartState {
  /** Entities by canonical id. */
  readonly spots: Readonly<Record<string, Spot>>
  /** Placed by hand: no layout moves them. */
  readonly pinned: readonly string[]
  readonly notes: readonly Note[]
  readonly groups: readonly DrawnGroup[]
  /** Groups of the network that stand as one, by number. */
  readonly bubbles: Readonly<Record<string, Spot>>
  readonly sieve: Sieve
}

/** Nothing left out. */
export const openSieve: Sieve = { hiddenLabels: [], hiddenSchemata: [], leastLinks: 1, withTogether: false }

/** A chart with nothing on it. */
export const emptyChart: ChartState = { spots: {}, pinned: [], notes: [], groups: [], bubbles: {}, sieve: openSieve }

/** Puts entities on a chart; what stands there already stays where it is. */
export function addEntities(chart: ChartState, spots: Readonly<Record<string, Spot>>): ChartState {
  return { ...chart, spots: { ...spots, ...chart.spots } }
}

/** Takes entities, notes, drawn groups (with their members, when closed) and bubbles off a chart. */
export function removeFrom(chart: ChartState, ids: Iterable<string>): ChartState {
  const gone = new Set(ids)
  for (const { id, members, isClosed } of chart.groups) if (isClosed && gone.has(id)) for (const member of members) gone.add(member)
  const without = (spots: ChartState['spots']) => Object.fromEntries(Object.entries(spots).filter(([id]) => !gone.has(id)))
  return {
    ...chart,
    spots: without(chart.spots),
    bubbles: Object.fromEntries(Object.entries(chart.bubbles).filter(([number]) => !gone.has(bubbleId(number)))),
    pinned: chart.pinned.filter((id) => !gone.has(id)),
    notes: chart.notes.filter(({ id }) => !gone.has(id)),
    groups: chart.groups
      .filter(({ id }) => !gone.has(id))
      .map((group) => ({ ...group, members: group.members.filter((id) => !gone.has(id)) }))
      .filter(({ members }) => members.length > 0),
  }
}

/** Moves what was dragged; a closed group takes its members along. By hand, what was moved is pinned. */
export function moveOn(chart: ChartState, moved: Readonly<Record<string, Spot>>, byHand = true): ChartState {
  const spots: Record<string, Spot> = { ...chart.spots }
  for (const [id, spot] of Object.entries(moved)) {
    const group = chart.groups.find((candidate) => candidate.id === id)
    if (group) {
      const middle = middleOf(chart, group.members)
      for (const member of group.members) {
        const before = spots[member]
        if (before) spots[member] = { x: before.x + spot.x - middle.x, y: before.y + spot.y - middle.y }
      }
    } else if (spots[id]) spots[id] = spot
  }
  const bubbles = Object.fromEntries(Object.entries(chart.bubbles).map(([number, spot]) => [number, moved[bubbleId(number)] ?? spot]))
  const held = Object.keys(moved).filter((id) => spots[id] || id.startsWith('bubble-'))
  return {
    ...chart,
    spots,
    bubbles,
    notes: chart.notes.map((note) => ({ ...note, ...(moved[note.id] ?? {}) })),
    pinned: byHand ? [...new Set([...chart.pinned, ...held])] : chart.pinned,
  }
}

/** Draws entities together under a name; an entity is in one group at most. */
export function groupOn(chart: ChartState, members: readonly string[], name: string): ChartState {
  const held = members.filter((id) => chart.spots[id])
  if (held.length < 2) return chart
  const others = removeMembers(chart.groups, held)
  return { ...chart, groups: [...others, { id: nextId('group', chart.groups), name, members: held, isClosed: true }] }
}

/** Lets the members of a group stand by themselves again. */
export function ungroupOn(chart: ChartState, id: string): ChartState {
  return { ...chart, groups: chart.groups.filter((group) => group.id !== id) }
}

/** Opens or closes a group. */
export function setClosed(chart: ChartState, id: string, isClosed: boolean): ChartState {
  return { ...chart, groups: chart.groups.map((group) => (group.id === id ? { ...group, isClosed } : group)) }
}

/** Puts a note on a chart, or changes its text; an empty text takes it off. */
export function noteOn(chart: ChartState, note: { readonly id?: string; readonly text: string } & Spot): ChartState {
  const id = note.id ?? nextId('note', chart.notes)
  const others = chart.notes.filter((other) => other.id !== id)
  return { ...chart, notes: note.text === '' ? others : [...others, { id, text: note.text.slice(0, 2_000), x: note.x, y: note.y }] }
}

/** The id under which a group of the network is drawn. */
export function bubbleId(number: string | number): string {
  return `bubble-${number}`
}

/** The middle of some entities of a chart. */
export function middleOf({ spots }: Pick<ChartState, 'spots'>, ids: readonly string[]): Spot {
  const held = ids.flatMap((id) => spots[id] ?? [])
  if (held.length === 0) return { x: 0, y: 0 }
  return { x: held.reduce((sum, { x }) => sum + x, 0) / held.length, y: held.reduce((sum, { y }) => sum + y, 0) / held.length }
}

function removeMembers(groups: readonly DrawnGroup[], members: readonly string[]): DrawnGroup[] {
  return groups
    .map((group) => ({ ...group, members: group.members.filter((id) => !members.includes(id)) }))
    .filter((group) => group.members.length > 1)
}

function nextId(kind: string, among: readonly { readonly id: string }[]): string {
  const numbers = among.map(({ id }) => Number(id.split('-')[1] ?? 0))
  return `${kind}-${Math.max(0, ...numbers) + 1}`
}
