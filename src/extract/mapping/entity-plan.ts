import { findSchema, type Schema } from '../../model/schema/schema.ts'
import type { ReadingSettings } from '../../model/value/reading-settings.ts'
import { createCellReader, type CellReader } from './cell-reader.ts'
import { columnsOf, sourcesOf } from './mapping-columns.ts'
import type { EntityMapping, Mapping, PropertyMapping } from './mapping.ts'

/** One source of a property, ready to run over rows. Columns are counted from 0. */
export interface SourcePlan {
  readonly property: string
  readonly type: string
  readonly columns: readonly number[]
  readonly readers: readonly CellReader[]
  readonly joined: 'join' | 'whole' | undefined
  readonly split?: string
  readonly pick?: 'email' | 'name'
  readonly negative: boolean
  /** Name of the column to be written before each value. */
  readonly named: boolean
  readonly lang?: string
}

/** One entity of a mapping, ready to run over rows. */
export interface EntityPlan {
  readonly name: string
  readonly schema: Schema
  /** Where the name stands that decides the schema of each row; empty where the schema is settled. */
  readonly byName: readonly SourcePlan[]
  readonly keys: readonly number[]
  /** Readers of the keys where equal keys may be written in several ways. */
  readonly keyReaders: readonly (CellReader | undefined)[]
  readonly keyLiteral: string
  /** The entity is one for each part of its only key column. */
  readonly perPart?: { readonly split?: string; readonly pick?: 'email' | 'name' }
  readonly when?: { readonly column: number; readonly equals: ReadonlySet<string> }
  readonly sources: readonly SourcePlan[]
  /** Properties of several amounts, where a zero beside another amount means nothing. */
  readonly mixedAmounts: ReadonlySet<string>
  readonly references: readonly { readonly property: string; readonly entity: number }[]
  readonly literals: readonly { readonly property: string; readonly value: string; readonly original?: string }[]
}

/** How the values of a column are to be read. */
export type ColumnSettings = (column: number) => ReadingSettings

const keyTypes = new Set(['email', 'iban', 'phone'])

/** Makes a mapping ready to run over the rows of a table whose columns have these names. */
export function planEntities(mapping: Mapping, names: readonly string[], settings: ColumnSettings): EntityPlan[] {
  const order = Object.keys(mapping.entities)
  const columnAt = new Map(names.map((name, index) => [name, index]))
  return order.map((name) => planEntity(name, mapping.entities[name]!, { order, columnAt, settings }))
}

interface PlanContext {
  readonly order: readonly string[]
  readonly columnAt: ReadonlyMap<string, number>
  readonly settings: ColumnSettings
}

function planEntity(name: string, entity: EntityMapping, context: PlanContext): EntityPlan {
  const schema = findSchema(entity.schema)
  if (!schema) throw new TypeError(`A mapping that was not validated: there is no schema '${entity.schema}'.`)
  const sources: SourcePlan[] = []
  const references: { property: string; entity: number }[] = []
  const literals: { property: string; value: string }[] = []
  for (const [property, mapped] of Object.entries(entity.properties)) {
    for (const source of sourcesOf(mapped)) {
      if ('entity' in source) references.push({ property, entity: context.order.indexOf(source.entity) })
      else if ('literal' in source) literals.push({ property, value: source.literal })
      else sources.push(planSource(property, source, { ...context, schema, byName: entity.byName ?? false }))
    }
  }
  const keys = indexesOf(entity.keys, context)
  const whenColumn = entity.when && context.columnAt.get(entity.when.column)
  return {
    name,
    schema,
    byName: entity.byName ? sources.filter((source) => source.property === 'name' && !source.joined) : [],
    keys,
    keyReaders: keys.map((key) => readerOfKey(key, sources)),
    keyLiteral: entity.keyLiteral ?? '',
    ...perPart(keys, sources),
    ...(entity.when && whenColumn !== undefined ? { when: { column: whenColumn, equals: new Set(entity.when.equals) } } : {}),
    sources,
    mixedAmounts: mixedAmounts(sources),
    references: references.filter((reference) => reference.entity >= 0),
    literals,
  }
}

type ColumnSource = Extract<PropertyMapping, { columns: unknown } | { join: unknown }>

interface SourceContext extends PlanContext {
  readonly schema: Schema
  readonly byName: boolean
}

function planSource(property: string, source: ColumnSource, context: SourceContext): SourcePlan {
  const { schema, byName } = context
  const columns = indexesOf(columnsOf(source), context)
  const type = schema.properties.get(property)?.type ?? 'string'
  const cell = 'columns' in source ? source : undefined
  const personName = property === 'name' && ((schema.ancestors.has('Person') && !byName) || cell?.pick === 'name')
  return {
    property,
    type,
    columns,
    readers: columns.map((column) => createCellReader(property === 'duration' ? 'duration' : type, context.settings(column), personName)),
    joined: 'join' in source ? (source.whole ? 'whole' : 'join') : undefined,
    ...(cell?.split === undefined ? {} : { split: cell.split }),
    ...(cell?.pick === undefined ? {} : { pick: cell.pick }),
    negative: cell?.sign === 'negative',
    named: cell?.named ?? false,
    ...(cell?.lang === undefined ? {} : { lang: cell.lang }),
  }
}

function indexesOf(columns: readonly string[], context: PlanContext): number[] {
  return columns.map((column) => context.columnAt.get(column)).filter((index) => index !== undefined)
}

/** Keys that are addresses or numbers with several spellings are compared clean. */
function readerOfKey(key: number, sources: readonly SourcePlan[]): CellReader | undefined {
  const source = sources.find((each) => keyTypes.has(each.type) && each.columns.includes(key))
  return source?.readers[source.columns.indexOf(key)]
}

function perPart(keys: readonly number[], sources: readonly SourcePlan[]): Pick<EntityPlan, 'perPart'> {
  if (keys.length !== 1) return {}
  const source = sources.find((each) => each.columns.includes(keys[0]!) && (each.split !== undefined || each.pick))
  return source ? { perPart: { ...(source.split === undefined ? {} : { split: source.split }), ...(source.pick ? { pick: source.pick } : {}) } } : {}
}

function mixedAmounts(sources: readonly SourcePlan[]): ReadonlySet<string> {
  const columns = new Map<string, number>()
  for (const source of sources) {
    if (source.type === 'number') columns.set(source.property, (columns.get(source.property) ?? 0) + source.columns.length)
  }
  return new Set([...columns].filter(([, count]) => count > 1).map(([property]) => property))
}
