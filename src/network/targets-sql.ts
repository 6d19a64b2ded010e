import { sqlTexts } from '../store/sql-text.ts'

/**
 * SELECT of the entities that entities of some schemata point at, by the source entity told (`value`) or by its canonical
 * entity (`target_canonical_id`), with their canonical entity and its caption: few beside all entities, so that a join
 * with them fits in memory.
 */
export function targetsSql(column: 'value' | 'target_canonical_id', schemata?: readonly string[]): string {
  const ofSchemata = schemata ? ` AND schema IN ${sqlTexts(schemata)}` : ''
  return `SELECT id, canonical_id, canonical_caption AS caption FROM derived.entities
  WHERE id IN (SELECT DISTINCT ${column} FROM derived.entity_values WHERE property_type = 'entity'${ofSchemata})`
}
