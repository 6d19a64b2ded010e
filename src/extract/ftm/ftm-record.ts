import { isScalar, memberOf, textOf, type JsonNode } from '../json/json-node.ts'
import type { JsonRecord } from '../json/json-document.ts'

/** One value of one property that a FollowTheMoney record tells, with its place. */
export interface FtmValue {
  readonly entityId: string
  readonly schema: string
  readonly property: string
  readonly value: string
  readonly lang?: string | undefined
  /** JSON pointer tokens of the value. */
  readonly tokens: readonly string[]
}

/** What a record holds: values, and values that are neither plain nor an entity. */
export interface FtmReading {
  readonly values: readonly FtmValue[]
  readonly unreadable: readonly (readonly string[])[]
}

/**
 * The values of a record: of an entity (`id`, `schema`, `properties`), entities nested in its properties included, or of
 * one statement (`entity_id`, `schema`, `prop`, `value`). Undefined when it is neither.
 */
export function readFtmRecord({ node, tokens }: JsonRecord): FtmReading | undefined {
  const values: FtmValue[] = []
  const unreadable: (readonly string[])[] = []
  if (readStatement(node, tokens, values)) return { values, unreadable }
  return readEntity(node, tokens, { values, unreadable }) ? { values, unreadable } : undefined
}

interface Found {
  readonly values: FtmValue[]
  readonly unreadable: (readonly string[])[]
}

function readStatement(node: JsonNode, tokens: readonly string[], values: FtmValue[]): boolean {
  const [entityId, schema, property, value] = ['entity_id', 'schema', 'prop', 'value'].map((name) => textOf(node, name))
  if (!entityId || !schema || !property || !value) return false
  // followthemoney writes a statement of the pseudo-property `id` for each entity; it tells nothing of its own.
  if (property !== 'id') values.push({ entityId, schema, property, value, lang: textOf(node, 'lang') || undefined, tokens: [...tokens, 'value'] })
  return true
}

function readEntity(node: JsonNode, tokens: readonly string[], found: Found): boolean {
  const [id, schema] = [textOf(node, 'id'), textOf(node, 'schema')]
  const properties = memberOf(node, 'properties')
  if (!id || !schema || properties?.kind !== 'object') return false
  for (const [property, list] of properties.members) {
    const at = [...tokens, 'properties', property]
    const items = list.kind === 'array' ? list.items.map((item, index) => [item, [...at, String(index)]] as const) : [[list, at] as const]
    for (const [item, place] of items) readItem({ id, schema, property }, item, { place, found })
  }
  return true
}

interface Holder {
  readonly id: string
  readonly schema: string
  readonly property: string
}

function readItem({ id, schema, property }: Holder, item: JsonNode, { place, found }: { place: readonly string[]; found: Found }): void {
  if (isScalar(item)) {
    if (item.text.trim()) found.values.push({ entityId: id, schema, property, value: item.text, tokens: place })
  } else if (readEntity(item, place, found)) {
    found.values.push({ entityId: id, schema, property, value: textOf(item, 'id')!, tokens: [...place, 'id'] })
  } else found.unreadable.push(place)
}
