import { formatLocator } from '../../model/locator.ts'
import type { ExtractSink, Extractor, TableColumnReport } from '../contract.ts'
import { openJson, type JsonDocument, type JsonRecord } from '../json/json-document.ts'
import { openOrTell, Remainders } from '../json/json-extractor.ts'
import { isScalar, memberOf, textOf, type JsonNode } from '../json/json-node.ts'
import { toPointer } from '../json/json-pointer.ts'
import { locateJson } from '../json/locate-json.ts'
import { MapWriter } from '../map-place/map-writer.ts'
import { meaningOf, readFeature } from './feature-reader.ts'

/** Reads GeoJSON (RFC 7946): features as places, dated points as positions, other properties as text. */
export const geojsonExtractor: Extractor = {
  async extract(input, sink) {
    const document = await openOrTell(input, sink)
    if (!document) return
    const told = new Remainders(input, sink)
    const writer = new MapWriter(input, sink)
    const properties = new PropertyCensus()
    for await (const features of featuresOf(document, told)) {
      for (const feature of features) {
        writer.write(readFeature(feature))
        properties.add(feature)
        giveOtherProperties(feature, sink)
      }
      await sink.drained()
      if (writer.full) break
    }
    writer.end()
    if (properties.features) sink.table({ rows: properties.features, rowsUnread: 0, columns: properties.report() })
    else sink.problem({ code: 'geojson.no-features', severity: 'warning', message: 'The file calls itself GeoJSON, but holds no feature and no geometry.' })
    const partly = told.defects ? { partly: 'damaged' } : properties.features ? {} : { partly: 'no features' }
    sink.facts({ mediaType: 'application/geo+json', encoding: document.encoding.name, ...partly })
  },
  async locate(input, locators) {
    const document = await openJson(input).catch((cause: unknown) => {
      if (cause instanceof RangeError) return undefined
      throw cause
    })
    return document ? locateJson(document, locators, async () => []) : locators.map(() => undefined)
  },
}

async function* featuresOf(document: JsonDocument, told: Remainders): AsyncIterable<readonly JsonRecord[]> {
  for await (const records of document.records(told)) yield records.flatMap((record) => [...spread(record)])
}

function* spread(record: JsonRecord): Generator<JsonRecord> {
  const { node, tokens, text } = record
  const features = memberOf(node, 'features')
  if (features?.kind === 'array') {
    for (const [index, item] of features.items.entries()) yield { tokens: [...tokens, 'features', String(index)], node: item, text }
  } else if (textOf(node, 'type') === 'Feature' || memberOf(node, 'coordinates') || memberOf(node, 'geometries')) yield record
}

/** Plain values of a feature that no statement takes, as one text, so that they can be searched. */
function giveOtherProperties({ node, tokens }: JsonRecord, sink: ExtractSink): void {
  const found: { text: string; pointer: string }[] = []
  const walk = (value: JsonNode, at: readonly string[], depth: number): void => {
    if (found.length >= 500 || depth > 8) return
    if (isScalar(value)) {
      if ((value.kind === 'string' || value.kind === 'number') && value.text.trim()) found.push({ text: value.text, pointer: toPointer(at) })
    } else if (value.kind === 'object') for (const [name, member] of value.members) walk(member, [...at, name], depth + 1)
    else value.items.forEach((item, index) => walk(item, [...at, String(index)], depth + 1))
  }
  const properties = memberOf(node, 'properties')
  if (properties?.kind === 'object') walk(properties, [...tokens, 'properties'], 0)
  if (found.length === 0) return
  const locator = formatLocator({ kind: 'pointer', pointers: found.map((each) => each.pointer) })
  sink.text({ text: found.map((each) => each.text).join(' '), locator })
}

/** Which properties the features have, and what became of them. */
class PropertyCensus {
  features = 0
  readonly #names = new Set<string>()

  add({ node }: JsonRecord): void {
    this.features++
    const properties = memberOf(node, 'properties')
    if (properties?.kind === 'object' && this.#names.size < 2_000) for (const [name] of properties.members) this.#names.add(name)
  }

  report(): TableColumnReport[] {
    return [...this.#names].map((name, index) => {
      const meaning = meaningOf(name)
      const treatment = meaning ? 'mapped' : 'unmapped'
      return { column: index + 1, name, treatment, ...(meaning ? { target: targets[meaning], reason: 'by its name' } : { reason: 'kept as text' }) }
    })
  }
}

const targets = {
  name: 'Place.name',
  category: 'Place.category',
  description: 'Place.description',
  address: 'Place.address',
  date: 'TrackPoint.date',
  subject: 'TrackPoint.subject',
} as const
