import type { Core } from 'cytoscape'
import { formatNumber, formatProbability } from '../words/format.ts'
import type { Drawing, DrawnLine, DrawnNode } from './draw-chart.ts'
import { lineLabel } from './line-label.ts'
import type { Look } from './look.ts'
import { placeLabels, type LabelWish, type Taken } from './place-labels.ts'

const fontPixels = 12
const high = 15
const longest = 30
/** So many are named even where it is crowded. */
const chiefs = 14

interface Text {
  readonly text: string
  readonly width: number
  readonly isLine: boolean
  readonly isStrong: boolean
}

/** The texts of a chart: written over the canvas each time it is drawn, none over another, the weightiest first. */
export class LabelLayer {
  readonly #core: Core
  readonly #canvas: HTMLCanvasElement
  readonly #context: CanvasRenderingContext2D | null
  readonly #widths = new Map<string, number>()
  #look: Look
  #nodes: readonly DrawnNode[] = []
  #lines: readonly (DrawnLine & { readonly text: string })[] = []
  #traced: ReadonlySet<string> = new Set()
  #isHurried = false
  readonly #paint = () => this.repaint()

  constructor(core: Core, canvas: HTMLCanvasElement, look: Look) {
    this.#core = core
    this.#canvas = canvas
    this.#context = canvas.getContext('2d')
    this.#look = look
    this.resize()
    core.on('render', this.#paint)
  }

  show(drawing: Drawing): void {
    this.#nodes = drawing.nodes.filter(({ what }) => what !== 'note')
    this.#lines = drawing.lines.map((line) => ({ ...line, text: line.isTogether ? '' : line.kinds.length > 0 ? lineLabel(line.kinds) : formatNumber(line.links) }))
    this.#isHurried = false
    this.repaint()
  }

  recolour(look: Look): void {
    this.#look = look
  }

  /** The texts of a path are written before all others. */
  trace(ids: readonly string[]): void {
    this.#traced = new Set(ids)
    this.repaint()
  }

  /** There is much: labels of lines are left out unless one is near. */
  hurry(): void {
    this.#isHurried = true
  }

  resize(): void {
    const ratio = Math.min(2, window.devicePixelRatio)
    const { clientWidth, clientHeight } = this.#canvas
    this.#canvas.width = clientWidth * ratio
    this.#canvas.height = clientHeight * ratio
    this.#context?.setTransform(ratio, 0, 0, ratio, 0, 0)
    this.repaint()
  }

  close(): void {
    this.#core.off('render', this.#paint)
  }

  /** Writes the texts anew. */
  repaint(): void {
    const context = this.#context
    if (!context || this.#core.destroyed()) return
    const { clientWidth: width, clientHeight: height } = this.#canvas
    context.clearRect(0, 0, width, height)
    context.font = `${fontPixels}px ${this.#look.sans}`
    const texts = new Map<string, Text>()
    const taken: Taken[] = []
    const wishes = [...this.#nodeWishes(texts, taken), ...this.#lineWishes(texts)]
    context.textBaseline = 'middle'
    for (const { id, left, top } of placeLabels(wishes, taken)) this.#write(context, texts.get(id)!, { left, top })
    this.#countBubbles(context)
  }

  #nodeWishes(texts: Map<string, Text>, taken: Taken[]): LabelWish[] {
    const { clientWidth: width, clientHeight: height } = this.#canvas
    const [zoom, pan] = [this.#core.zoom(), this.#core.pan()]
    const wishes: LabelWish[] = []
    const chief = [...this.#nodes].sort((a, b) => b.weight - a.weight)[Math.min(chiefs, this.#nodes.length) - 1]?.weight ?? 0
    for (const node of this.#nodes) {
      const element = this.#core.getElementById(node.id)
      if (element.length === 0) continue
      const position = element.position()
      const [x, y] = [position.x * zoom + pan.x, position.y * zoom + pan.y]
      const radius = ((element.data('size') as number) / 2) * zoom
      if (x < -60 || y < -30 || x > width + 60 || y > height + 30) continue
      taken.push({ left: x - radius * 0.8, top: y - radius * 0.8, right: x + radius * 0.8, bottom: y + radius * 0.8 })
      if (this.#traced.size > 0 && !this.#traced.has(node.id)) continue
      const isSelected = element.selected()
      // Far away only what weighs most is named: at a tenth of the size a hundred names are a grey carpet.
      if (zoom < 0.35 && !isSelected && node.what === 'entity' && node.weight < 4 / zoom) continue
      const text = this.#short(node, isSelected)
      texts.set(node.id, { text, width: this.#widthOf(text), isLine: false, isStrong: isSelected || node.what !== 'entity' })
      wishes.push({
        id: node.id, x, y, width: this.#widthOf(text) + 6, height: high, away: radius + 3,
        priority: (isSelected ? 1e9 : 0) + (node.what === 'entity' ? 0 : 1e6) + node.weight,
        isChief: isSelected || (node.what !== 'bubble' && node.weight >= chief && node.weight > 0),
      })
    }
    return wishes
  }

  #lineWishes(texts: Map<string, Text>): LabelWish[] {
    const [zoom, pan] = [this.#core.zoom(), this.#core.pan()]
    if (zoom < 0.4 || (this.#isHurried && zoom < 0.8)) return []
    const { clientWidth: width, clientHeight: height } = this.#canvas
    const wishes: LabelWish[] = []
    for (const { id, source, target, links, text } of this.#lines) {
      if (text === '' || (this.#traced.size > 0 && !(this.#traced.has(source) && this.#traced.has(target)))) continue
      const ends = [this.#core.getElementById(source), this.#core.getElementById(target)]
      if (ends.some((end) => end.length === 0)) continue
      const [from, to] = [ends[0]!.position(), ends[1]!.position()]
      const [x, y] = [((from.x + to.x) / 2) * zoom + pan.x, ((from.y + to.y) / 2) * zoom + pan.y]
      if (x < 0 || y < 0 || x > width || y > height) continue
      const wide = this.#widthOf(text)
      if (Math.hypot(from.x - to.x, from.y - to.y) * zoom < Math.min(wide, 90) + 44) continue
      texts.set(id, { text, width: wide, isLine: true, isStrong: false })
      wishes.push({ id, x, y, width: wide + 6, height: high, away: 0, priority: -1e6 + links, isCentred: true })
    }
    return wishes
  }

  #short({ label, doubt }: DrawnNode, isWhole: boolean): string {
    const name = isWhole || label.length <= longest ? label : `${label.slice(0, longest - 1)}…`
    return doubt === undefined ? name : `${name}  ≈ ${formatProbability(doubt)}`
  }

  #widthOf(text: string): number {
    const known = this.#widths.get(text)
    if (known !== undefined) return known
    const width = this.#context?.measureText(text).width ?? 0
    this.#widths.set(text, width)
    return width
  }

  #write(context: CanvasRenderingContext2D, { text, width, isLine, isStrong }: Text, { left, top }: { left: number; top: number }): void {
    context.globalAlpha = 0.86
    context.fillStyle = this.#look.paper
    context.fillRect(left, top, width + 6, high)
    context.globalAlpha = 1
    context.fillStyle = isLine ? this.#look.soft : isStrong ? this.#look.accent : this.#look.ink
    context.fillText(text, left + 3, top + high / 2 + 0.5)
  }

  /** How many a group stands for, in its lower half. */
  #countBubbles(context: CanvasRenderingContext2D): void {
    const [zoom, pan] = [this.#core.zoom(), this.#core.pan()]
    context.textAlign = 'center'
    for (const { id, what, count } of this.#nodes) {
      if (what === 'entity') continue
      const element = this.#core.getElementById(id)
      if (element.length === 0 || zoom < 0.15) continue
      const { x, y } = element.position()
      const size = element.data('size') as number
      const at = what === 'bubble' ? size * 0.3 : size * 0.62
      context.fillStyle = this.#look.ink
      context.fillText(formatNumber(count), x * zoom + pan.x, (what === 'bubble' ? y + at : y - at) * zoom + pan.y)
    }
    context.textAlign = 'start'
  }
}
