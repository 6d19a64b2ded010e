import { sankey, sankeyLinkHorizontal } from 'd3-sankey'
import type { FlowLine } from '../../../../src/app/server/api-types.ts'

/** A box of the picture: an entity, or once more where money comes round to it. */
export interface FlowBox {
  readonly id: string
  readonly label: string
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  /** Whether its text stands to the left of it. */
  readonly isRight: boolean
}

/** A band of the picture. */
export interface FlowBand {
  readonly row: FlowLine
  readonly path: string
  readonly width: number
  /** It closes a round: the box it leads to is a second one. */
  readonly isAgain: boolean
}

interface Box { readonly id: string; readonly label: string }
interface Band { readonly source: string; readonly target: string; readonly value: number; readonly row: FlowLine; readonly isAgain: boolean }

/**
 * Lays flows out from left to right (d3-sankey). Where money goes round, the smallest band of the round that comes last leads to a second
 * box of the same entity: the picture has no way back.
 */
export function layFlows(rows: readonly FlowLine[], width: number, again: string): { boxes: FlowBox[]; bands: FlowBand[]; height: number } {
  const boxes = new Map<string, Box>()
  const bands: Band[] = []
  const ahead = new Map<string, Set<string>>()
  for (const row of [...rows].sort((a, b) => Number(b.amount) - Number(a.amount) || (a.giver.id + a.taker.id < b.giver.id + b.taker.id ? -1 : 1))) {
    const value = Number(row.amount)
    if (row.giver.id === row.taker.id || !(value > 0)) continue
    const isAgain = leadsTo(ahead, row.taker.id, row.giver.id)
    const target = isAgain ? `${row.taker.id} again` : row.taker.id
    boxes.set(row.giver.id, { id: row.giver.id, label: row.giver.caption })
    boxes.set(target, { id: target, label: isAgain ? `${row.taker.caption} ${again}` : row.taker.caption })
    if (!isAgain) ahead.set(row.giver.id, (ahead.get(row.giver.id) ?? new Set()).add(row.taker.id))
    bands.push({ source: row.giver.id, target, value, row, isAgain })
  }
  if (bands.length === 0) return { boxes: [], bands: [], height: 0 }
  const height = Math.max(240, Math.min(620, boxes.size * 16))
  const laid = sankey<Box, Band>().nodeId(({ id }) => id).nodeWidth(12).nodePadding(13).extent([[1, 6], [width - 1, height - 6]])({
    nodes: [...boxes.values()].map((box) => ({ ...box })), links: bands.map((band) => ({ ...band })),
  })
  const path = sankeyLinkHorizontal<Box, Band>()
  return {
    height,
    boxes: laid.nodes.map(({ id, label, x0 = 0, x1 = 0, y0 = 0, y1 = 0 }) => ({ id, label, left: x0, top: y0, width: x1 - x0, height: Math.max(1, y1 - y0), isRight: x0 > width * 0.55 })),
    bands: laid.links.map((link) => ({ row: link.row, path: path(link) ?? '', width: Math.max(1, link.width ?? 1), isAgain: link.isAgain })),
  }
}

function leadsTo(ahead: ReadonlyMap<string, ReadonlySet<string>>, from: string, to: string): boolean {
  const seen = new Set([from])
  const waiting = [from]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next === to) return true
    for (const further of ahead.get(next) ?? []) {
      if (seen.has(further)) continue
      seen.add(further)
      waiting.push(further)
    }
  }
  return false
}
