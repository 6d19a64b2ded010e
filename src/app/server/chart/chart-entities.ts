import type { ChartEntity } from '../api-types.ts'
import { numberOf, textOf } from '../place.ts'
import { entityName } from '../schema-words.ts'
import type { ServedCase } from '../served-case.ts'
import { chosenSql } from './chosen-ids.ts'

/** Canonical entities as they stand on a chart, in order of their ids; `ids` parted by commas. */
export async function readChartEntities(served: ServedCase, ids: string): Promise<ChartEntity[]> {
  const rows = await served.ask(
    `WITH named AS (
  SELECT canonical_id AS id, min(canonical_caption) AS caption, min(canonical_schema) AS schema, min(cluster_size) AS sources,
    min(cluster_state) AS state, min(cluster_probability) AS probability
  FROM entities WHERE canonical_id IN ${chosenSql} GROUP BY 1)
SELECT n.*, w.degree, w.group_number FROM named n LEFT JOIN network w ON w.canonical_id = n.id ORDER BY n.id`, [ids],
  )
  return rows.map((row) => ({
    ...entityName(row),
    sources: numberOf(row['sources']),
    state: textOf(row['state']),
    probability: numberOf(row['probability']),
    degree: numberOf(row['degree']),
    group: row['group_number'] === null ? null : numberOf(row['group_number']),
  }))
}
