import cytoscape, { type Core, type ElementDefinition, type EventObject, type NodeSingular } from 'cytoscape'
import type { Spot } from './chart-state.ts'
import { chartStyle } from './chart-style.ts'
import { DiscPictures } from './disc-pictures.ts'
import type { Drawing, DrawnLine, DrawnNode } from './draw-chart.ts'
import { LabelLayer } from './label-layer.ts'
import type { Look } from './look.ts'

/** What a reader does on a chart. */
export interface ChartDeeds {
  onSelect(ids: readonly string[]): void
  onMove(moved: Readonly<Record<string, Spot>>): void
  /** A double click: an entity is expanded, a group opened. */
  onOpen(id: string): void
  onLine(line: DrawnLine): void
}

const noteWidth = 184
/** Beyond this, what is moved is shown as a picture until it rests. */
const manyThings = 1_500

/** The canvas of a chart: things and lines through cytoscape.js, texts on a layer of their own. It holds no state but what it was shown. */
export class ChartView {
  readonly #core: Core
  readonly #labels: LabelLayer
  readonly #deeds: ChartDeeds
  #pictures: DiscPictures
  #look: Look
  #lines: ReadonlyMap<string, DrawnLine> = new Map()
  #showing = 0
  #isQuiet = false

  constructor(place: { readonly stage: HTMLElement; readonly layer: HTMLCanvasElement }, look: Look, deeds: ChartDeeds) {
    keepStyleOut()
    this.#look = look
    this.#deeds = deeds
    this.#pictures = new DiscPictures(look.theme)
    this.#core = cytoscape({
      container: place.stage, style: chartStyle(look), minZoom: 0.03, maxZoom: 4, wheelSensitivity: 0.35, boxSelectionEnabled: true, selectionType: 'single',
      pixelRatio: Math.min(2, window.devicePixelRatio), textureOnViewport: false, hideEdgesOnViewport: false,
    })
    this.#labels = new LabelLayer(this.#core, place.layer, look)
    this.#listen()
  }

  /** The library's own surface, for the exports that need its pixels. */
  get core(): Core {
    return this.#core
  }

  /** Shows a drawing: what stays is moved where it now stands, what is new comes, what is gone goes. Tells false when a later one overtook it. */
  async show(drawing: Drawing): Promise<boolean> {
    const turn = ++this.#showing
    await this.#pictures.prepare(drawing.nodes.filter(({ what }) => what !== 'note').map(({ schema }) => schema))
    if (turn !== this.#showing) return false
    this.#lines = new Map(drawing.lines.map((line) => [line.id, line]))
    const wanted = new Map<string, ElementDefinition>()
    for (const { id, name } of drawing.frames) wanted.set(id, { group: 'nodes', data: { id, label: name }, classes: 'frame' })
    for (const node of drawing.nodes) wanted.set(node.id, this.#nodeElement(node))
    for (const line of drawing.lines) wanted.set(line.id, lineElement(line))
    this.#quietly(() => this.#core.batch(() => this.#exchange(wanted)))
    this.#labels.show(drawing)
    return true
  }

  /** Selects things by id; what is not drawn is passed over. Nobody is told of it. */
  select(ids: readonly string[]): void {
    const wanted = new Set(ids)
    this.#quietly(() => this.#core.batch(() => {
      this.#core.elements(':selected').filter((element) => !wanted.has(element.id())).unselect()
      for (const id of wanted) this.#core.getElementById(id).select()
    }))
    this.#labels.repaint()
  }

  /** Draws a path out: its lines in colour, all else faint. An empty one lifts that. */
  trace(ids: readonly string[]): void {
    const steps = new Set(ids.slice(1).map((id, index) => [ids[index]!, id].sort().join('~')))
    this.#core.batch(() => {
      this.#core.elements().removeClass('on-path faded')
      if (ids.length === 0) return
      this.#core.nodes().not('.frame').filter((node) => !ids.includes(node.id())).addClass('faded')
      this.#core.edges().forEach((edge) => void edge.addClass(steps.has(edge.id()) ? 'on-path' : 'faded'))
    })
    this.#labels.trace(ids)
  }

  /** Colours of another theme. */
  async recolour(look: Look, drawing: Drawing): Promise<void> {
    this.#look = look
    const before = this.#pictures
    this.#pictures = new DiscPictures(look.theme)
    this.#core.style(chartStyle(look))
    this.#labels.recolour(look)
    await this.show(drawing)
    before.release()
  }

  /** Brings everything, or some of it, into view. */
  fit(ids?: readonly string[]): void {
    const wanted = new Set(ids)
    const chosen = ids ? this.#core.nodes().filter((node) => wanted.has(node.id())) : this.#core.elements()
    if (chosen.length === 0) return
    this.#core.fit(chosen, 56)
    if (this.#core.zoom() > 1.25) {
      this.#core.zoom({ level: 1.25, position: middleOfBox(chosen.boundingBox()) })
      this.#core.center(chosen)
    }
  }

  zoomBy(factor: number): void {
    this.#core.zoom({ level: this.#core.zoom() * factor, renderedPosition: { x: this.#core.width() / 2, y: this.#core.height() / 2 } })
  }

  /** The middle of what is in view, in the chart's units. */
  get middle(): Spot {
    const { x1, x2, y1, y2 } = this.#core.extent()
    return { x: (x1 + x2) / 2, y: (y1 + y2) / 2 }
  }

  /** Selects what lies within a closed line drawn on the screen. */
  lasso(outline: readonly Spot[]): void {
    const inside = this.#core.nodes().filter((node) => !node.hasClass('frame') && isInside(node.renderedPosition(), outline))
    this.#core.elements().unselect()
    inside.select()
  }

  /** Looks again how much room there is. */
  resize(): void {
    this.#core.resize()
    this.#labels.resize()
  }

  close(): void {
    this.#showing = -1
    this.#labels.close()
    this.#core.destroy()
    this.#pictures.release()
  }

  #nodeElement({ id, what, label, schema, count, doubt, parent, x, y }: DrawnNode): ElementDefinition {
    const size = what === 'bubble' ? Math.min(150, 44 + 7 * Math.sqrt(count)) : what === 'group' ? 52 : 38
    const lines = label.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 27)), 0)
    return {
      group: 'nodes', position: { x, y }, classes: `${what}${doubt === undefined ? '' : ' doubt'}`,
      data: { id, label, size, schema, picture: what === 'note' ? 'none' : this.#pictures.urlOf(schema), wide: noteWidth, high: lines * 15 + 16, ...(parent ? { parent } : {}) },
    }
  }

  #exchange(wanted: ReadonlyMap<string, ElementDefinition>): void {
    this.#core.elements().filter((element) => {
      const next = wanted.get(element.id())
      // A thing that goes into a frame or out of it, or a line with other ends, is another thing to the library.
      return !next || (element.isNode() ? (element.data('parent') ?? '') !== (next.data['parent'] ?? '') : element.data('source') !== next.data['source'])
    }).remove()
    const added: ElementDefinition[] = []
    for (const [id, element] of wanted) {
      const known = this.#core.getElementById(id)
      if (known.length === 0) {
        added.push(element)
        continue
      }
      known.data(element.data)
      const kept = known.hasClass('faded') ? ' faded' : known.hasClass('on-path') ? ' on-path' : ''
      known.classes(`${element.classes ?? ''}${kept}`)
      if (element.position && known.isNode() && !known.grabbed()) (known as unknown as NodeSingular).position(element.position)
    }
    this.#core.add(added)
  }

  #listen(): void {
    const before = new Map<string, Spot>()
    this.#core.on('select unselect', () => {
      if (!this.#isQuiet) window.queueMicrotask(() => this.#tellSelection())
    })
    this.#core.on('grab', 'node', () => {
      before.clear()
      this.#core.nodes().forEach((node) => void before.set(node.id(), { ...node.position() }))
    })
    this.#core.on('dragfree', 'node', () => {
      const moved: Record<string, Spot> = {}
      this.#core.nodes().not('.frame').forEach((node) => {
        const [was, is] = [before.get(node.id()), node.position()]
        if (was && (Math.abs(was.x - is.x) > 0.5 || Math.abs(was.y - is.y) > 0.5)) moved[node.id()] = { ...is }
      })
      if (Object.keys(moved).length > 0) this.#deeds.onMove(moved)
      before.clear()
    })
    this.#core.on('dbltap', 'node', (event: EventObject) => this.#deeds.onOpen((event.target as NodeSingular).id()))
    this.#core.on('tap', 'edge', (event: EventObject) => {
      const line = this.#lines.get((event.target as NodeSingular).id())
      if (line) this.#deeds.onLine(line)
    })
  }

  #toldSelection = ''

  #tellSelection(): void {
    const ids = this.#core.nodes(':selected').map((node) => node.id()).sort()
    const told = ids.join(' ')
    if (told === this.#toldSelection) return
    this.#toldSelection = told
    this.#deeds.onSelect(ids)
  }

  #quietly(work: () => void): void {
    this.#isQuiet = true
    work()
    this.#isQuiet = false
    this.#toldSelection = this.#core.nodes(':selected').map((node) => node.id()).sort().join(' ')
    if (this.#core.elements().length > manyThings) this.#labels.hurry()
  }
}

