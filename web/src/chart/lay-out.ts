import cytoscape from 'cytoscape'
import fcose from 'cytoscape-fcose'
import type { Spot } from './chart-state.ts'
import { room, spotsAround } from './place-entities.ts'

/** What is to be laid out: things, lines between them, and where they stand. */
export interface LayoutWish {
  readonly spots: Readonly<Record<string, Spot>>
  /** What is not moved. */
  readonly fixed: ReadonlySet<string>
  readonly lines: readonly { readonly source: string; readonly target: string }[]
  /** Frames around things: they are kept together. */
  readonly parents?: Readonly<Record<string, string>>
}

cytoscape.use(fcose)

/** Lays things out by their lines (fCoSE, Balci and Dogrusoz 2021, doi:10.1109/TVCG.2021.3095303); what is fixed stays to the last digit. */
export function layOut({ spots, fixed, lines, parents = {} }: LayoutWish): Record<string, Spot> {
  const ids = Object.keys(spots).sort()
  const free = ids.filter((id) => !fixed.has(id))
  if (free.length === 0) return {}
  const linked = new Set(lines.flatMap(({ source, target }) => [source, target]))
  const moving = free.filter((id) => linked.has(id) || parents[id])
  const core = cytoscape({
    headless: true, styleEnabled: true,
    elements: [
      ...[...new Set(Object.values(parents))].map((id) => ({ data: { id } })),
      ...ids.filter((id) => linked.has(id) || parents[id]).map((id) => ({ data: { id, ...(parents[id] ? { parent: parents[id] } : {}) }, position: { ...spots[id]! } })),
      ...lines.filter(({ source, target }) => spots[source] && spots[target]).map(({ source, target }) => ({ data: { source, target } })),
    ],
    style: [{ selector: 'node', style: { width: 44, height: 44 } }],
  })
  const held = ids.filter((id) => fixed.has(id) && linked.has(id))
  core.layout({
    name: 'fcose', animate: false, randomize: held.length === 0 && moving.length > 0, fit: false, quality: 'default', packComponents: true,
    nodeRepulsion: () => 14_000, idealEdgeLength: () => room * 1.25, nodeSeparation: room, gravity: 0.2, numIter: moving.length > 600 ? 800 : 2_500,
    ...(held.length > 0 ? { fixedNodeConstraint: held.map((id) => ({ nodeId: id, position: spots[id] })) } : {}),
  } as cytoscape.LayoutOptions).run()
  const laid: Record<string, Spot> = {}
  for (const id of moving) {
    const { x, y } = core.getElementById(id).position()
    laid[id] = { x, y }
  }
  core.destroy()
  return { ...laid, ...besides(spots, laid, free.filter((id) => !laid[id])) }
}

/** What has no line stands in rows below the others. */
function besides(spots: Readonly<Record<string, Spot>>, laid: Readonly<Record<string, Spot>>, ids: readonly string[]): Record<string, Spot> {
  const standing = [...Object.entries(spots).filter(([id]) => !ids.includes(id) && !laid[id]).map(([, spot]) => spot), ...Object.values(laid)]
  if (standing.length === 0) {
    const around = spotsAround({ x: 0, y: 0 }, ids.length, [])
    return Object.fromEntries(ids.map((id, at) => [id, around[at]!]))
  }
  const left = Math.min(...standing.map(({ x }) => x))
  const wide = Math.max(Math.max(...standing.map(({ x }) => x)) - left, room * 6)
  const below = Math.max(...standing.map(({ y }) => y)) + room * 1.6
  const columns = Math.max(1, Math.floor(wide / room))
  return Object.fromEntries(ids.map((id, at) => [id, { x: left + (at % columns) * room, y: below + Math.floor(at / columns) * room }]))
}
