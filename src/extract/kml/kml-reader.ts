import type { MapReader, MapReceiver } from '../map-place/map-extractor.ts'
import type { MapText } from '../map-place/map-text.ts'
import { readXmlInBlocks, type XmlHandlers } from '../xml-stream/xml-stream.ts'
import { Placemark } from './placemark.ts'
import { plainText } from './plain-text.ts'

/** Reads KML (OGC 12-007r2, version 2.3): placemarks of any depth of folders, gx:Track with its times, links to other maps. */
export const readKml: MapReader = (bytes, text, receiver) => readXmlInBlocks(bytes, new KmlReader(text, receiver))

const geometries: Readonly<Record<string, string>> = {
  Point: 'Point', LineString: 'LineString', LinearRing: 'LineString', Polygon: 'Polygon', MultiGeometry: 'GeometryCollection', Model: 'Point', Track: 'Track',
}

class KmlReader implements XmlHandlers {
  readonly #text: MapText
  readonly #receiver: MapReceiver
  readonly #path: string[] = []
  readonly #folders: string[] = []
  #placemark: Placemark | undefined
  #dataName = ''
  #held = ''
  #count = 0

  constructor(text: MapText, receiver: MapReceiver) {
    this.#text = text
    this.#receiver = receiver
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#path.push(name)
    this.#held = ''
    if (name === 'Placemark') this.#placemark = new Placemark(String(++this.#count), this.#folders.filter(Boolean).join(' / '))
    else if (name === 'Folder' || name === 'Document') this.#folders.push('')
    else if (name === 'Data' || name === 'SimpleData') this.#dataName = attributes.name ?? ''
    const geometry = geometries[name]
    if (geometry) this.#placemark?.setType(geometry)
  }

  text(text: string): void {
    this.#held += text
  }

  close(name: string): void {
    const held = this.#held.trim()
    const parent = this.#path.at(-2) ?? ''
    this.#path.pop()
    this.#held = ''
    if (name === 'Placemark' && this.#placemark) {
      this.#placemark.give(this.#text, this.#receiver)
      this.#placemark = undefined
    } else if (name === 'Folder' || name === 'Document') this.#folders.pop()
    else if (held) this.#take(name, parent, held)
  }

  #take(name: string, parent: string, held: string): void {
    const placemark = this.#placemark
    if (!placemark) return this.#takeOutside(name, parent, held)
    if (name === 'coordinates') placemark.addCoordinates(held)
    else if (name === 'coord') placemark.addTrackCoordinate(held)
    else if (name === 'when') placemark.addTime(held)
    else if (name === 'begin' || name === 'end') placemark[name] = held
    else if (name === 'value' || name === 'SimpleData') placemark.addData(this.#dataName, held)
    else if (parent === 'Placemark' && name === 'name') placemark.name = held
    else if (parent === 'Placemark' && name === 'address') placemark.address = held
    else if (parent === 'Placemark' && (name === 'description' || name === 'Snippet')) placemark.addDescription(plainText(held))
    else if (parent === 'Placemark' && name === 'phoneNumber') placemark.addData('phoneNumber', held)
    else if (parent === 'Location' && (name === 'longitude' || name === 'latitude')) placemark.setLocation(name, held)
  }

  #takeOutside(name: string, parent: string, held: string): void {
    if (name === 'name' && (parent === 'Folder' || parent === 'Document')) {
      if (parent === 'Folder') this.#folders[this.#folders.length - 1] = held
      const span = this.#text.line(held)
      if (parent === 'Document') this.#receiver.document('title', span)
    } else if (name === 'name' && parent === 'author') this.#receiver.document('author', this.#text.line(held, 'author: '))
    else if (name === 'name' || name === 'href' || name === 'description') this.#text.line(plainText(held), `${parent} ${name}: `)
  }
}
