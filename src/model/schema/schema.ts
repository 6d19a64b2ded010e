import { createRequire } from 'node:module'
import type { defaultModel as DefaultModel, Model as FtmModel } from '@alephdata/followthemoney'
import { schemaExtension } from './extension.ts'

/** One property as a schema has it, inherited ones included. */
export interface Property {
  readonly name: string
  readonly label: string
  /** FollowTheMoney property type: name, date, country, identifier, entity ... */
  readonly type: string
  /** The schema that an entity property points at. */
  readonly range?: string
}

/** A FollowTheMoney schema, flattened: every inherited property is in it. */
export interface Schema {
  readonly name: string
  readonly label: string
  readonly plural: string
  readonly abstract: boolean
  /** Whether entities of it can be the same as others (Person, Company); events and edges are not. */
  readonly matchable: boolean
  /** This schema and every one it inherits from. */
  readonly ancestors: ReadonlySet<string>
  readonly properties: ReadonlyMap<string, Property>
  readonly caption: readonly string[]
  readonly featured: readonly string[]
  readonly edge?: Edge
  /** Date properties that say when it began, in order of preference. */
  readonly temporalStart: readonly string[]
  readonly temporalEnd: readonly string[]
}

/** How an edge schema draws a link: from the entity in `source` to the one in `target`. */
export interface Edge {
  readonly source: string
  readonly target: string
  readonly directed: boolean
  readonly label: string
}

const schemata = buildSchemata()

/** All schemata, FollowTheMoney's and ours, in order of name. */
export function listSchemata(): Schema[] {
  return [...schemata.values()]
}

/** The schema of that name, or undefined. */
export function findSchema(name: string): Schema | undefined {
  return schemata.get(name)
}

/** The schema of that name; throws a TypeError where there is none. */
export function getSchema(name: string): Schema {
  const schema = schemata.get(name)
  if (!schema) throw new TypeError(`There is no schema '${name}'.`)
  return schema
}

/** Whether `name` is `ancestor` or inherits from it: `isSchema('Company', 'LegalEntity')`. */
export function isSchema(name: string, ancestor: string): boolean {
  return schemata.get(name)?.ancestors.has(ancestor) ?? false
}

/** The property type of `schema.property`, or undefined when the schema has no such property. */
export function propertyType(schema: string, property: string): string | undefined {
  return schemata.get(schema)?.properties.get(property)?.type
}

/**
 * The more special of two schemata when one inherits from the other, else undefined: an entity told as LegalEntity by
 * one statement and as Company by another is a Company.
 */
export function commonSchema(left: string, right: string): string | undefined {
  if (isSchema(left, right)) return left
  if (isSchema(right, left)) return right
  return undefined
}

function buildSchemata(): Map<string, Schema> {
  // The package's ES module build is not loadable by Node as such; its UMD build is.
  const ftm = createRequire(import.meta.url)('@alephdata/followthemoney') as {
    Model: new (data: typeof DefaultModel) => FtmModel
    defaultModel: typeof DefaultModel
  }
  const data = extend(ftm.defaultModel as unknown as RawModel)
  const model = new ftm.Model(data as unknown as typeof DefaultModel)
  const built = model
    .getSchemata()
    .map((schema): Schema => {
      const raw = data.schemata[schema.name]!
      return {
        name: schema.name,
        label: schema.label,
        plural: schema.plural,
        abstract: schema.abstract,
        matchable: schema.matchable,
        ancestors: new Set(raw.schemata),
        properties: new Map(
          [...schema.getProperties().values()]
            .filter((property) => !property.stub)
            .map((property) => [property.name, toProperty(property, data)]),
        ),
        caption: raw.caption ?? [],
        featured: raw.featured ?? [],
        ...(schema.edge && schema.isEdge
          ? {
              edge: {
                source: schema.edge.source,
                target: schema.edge.target,
                directed: schema.edge.directed,
                label: schema.edge.label ?? schema.label,
              },
            }
          : {}),
        temporalStart: schema.temporalStart,
        temporalEnd: schema.temporalEnd,
      }
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  return new Map(built.map((schema) => [schema.name, schema]))
}

interface RawModel {
  schemata: Record<string, RawSchema>
  types: Record<string, unknown>
}
interface RawSchema {
  label: string
  plural: string
  schemata: string[]
  extends: string[]
  matchable?: boolean
  description?: string
  featured?: string[]
  caption?: string[]
  edge?: { source: string; target: string; directed: boolean; label?: string; caption: string[] }
  temporalExtent?: { start: string[]; end: string[] }
  properties: Record<string, RawProperty>
}
interface RawProperty {
  name: string
  qname: string
  label: string
  type: string
  range?: string | null
  reverse?: string
}

function toProperty(property: { name: string; label: string; type: { name: string }; qname: string }, data: RawModel): Property {
  const [owner, name] = property.qname.split(':')
  const range = data.schemata[owner!]?.properties[name!]?.range
  return { name: property.name, label: property.label, type: property.type.name, ...(range ? { range } : {}) }
}

/** FollowTheMoney's model with ours laid over it; the given one is not changed. */
function extend(base: RawModel): RawModel {
  const all: Record<string, RawSchema> = structuredClone(base.schemata)
  for (const [name, ours] of Object.entries(schemaExtension)) {
    const known = all[name]
    const properties: Record<string, RawProperty> = {}
    for (const [key, property] of Object.entries(ours.properties)) {
      properties[key] = {
        name: key,
        qname: `${name}:${key}`,
        label: property.label,
        type: property.type,
        ...(property.range ? { range: property.range } : {}),
      }
    }
    if (known) {
      all[name] = { ...known, ...(ours.edge ? { edge: toRawEdge(ours.edge) } : {}), properties: { ...known.properties, ...properties } }
      continue
    }
    const parents = [...(ours.extends ?? [])]
    const inherited = parents.map((parent) => all[parent]!)
    all[name] = {
      label: ours.label ?? name,
      plural: ours.plural ?? `${ours.label ?? name}s`,
      ...(ours.description ? { description: ours.description } : {}),
      extends: parents,
      schemata: [...new Set([name, ...inherited.flatMap((parent) => parent.schemata)])],
      matchable: ours.matchable ?? false,
      featured: [...(ours.featured ?? [])],
      caption: [...(ours.caption ?? [])],
      ...(ours.edge ? { edge: toRawEdge(ours.edge) } : {}),
      temporalExtent: inherited.find((parent) => parent.temporalExtent)?.temporalExtent ?? { start: [], end: [] },
      properties,
    }
  }
  return { ...base, schemata: all }
}

function toRawEdge(edge: NonNullable<(typeof schemaExtension)[string]['edge']>) {
  return { source: edge.source, target: edge.target, directed: edge.directed, label: edge.label, caption: [...edge.caption] }
}