/** The library would write a style element, which the page's policy refuses; its one rule stands in the style sheet. */
function keepStyleOut(): void {
  const id = '__________cytoscape_stylesheet'
  if (document.getElementById(id)) return
  const stand = document.createElement('meta')
  stand.id = id
  document.head.append(stand)
}

function lineElement({ id, source, target, links, direction, isTogether, doubt }: DrawnLine): ElementDefinition {
  const wide = Math.min(7, 1.2 + Math.log2(1 + links) * 0.55)
  return { group: 'edges', data: { id, source, target, wide }, classes: isTogether ? 'together' : `${direction}${doubt === undefined ? '' : ' doubt'}` }
}

function middleOfBox({ x1, x2, y1, y2 }: { x1: number; x2: number; y1: number; y2: number }): Spot {
  return { x: (x1 + x2) / 2, y: (y1 + y2) / 2 }
}

/** Whether a point lies within a closed line: a ray from it crosses the line an odd number of times. */
function isInside({ x, y }: Spot, outline: readonly Spot[]): boolean {
  let inside = false
  for (let at = 0, last = outline.length - 1; at < outline.length; last = at++) {
    const [one, other] = [outline[at]!, outline[last]!]
    if (one.y > y !== other.y > y && x < ((other.x - one.x) * (y - one.y)) / (other.y - one.y) + one.x) inside = !inside
  }
  return inside
}
