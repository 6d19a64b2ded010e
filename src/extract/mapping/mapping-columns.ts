import type { EntityMapping, Mapping, PropertyMapping } from './mapping.ts'

/** The sources of one property, one or several. */
export function sourcesOf(mapping: PropertyMapping | readonly PropertyMapping[]): readonly PropertyMapping[] {
  return Array.isArray(mapping) ? mapping : [mapping as PropertyMapping]
}

/** The columns that a source draws on. */
export function columnsOf(source: PropertyMapping): readonly string[] {
  if ('columns' in source) return source.columns
  return 'join' in source ? source.join : []
}

/** For each column in use, what it gives: `Person.birthDate`, or `key of Card` where it only tells entities apart. */
export function columnTargets(entities: Readonly<Record<string, EntityMapping>>): Map<string, string[]> {
  const targets = new Map<string, string[]>()
  const add = (column: string, target: string) => {
    const known = targets.get(column) ?? []
    if (!known.includes(target)) targets.set(column, [...known, target])
  }
  for (const entity of Object.values(entities)) {
    for (const [property, mapping] of Object.entries(entity.properties)) {
      for (const column of sourcesOf(mapping).flatMap(columnsOf)) add(column, `${entity.schema}.${property}`)
    }
  }
  for (const entity of Object.values(entities)) {
    for (const column of [...entity.keys, ...(entity.when ? [entity.when.column] : [])]) {
      if (!targets.has(column)) add(column, `key of ${entity.schema}`)
    }
  }
  return targets
}

/** Every column that a mapping names and the header lacks. */
export function missingColumns(mapping: Mapping): string[] {
  const known = new Set(mapping.header)
  return [...columnTargets(mapping.entities).keys(), ...Object.keys(mapping.ignore)].filter((column) => !known.has(column))
}
