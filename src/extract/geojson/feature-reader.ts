import { formatLocator } from '../../model/locator.ts'
import type { Span } from '../document/span.ts'
import type { JsonRecord } from '../json/json-document.ts'
import { isScalar, memberOf, textOf, type JsonNode } from '../json/json-node.ts'
import { toPointer } from '../json/json-pointer.ts'
import type { MapFeature, MapGeometry } from '../map-place/map-feature.ts'

/** What a feature's properties mean, by their usual names, in order of preference. */
const meanings = {
  name: /^(name|name_?(en|int)|title|label|bezeichnung|nom|nombre)$/i,
  category: /^(category|type|class|kind|fclass|amenity|highway|place|marker-symbol)$/i,
  description: /^(description|desc|comment|notes?|remarks?|popupContent)$/i,
  address: /^(address|addr|addr:full|adresse|location)$/i,
  date: /^(time|timestamp|datetime|date_?time|date|when|recorded_?at|created_?at)$/i,
  subject: /^(vehicle|vehicle_?id|car_?id|device|device_?id|imei|user|track|track_?id|subject)$/i,
} as const

/** The meaning of a feature's property. */
export type PropertyMeaning = keyof typeof meanings

/** The meaning of a property of that name, or undefined when it has none that is known. */
export function meaningOf(name: string): PropertyMeaning | undefined {
  return (Object.keys(meanings) as PropertyMeaning[]).find((meaning) => meanings[meaning].test(name))
}

/** A GeoJSON feature (RFC 7946, 3.2) with the places of its values; a bare geometry is a feature without properties. */
export function readFeature({ node, tokens }: JsonRecord): MapFeature {
  const isFeature = textOf(node, 'type') === 'Feature'
  const found = isFeature ? spansOf(memberOf(node, 'properties'), [...tokens, 'properties']) : {}
  const geometry = isFeature ? memberOf(node, 'geometry') : node
  const at = isFeature ? [...tokens, 'geometry'] : tokens
  const subject = found.subject ? { key: found.subject.text, name: found.subject } : undefined
  return {
    ...found,
    key: toPointer(tokens),
    locator: pointerOf(tokens),
    subject,
    ...(geometry?.kind === 'object' ? { geometry: readGeometry(geometry, at) } : {}),
  }
}

function spansOf(properties: JsonNode | undefined, tokens: readonly string[]): Partial<Record<PropertyMeaning, Span>> {
  const found: Partial<Record<PropertyMeaning, Span>> = {}
  if (properties?.kind !== 'object') return found
  for (const [name, value] of properties.members) {
    const meaning = meaningOf(name)
    if (!meaning || found[meaning] || !isScalar(value) || !value.text.trim()) continue
    found[meaning] = { text: value.text, locator: pointerOf([...tokens, name]) }
  }
  return found
}

function readGeometry(geometry: JsonNode, tokens: readonly string[]): MapGeometry {
  const type = textOf(geometry, 'type') ?? 'unknown'
  const collected = memberOf(geometry, 'geometries')
  const [start, name] = collected ? ([collected, 'geometries'] as const) : ([memberOf(geometry, 'coordinates'), 'coordinates'] as const)
  const first = start && firstVertex(start, [...tokens, name])
  const span = (index: number): Span | undefined => {
    const value = first?.items[index]
    if (!first || value?.kind !== 'number') return undefined
    return { text: value.text, locator: pointerOf([...first.tokens, String(index)]) }
  }
  return { type, longitude: span(0), latitude: span(1), altitude: span(2), vertexCount: start ? countVertices(start) : 0 }
}

interface Vertex {
  readonly items: readonly JsonNode[]
  readonly tokens: readonly string[]
}

function firstVertex(node: JsonNode, tokens: readonly string[]): Vertex | undefined {
  if (node.kind === 'object') {
    const name = memberOf(node, 'geometries') ? 'geometries' : 'coordinates'
    const inner = memberOf(node, name)
    return inner && firstVertex(inner, [...tokens, name])
  }
  if (node.kind !== 'array' || node.items.length === 0) return undefined
  if (isScalar(node.items[0]!)) return { items: node.items, tokens }
  for (const [index, item] of node.items.entries()) {
    const found = firstVertex(item, [...tokens, String(index)])
    if (found) return found
  }
  return undefined
}

function countVertices(node: JsonNode): number {
  if (node.kind === 'object') return countVertices(memberOf(node, 'geometries') ?? memberOf(node, 'coordinates') ?? noVertices)
  if (node.kind !== 'array' || node.items.length === 0) return 0
  return isScalar(node.items[0]!) ? 1 : node.items.reduce((sum, item) => sum + countVertices(item), 0)
}

const noVertices: JsonNode = { kind: 'array', start: 0, end: 0, items: [] }

function pointerOf(tokens: readonly string[]): string {
  return formatLocator({ kind: 'pointer', pointers: [toPointer(tokens)] })
}
