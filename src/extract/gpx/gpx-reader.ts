import type { Span } from '../document/span.ts'
import type { MapReader, MapReceiver } from '../map-place/map-extractor.ts'
import type { MapText } from '../map-place/map-text.ts'
import { readXmlInBlocks, type XmlHandlers } from '../xml-stream/xml-stream.ts'
import { GpxPoint } from './gpx-point.ts'

/** Reads GPX 1.0 and 1.1: waypoints as places, dated track points as positions of the track, undated tracks and routes as lines. */
export const readGpx: MapReader = (bytes, text, receiver) => readXmlInBlocks(bytes, new GpxReader(text, receiver))

class GpxReader implements XmlHandlers {
  readonly #text: MapText
  readonly #receiver: MapReceiver
  readonly #path: string[] = []
  #held = ''
  #point: GpxPoint | undefined
  #line: Line | undefined
  #points = 0
  #lines = 0

  constructor(text: MapText, receiver: MapReceiver) {
    this.#text = text
    this.#receiver = receiver
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#path.push(name)
    this.#held = ''
    if (name === 'gpx') this.#receiver.document('generator', this.#text.line(attributes.creator, 'made by: '))
    else if (name === 'trk' || name === 'rte') this.#line = { key: `${name} ${++this.#lines}`, count: 0 }
    else if (name === 'wpt' || name === 'trkpt' || name === 'rtept') this.#point = new GpxPoint(String(++this.#points), attributes)
  }

  text(text: string): void {
    this.#held += text
  }

  close(name: string): void {
    const held = this.#held.trim()
    const parent = this.#path.at(-2) ?? ''
    this.#path.pop()
    this.#held = ''
    if (name === 'wpt') this.#point?.giveWaypoint(this.#text, this.#receiver)
    else if (name === 'trkpt' || name === 'rtept') this.#closePoint()
    else if (name === 'trk' || name === 'rte') this.#closeLine()
    else if (held) this.#take(name, parent, held)
    if (name === 'wpt') this.#point = undefined
  }

  #closePoint(): void {
    const [point, line] = [this.#point, this.#line]
    this.#point = undefined
    if (!point || !line) return
    line.count++
    if (point.time !== undefined) point.givePosition(this.#text, this.#receiver, { key: line.key, name: line.name })
    else line.first ??= point
  }

  /** A line whose points bear no time is a place; of a dated one the points are given. */
  #closeLine(): void {
    const line = this.#line
    this.#line = undefined
    if (line?.first) line.first.giveLine(this.#text, this.#receiver, line)
  }

  #take(name: string, parent: string, held: string): void {
    if (this.#point) {
      if (parent === 'wpt' || parent === 'trkpt' || parent === 'rtept') this.#point.set(name, held)
      else this.#point.addExtension(name, held)
    } else if (this.#line && (parent === 'trk' || parent === 'rte')) this.#takeOfLine(this.#line, name, held)
    else if (parent === 'metadata' || parent === 'gpx') this.#takeOfFile(name, held)
    else if (parent === 'author' && name === 'name') this.#receiver.document('author', this.#text.line(held, 'author: '))
  }

  #takeOfLine(line: Line, name: string, held: string): void {
    if (name === 'name') line.name = this.#text.line(held)
    else if (name === 'desc' || name === 'cmt') line.description ??= this.#text.line(held)
    else if (name === 'type') line.category = this.#text.line(held, 'type: ')
    else this.#text.line(held, `${name}: `)
  }

  #takeOfFile(name: string, held: string): void {
    const properties: Readonly<Record<string, string>> = { name: 'title', desc: 'summary', time: 'authoredAt', keywords: 'keywords', author: 'author' }
    const span = this.#text.line(held, `${name}: `)
    const property = properties[name]
    if (property) this.#receiver.document(property, span)
  }
}

/** A track or route while it is read. */
export interface Line {
  readonly key: string
  name?: Span | undefined
  description?: Span | undefined
  category?: Span | undefined
  count: number
  /** First point without a time. */
  first?: GpxPoint
}
