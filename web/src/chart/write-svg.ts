import type { Drawing, DrawnNode } from './draw-chart.ts'
import { escapeMarkup } from './escape-markup.ts'
import { lineLabel } from './line-label.ts'
import type { Look } from './look.ts'
import { placeLabels, type LabelWish } from './place-labels.ts'
import { coloursOf, iconOf } from './schema-icon.ts'

const margin = 60
const letter = 6.3

/** A chart as an SVG picture that needs nothing else: discs, lines, texts and notes, none of its texts over another. */
export function writeSvg(drawing: Drawing, look: Look): string {
  const spots = new Map(drawing.nodes.map((node) => [node.id, node]))
  const [xs, ys] = [drawing.nodes.map(({ x }) => x), drawing.nodes.map(({ y }) => y)]
  const [left, top] = [Math.min(0, ...xs) - margin, Math.min(0, ...ys) - margin]
  const [width, height] = [Math.max(0, ...xs) - left + margin * 3, Math.max(0, ...ys) - top + margin * 2]
  const lines = drawing.lines.flatMap(({ source, target, links, direction, isTogether, doubt }) => {
    const [from, to] = [spots.get(source), spots.get(target)]
    if (!from || !to) return []
    const ends = `${direction === 'forth' || direction === 'both' ? ' marker-end="url(#tip)"' : ''}${direction === 'back' || direction === 'both' ? ' marker-start="url(#tip)"' : ''}`
    const dash = isTogether ? ' stroke-dasharray="2 4"' : doubt === undefined ? '' : ' stroke-dasharray="7 4"'
    const [start, end] = [towards(from, to), towards(to, from)]
    return [`<line x1="${start.x}" y1="${start.y}" x2="${end.x}" y2="${end.y}" stroke="${isTogether ? look.machine : look.soft}" stroke-opacity="0.6" stroke-width="${Math.min(7, 1.2 + Math.log2(1 + links) * 0.55).toFixed(1)}"${dash}${ends}/>`]
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left} ${top} ${width} ${height}" width="${Math.round(width)}" height="${Math.round(height)}" font-family="sans-serif" font-size="12">
<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto-start-reverse"><path d="M0 0 8 4 0 8Z" fill="${look.soft}"/></marker></defs>
<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="${look.paper}"/>
${lines.join('\n')}
${drawing.nodes.map((node) => (node.what === 'note' ? noteOf(node, look) : discOf(node, look))).join('\n')}
${textsOf(drawing, spots, look).join('\n')}
</svg>
`
}

function sizeOf({ what, count }: DrawnNode): number {
  return what === 'bubble' ? Math.min(150, 44 + 7 * Math.sqrt(count)) : what === 'group' ? 52 : 38
}

function towards(from: DrawnNode, to: DrawnNode): { x: string; y: string } {
  const far = Math.hypot(to.x - from.x, to.y - from.y) || 1
  const away = sizeOf(from) / 2 + 3
  return { x: (from.x + ((to.x - from.x) / far) * away).toFixed(1), y: (from.y + ((to.y - from.y) / far) * away).toFixed(1) }
}

function discOf(node: DrawnNode, look: Look): string {
  const { family, path } = iconOf(node.schema)
  const { ink, ground } = coloursOf(family, look.theme)
  const size = sizeOf(node)
  const ring = node.doubt === undefined ? '' : `<circle r="${size / 2 + 3}" fill="none" stroke="${look.doubt}" stroke-width="2.5" stroke-dasharray="5 4"/>`
  const count = node.count > 1 ? `<text y="${-size / 2 - 4}" text-anchor="middle" fill="${look.ink}">${node.count}</text>` : ''
  return `<g transform="translate(${node.x.toFixed(1)} ${node.y.toFixed(1)})"><circle r="${size / 2}" fill="${ground}" stroke="${ink}" stroke-width="1.6"/>${ring}<path transform="scale(${((size * 0.6) / 24).toFixed(3)}) translate(-12 -12)" d="${path}" fill="${ink}" fill-rule="evenodd"/>${count}</g>`
}

function noteOf({ x, y, label }: DrawnNode, look: Look): string {
  const lines = label.split('\n').flatMap((line) => line.match(/.{1,27}(\s|$)|\S{27}/g) ?? [''])
  const high = lines.length * 15 + 16
  const spans = lines.map((line, at) => `<tspan x="${(x - 84).toFixed(1)}" y="${(y - high / 2 + 20 + at * 15).toFixed(1)}">${escapeMarkup(line.trim())}</tspan>`)
  return `<rect x="${(x - 92).toFixed(1)}" y="${(y - high / 2).toFixed(1)}" width="184" height="${high}" rx="4" fill="${look.mark}"/><text fill="${look.markInk}">${spans.join('')}</text>`
}

function textsOf(drawing: Drawing, spots: ReadonlyMap<string, DrawnNode>, look: Look): string[] {
  const texts = new Map<string, { text: string; colour: string }>()
  const wishes: LabelWish[] = []
  for (const node of drawing.nodes) {
    if (node.what === 'note') continue
    const text = node.doubt === undefined ? node.label : `${node.label}  ≈ ${node.doubt.toFixed(2)}`
    texts.set(node.id, { text, colour: look.ink })
    wishes.push({ id: node.id, x: node.x, y: node.y, width: text.length * letter, height: 15, away: sizeOf(node) / 2 + 4, priority: 1e6 + node.weight })
  }
  for (const { id, source, target, links, kinds } of drawing.lines) {
    const [from, to] = [spots.get(source), spots.get(target)]
    const text = lineLabel(kinds)
    if (!from || !to || text === '' || Math.hypot(from.x - to.x, from.y - to.y) < Math.min(text.length * letter, 90) + 44) continue
    texts.set(id, { text, colour: look.soft })
    wishes.push({ id, x: (from.x + to.x) / 2, y: (from.y + to.y) / 2, width: text.length * letter, height: 15, away: 0, priority: links, isCentred: true })
  }
  const taken = drawing.nodes.map((node) => ({ left: node.x - sizeOf(node) / 2, right: node.x + sizeOf(node) / 2, top: node.y - sizeOf(node) / 2, bottom: node.y + sizeOf(node) / 2 }))
  return placeLabels(wishes, taken).map(({ id, left, top }) => {
    const { text, colour } = texts.get(id)!
    return `<text x="${(left + 2).toFixed(1)}" y="${(top + 11.5).toFixed(1)}" fill="${colour}" stroke="${look.paper}" stroke-width="3" paint-order="stroke">${escapeMarkup(text)}</text>`
  })
}
