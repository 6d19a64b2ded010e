import { getSchema, findSchema } from '../../model/schema/schema.ts'
import type { Store } from '../../store/store.ts'

const longestCaption = 200
/** A person's name told in parts stands between the whole name and the surname alone. */
const partsRank = 0.5

/**
 * Lays out which properties can name an entity of each schema of the case, best first (`resolve_caption_order`), and the
 * label of a schema for an entity without a name (`resolve_labels`).
 */
export async function layCaptionOrder(store: Store): Promise<void> {
  await store.run('CREATE OR REPLACE TEMP TABLE resolve_caption_order (schema VARCHAR, property VARCHAR, rank DOUBLE)')
  await store.run('CREATE OR REPLACE TEMP TABLE resolve_labels (schema VARCHAR, label VARCHAR)')
  const schemata = await store.all<{ schema: string }>('SELECT DISTINCT schema FROM derived.statements ORDER BY schema')
  for (const { schema } of schemata) {
    await store.run('INSERT INTO resolve_labels VALUES ($1, $2)', [schema, findSchema(schema)?.label ?? schema])
    for (const [rank, property] of captionProperties(schema).entries()) {
      await store.run('INSERT INTO resolve_caption_order VALUES ($1, $2, $3)', [schema, property, rank])
    }
  }
}

/** Values that can name an entity of the part at hand, with their support. */
export const namingSql = `CREATE OR REPLACE TEMP TABLE resolve_naming AS
SELECT p.entity_id, e.schema, p.property, p.value, count(*) AS statements
FROM resolve_part p JOIN resolve_entity e ON e.id = p.entity_id
LEFT JOIN resolve_caption_order o ON o.schema = e.schema AND o.property = p.property
WHERE p.property_type <> 'entity' AND (o.rank IS NOT NULL OR p.property IN ('firstName', 'lastName'))
GROUP BY ALL`

/**
 * The name for display of each source entity of the part at hand, as `resolve_caption`: the first property of its
 * schema's caption that has a value, the best supported value of it; then its featured properties. An entity without
 * any has no row.
 */
export const captionSql = `CREATE OR REPLACE TEMP TABLE resolve_caption AS
WITH parts AS (
  SELECT entity_id,
    max(value) FILTER (property = 'firstName' AND place = 1) AS first,
    max(value) FILTER (property = 'lastName' AND place = 1) AS last
  FROM (
    SELECT *, row_number() OVER (PARTITION BY entity_id, property ORDER BY statements DESC, value) AS place
    FROM resolve_naming WHERE property IN ('firstName', 'lastName')
  ) GROUP BY entity_id
), offered AS (
  SELECT v.entity_id AS id, v.value, o.rank, v.statements
  FROM resolve_naming v JOIN resolve_caption_order o ON o.schema = v.schema AND o.property = v.property
  UNION ALL
  SELECT entity_id, first || ' ' || last, ${partsRank}, 1 FROM parts WHERE first IS NOT NULL AND last IS NOT NULL
)
SELECT id, left(value, ${longestCaption}) AS caption FROM offered
QUALIFY row_number() OVER (PARTITION BY id ORDER BY rank, statements DESC, length(value) DESC, value) = 1`

/** The properties that can name an entity of a schema, best first. */
function captionProperties(name: string): string[] {
  if (!findSchema(name)) return ['name']
  const schema = getSchema(name)
  return [...new Set([...(schema.properties.has('name') ? ['name'] : []), ...schema.caption, ...schema.featured])]
}
