/**
 * What a column of a table tells of a record. `ignored` columns stay in the table and take no part; `separate` ones (a
 * source's own key of something else) are shown and never compared.
 */
export const columnRoles = [
  'given-name', 'family-name', 'full-name', 'organisation', 'birth-date', 'date', 'place', 'address', 'postcode', 'phone', 'email', 'identifier',
  'amount', 'category', 'text', 'ignored',
] as const

/** One of the roles that a column can have. */
export type ColumnRole = (typeof columnRoles)[number]

/** Whether a text names a role. */
export function isColumnRole(text: string): text is ColumnRole {
  return (columnRoles as readonly string[]).includes(text)
}
