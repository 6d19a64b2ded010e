import { getSchema, findSchema } from '../../model/schema/schema.ts'
import type { Store } from '../../store/store.ts'

const longestCaption = 200
/** A person's name told in parts stands between the whole name and the surname alone. */
const partsRank = 0.5

const captionsSql = `CREATE OR REPLACE TEMP TABLE resolve_captions AS
WITH parts AS (
  SELECT entity_id,
    max(value) FILTER (property = 'firstName' AND place = 1) AS first,
    max(value) FILTER (property = 'lastName' AND place = 1) AS last
  FROM (
    SELECT *, row_number() OVER (PARTITION BY entity_id, property ORDER BY statements DESC, value) AS place
    FROM resolve_values WHERE property IN ('firstName', 'lastName')
  ) GROUP BY entity_id
), offered AS (
  SELECT e.id, v.value, o.rank, v.statements
  FROM resolve_entities e
  JOIN resolve_caption_order o ON o.schema = e.schema
  JOIN resolve_values v ON v.entity_id = e.id AND v.property = o.property AND v.property_type <> 'entity'
  UNION ALL
  SELECT entity_id, first || ' ' || last, ${partsRank}, 1 FROM parts WHERE first IS NOT NULL AND last IS NOT NULL
)
SELECT id, left(value, ${longestCaption}) AS caption FROM offered
QUALIFY row_number() OVER (PARTITION BY id ORDER BY rank, statements DESC, length(value) DESC, value) = 1`

/**
 * The name for display of each source entity, as temporary table `resolve_captions`: the first property of its
 * schema's caption that has a value, the best supported value of it; then its featured properties. An entity without
 * any keeps its schema's label.
 */
export async function gatherCaptions(store: Store): Promise<void> {
  await store.run('CREATE OR REPLACE TEMP TABLE resolve_caption_order (schema VARCHAR, property VARCHAR, rank DOUBLE)')
  await store.run('CREATE OR REPLACE TEMP TABLE resolve_labels (schema VARCHAR, label VARCHAR)')
  const schemata = await store.all<{ schema: string }>('SELECT DISTINCT schema FROM resolve_entities ORDER BY schema')
  for (const { schema } of schemata) {
    await store.run('INSERT INTO resolve_labels VALUES ($1, $2)', [schema, findSchema(schema)?.label ?? schema])
    for (const [rank, property] of captionProperties(schema).entries()) {
      await store.run('INSERT INTO resolve_caption_order VALUES ($1, $2, $3)', [schema, property, rank])
    }
  }
  await store.run(captionsSql)
}

/** The properties that can name an entity of a schema, best first. */
function captionProperties(name: string): string[] {
  if (!findSchema(name)) return ['name']
  const schema = getSchema(name)
  const named = schema.properties.has('name') && !schema.caption.includes('name') ? ['name'] : []
  return [...new Set([...named, ...schema.caption, ...schema.featured])]
}
