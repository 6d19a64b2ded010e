import { z } from 'zod'
import type { ChartMembers } from '../api-types.ts'
import { Condition } from '../condition.ts'
import { numberOf, textOf } from '../place.ts'
import { ask, route } from '../route.ts'

/** Linked entities, the best connected first: of the case, of a group, or of a schema. A fact of the network, not of what somebody is. */
export const chartMembersRoute = route(
  '/api/chart/members',
  { group: z.coerce.number().int().min(1).optional(), schema: ask.name, limit: z.coerce.number().int().min(1).max(2_000).default(50) },
  async (served, { group, schema, limit }): Promise<ChartMembers> => {
    const condition = new Condition().and('group_number = ?', group)
      .and('canonical_id IN (SELECT canonical_id FROM entities WHERE canonical_schema = ?)', schema)
    const rows = await served.ask(
      `SELECT canonical_id AS id, count(*) OVER () AS total FROM network${condition.where} ORDER BY degree DESC, links DESC, id LIMIT ${limit}`, condition.values,
    )
    return { ids: rows.map((row) => textOf(row['id'])), total: numberOf(rows[0]?.['total']) }
  },
)
