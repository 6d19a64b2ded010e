import { maskedProperty, maskText, specialCategories, specialCategoryNames, specialProperties } from '../../model/special-category.ts'
import { sqlText } from '../sql-text.ts'

/** List of the properties that tell special categories, for `IN`. */
export const specialPropertiesSql = `(${specialProperties.map(sqlText).join(', ')})`

/** SQL that tells whether a value of that property is masked. `authority` is an expression for that of its exhibit; absent: shown only where all authorities allow it. */
export function isMaskedSql(property: string, authority?: string): string {
  const categories = specialCategoryNames.flatMap((category) => specialCategories[category].map((name) => `WHEN ${sqlText(name)} THEN ${sqlText(category)}`)).join(' ')
  const key = `' ' || CASE ${property} ${categories} END || ':' || ${authority ?? "'*'"} || ' '`
  return `(${property} IN ${specialPropertiesSql} AND NOT coalesce(contains(getvariable('necessary'), ${key}), false))`
}

/** Columns that stand in place of `property` and `value` (and others told) where a value is masked. */
export function maskColumnsSql(isMasked: string, columns: readonly string[]): string {
  const masks: Readonly<Record<string, string>> = { property: sqlText(maskedProperty), value: sqlText(maskText) }
  return columns.map((column) => `CASE WHEN ${isMasked} THEN ${masks[column] ?? 'NULL'} ELSE ${column} END AS ${column}`).join(', ')
}

/** SQL that tells whether rows of exhibits under an authority may be given. */
export function isInsideSql(authority: string): string {
  return `NOT coalesce(contains(getvariable('outside'), ' ' || ${authority} || ' '), false)`
}
