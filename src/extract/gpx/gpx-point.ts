import type { Span } from '../document/span.ts'
import type { MapReceiver } from '../map-place/map-extractor.ts'
import type { MapGeometry } from '../map-place/map-feature.ts'
import type { MapText } from '../map-place/map-text.ts'
import type { Line } from './gpx-reader.ts'

/** A waypoint, track point or route point of a GPX file. */
export class GpxPoint {
  time: string | undefined
  readonly #key: string
  readonly #latitude: string | undefined
  readonly #longitude: string | undefined
  readonly #texts = new Map<string, string>()
  readonly #extensions: [name: string, text: string][] = []

  constructor(key: string, { lat, lon }: Readonly<Record<string, string>>) {
    this.#key = key
    this.#latitude = lat
    this.#longitude = lon
  }

  set(name: string, text: string): void {
    if (name === 'time') this.time = text
    else if (!this.#texts.has(name)) this.#texts.set(name, text)
  }

  addExtension(name: string, text: string): void {
    if (this.#extensions.length < 50) this.#extensions.push([name, text])
  }

  /** A waypoint is a place; one that bears a time tells a position besides. */
  giveWaypoint(text: MapText, receiver: MapReceiver): void {
    const name = text.line(this.#texts.get('name'))
    const description = text.line(this.#texts.get('desc') ?? this.#texts.get('cmt'))
    const category = text.line(this.#texts.get('type') ?? this.#texts.get('sym'), 'kind: ')
    for (const [label, value] of this.#extensions) text.line(value, `${label}: `)
    const { geometry, date, locator } = this.#figures(text)
    receiver.feature({ key: this.#key, locator, name, description, category, geometry })
    if (date) receiver.feature({ key: this.#key, locator, geometry, date })
  }

  givePosition(text: MapText, receiver: MapReceiver, subject: { readonly key: string; readonly name?: Span | undefined }): void {
    const description = text.line(this.#texts.get('desc') ?? this.#texts.get('cmt') ?? this.#texts.get('name'))
    const { geometry, date, locator } = this.#figures(text)
    receiver.feature({ key: this.#key, locator, description, geometry, date, subject })
  }

  /** The line that this point begins, as a place. */
  giveLine(text: MapText, receiver: MapReceiver, line: Line): void {
    const { geometry, locator } = this.#figures(text)
    const { key, name, description, category } = line
    receiver.feature({ key, locator, name, description, category, geometry: { ...geometry, type: 'LineString', vertexCount: line.count } })
  }

  #figures(text: MapText): { geometry: MapGeometry; date: Span | undefined; locator: string } {
    const { cells, locator } = text.row([this.#latitude, this.#longitude, this.#texts.get('ele'), this.time])
    const [latitude, longitude, altitude, date] = cells
    return { geometry: { type: 'Point', latitude, longitude, altitude, vertexCount: 1 }, date, locator }
  }
}
