import { messageOf } from '../../base/failure.ts'
import { decodeText } from '../encoding/decode-text.ts'
import { GraphBuilder, type GraphValue } from '../graph/graph-file.ts'
import type { GraphParser } from '../graph/graph-extractor.ts'

type Stix = Readonly<Record<string, unknown>>

/** Members that manage the object and say nothing of the world. */
const managing = new Set(['id', 'spec_version', 'created', 'modified', 'created_by_ref', 'revoked', 'object_marking_refs', 'granular_markings', 'extensions', 'external_references', 'lang', 'confidence'])

/** Reads a STIX 2 bundle: objects are nodes, relationships and sightings links; markings and reports are left aside. Places are pointers into the JSON. */
export const readStix: GraphParser = (bytes) => {
  const builder = new GraphBuilder()
  let bundle: { objects?: unknown }
  try {
    bundle = JSON.parse(decodeText(bytes).text) as { objects?: unknown }
  } catch (cause) {
    return builder.end(messageOf(cause))
  }
  const objects = Array.isArray(bundle?.objects) ? bundle.objects as unknown[] : []
  const links: (() => void)[] = []
  for (const [index, object] of objects.entries()) {
    if (object === null || typeof object !== 'object' || Array.isArray(object)) builder.left('A value among the objects', JSON.stringify(object), ['objects', String(index)])
    else readObject(object as Stix, { builder, place: ['objects', String(index)], links })
  }
  // Relationships may stand before what they join.
  for (const link of links) link()
  return builder.end(Array.isArray(bundle?.objects) ? undefined : 'the bundle has no objects')
}

function readObject(object: Stix, { builder, place, links }: { builder: GraphBuilder; place: string[]; links: (() => void)[] }): void {
  const { type, id, source_ref: source, target_ref: target, sighting_of_ref: sighted, where_sighted_refs: where } = object
  const ends = type === 'relationship' ? [source, target] : type === 'sighting' && Array.isArray(where) ? [where[0], sighted] : undefined
  if (ends) {
    const values = [...(type === 'sighting' ? [{ name: 'relationship_type', text: 'sighted' }] : []), ...valuesOf(object, ['type', 'source_ref', 'target_ref', 'sighting_of_ref', 'where_sighted_refs'])]
    links.push(() => builder.link({ id: String(id), source: String(ends[0]), target: String(ends[1]), directed: true }, values, place))
  } else if (typeof id !== 'string' || ['marking-definition', 'extension-definition', 'language-content', 'report', 'grouping', 'note', 'opinion'].includes(String(type))) {
    builder.left(`An object of the type ${String(type)}`, JSON.stringify(object), place)
  } else builder.node(id, valuesOf(withLabel(object), []), place)
}

/** Objects observed have a value instead of a name; `labels` may hold what our own export says a node is. */
function withLabel(object: Stix): Stix {
  const { labels } = object
  const isOurs = Array.isArray(labels) && labels.length === 1 && /^[A-Z]/.test(String(labels[0]))
  return isOurs ? { schema: labels[0], ...object } : object
}

function valuesOf(object: Stix, left: readonly string[]): GraphValue[] {
  return Object.entries(object).flatMap(([name, value]): GraphValue[] => {
    if (managing.has(name) || left.includes(name) || value === null || value === undefined) return []
    if (Array.isArray(value)) return value.map((each) => ({ name, text: textOf(each) }))
    return [{ name: name === 'value' || name === 'display_name' ? 'label' : name, text: textOf(value) }]
  })
}

function textOf(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
