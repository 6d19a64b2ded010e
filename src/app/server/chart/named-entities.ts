import type { EntityName } from '../api-types.ts'
import { textOf } from '../place.ts'
import { entityName } from '../schema-words.ts'
import type { ServedCase } from '../served-case.ts'
import { chosenSql } from './chosen-ids.ts'

/** Canonical entities by name; who is not of the case is not in the answer. */
export async function readEntityNames(served: ServedCase, ids: Iterable<string>): Promise<Map<string, EntityName>> {
  const wanted = [...new Set(ids)].join(',')
  if (wanted === '') return new Map()
  const rows = await served.ask(
    `SELECT canonical_id AS id, min(canonical_caption) AS caption, min(canonical_schema) AS schema FROM entities
WHERE canonical_id IN ${chosenSql} GROUP BY 1`, [wanted],
  )
  return new Map(rows.map((row) => [textOf(row['id']), entityName(row)]))
}

/** An entity by name, or by its id when the case has none. */
export function nameOf(names: ReadonlyMap<string, EntityName>, id: string): EntityName {
  return names.get(id) ?? { id, caption: id, schema: 'Thing', kind: 'Thing' }
}
