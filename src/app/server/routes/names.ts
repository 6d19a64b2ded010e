import { z } from 'zod'
import type { EntityName } from '../api-types.ts'
import { route } from '../route.ts'
import { entityName } from '../schema-words.ts'

const mostNames = 200

/** Canonical entities by name, for what is selected. An id that a later build gave to no entity is left out. */
export const namesRoute = route(
  '/api/names',
  { ids: z.string().regex(/^[0-9a-f]{32}(,[0-9a-f]{32})*$/).max(33 * mostNames) },
  async (served, { ids }): Promise<EntityName[]> => {
    const rows = await served.ask(
      `SELECT canonical_id AS id, min(canonical_caption) AS caption, min(canonical_schema) AS schema FROM entities
WHERE list_contains(string_split($1, ','), canonical_id) GROUP BY 1 ORDER BY 1`, [ids],
    )
    return rows.map((row) => entityName(row))
  },
)
