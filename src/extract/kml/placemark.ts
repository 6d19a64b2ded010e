import type { Span } from '../document/span.ts'
import type { MapGeometry } from '../map-place/map-feature.ts'
import type { MapReceiver } from '../map-place/map-extractor.ts'
import type { MapText } from '../map-place/map-text.ts'
import { readCoordinates, type Vertex } from '../map-place/vertex.ts'

/** Names of extended data that say what kind of place it is. */
const categoryNames = /^(category|type|fetype|class|kind)$/i

/** Gathers one KML placemark and gives it as a feature, or, for a gx:Track, as one feature for each of its times. */
export class Placemark {
  name: string | undefined
  address: string | undefined
  begin: string | undefined
  end: string | undefined
  readonly #key: string
  readonly #folder: string
  readonly #descriptions: string[] = []
  readonly #data: [name: string, value: string][] = []
  readonly #times: string[] = []
  readonly #track: Vertex[] = []
  #type: string | undefined
  #first: Vertex | undefined
  #count = 0
  #location: { longitude?: string; latitude?: string } = {}

  constructor(key: string, folder: string) {
    this.#key = key
    this.#folder = folder
  }

  /** The outermost geometry decides: the ring of a polygon is no line. */
  setType(type: string): void {
    this.#type ??= type
  }

  addCoordinates(text: string): void {
    const { first, count } = readCoordinates(text)
    this.#first ??= first
    this.#count += count
  }

  addTrackCoordinate(text: string): void {
    const [longitude = '', latitude = '', altitude = ''] = text.split(/\s+/u)
    this.#track.push({ longitude, latitude, altitude })
  }

  addTime(text: string): void {
    this.#times.push(text)
  }

  addDescription(text: string): void {
    if (text) this.#descriptions.push(text)
  }

  addData(name: string, value: string): void {
    this.#data.push([name, value])
  }

  setLocation(part: 'longitude' | 'latitude', text: string): void {
    this.#location = { ...this.#location, [part]: text }
    const { longitude, latitude } = this.#location
    if (longitude === undefined || latitude === undefined) return
    this.#first ??= { longitude, latitude, altitude: '' }
    this.#count ||= 1
  }

  give(text: MapText, receiver: MapReceiver): void {
    const name = text.line(this.name)
    const description = text.line(this.#descriptions.join(' '))
    const address = text.line(this.address, 'address: ')
    const category = this.#giveData(text) ?? (this.#folder ? text.line(this.#folder, 'in: ') : undefined)
    if (this.#track.length) return this.#giveTrack(text, receiver, name)
    const row = text.row([this.#first?.latitude, this.#first?.longitude, this.#first?.altitude, this.#times[0] ?? this.begin, this.end])
    const [latitude, longitude, altitude, date, endDate] = row.cells
    const geometry: MapGeometry | undefined = this.#type
      ? { type: this.#type, latitude, longitude, altitude, vertexCount: this.#count }
      : undefined
    receiver.feature({ key: this.#key, locator: row.locator, name, description, address, category, geometry, date, endDate })
  }

  #giveData(text: MapText): Span | undefined {
    let category: Span | undefined
    for (const [name, value] of this.#data) {
      const span = text.line(value, name ? `${name}: ` : '')
      if (categoryNames.test(name)) category ??= span
    }
    return category
  }

  #giveTrack(text: MapText, receiver: MapReceiver, name: Span | undefined): void {
    const subject = { key: `track ${this.#key}`, name }
    for (const [index, vertex] of this.#track.entries()) {
      const row = text.row([vertex.latitude, vertex.longitude, vertex.altitude, this.#times[index]])
      const [latitude, longitude, altitude, date] = row.cells
      const geometry: MapGeometry = { type: 'Point', latitude, longitude, altitude, vertexCount: 1 }
      receiver.feature({ key: `${this.#key}.${index + 1}`, locator: row.locator, geometry, date, subject })
    }
  }
}
