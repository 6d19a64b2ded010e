import { findSchema, listSchemata } from '../../model/schema/schema.ts'
import type { EntityName } from './api-types.ts'
import { textOf } from './place.ts'

/** A schema in words: `Bank account`. */
export function schemaLabel(schema: string): string {
  return findSchema(schema)?.label ?? schema
}

/** A property in words: `Date of birth`. */
export function propertyLabel(schema: string, property: string): string {
  return findSchema(schema)?.properties.get(property)?.label ?? property
}

/** Where a property stands in a list: what names the entity first, then what its schema features, then by name. */
export function propertyOrder(schema: string, property: string): number {
  const found = findSchema(schema)
  const featured = [...(found?.caption ?? []), ...(found?.featured ?? [])]
  const at = featured.indexOf(property)
  return at < 0 ? featured.length : at
}

/** Schemata of things that can be the same as others: people, companies, accounts, vehicles. */
export function thingSchemata(): string[] {
  return listSchemata().filter((schema) => schema.matchable).map((schema) => schema.name)
}

/** An entity by name from the columns `id`, `caption` and `schema` of a row, each with the given prefix. */
export function entityName(row: Readonly<Record<string, unknown>>, prefix = ''): EntityName {
  const schema = textOf(row[`${prefix}schema`])
  return { id: textOf(row[`${prefix}id`]), caption: textOf(row[`${prefix}caption`]) || '(no name told)', schema, kind: schemaLabel(schema) }
}
