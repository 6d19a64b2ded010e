import { commonSchema } from '../../model/schema/schema.ts'
import type { Problem } from '../../model/problem.ts'
import type { Store } from '../../store/store.ts'

/** Exhibits in order of receipt: `2` before `10`, `2.1` after `2`. */
const exhibitRanksSql = `CREATE OR REPLACE TEMP TABLE resolve_exhibits AS
SELECT id, row_number() OVER (ORDER BY list_transform(string_split(number, '.'), part -> try_cast(part AS INTEGER)), id) AS rank
FROM derived.exhibits`

const toldSql = `CREATE OR REPLACE TEMP TABLE resolve_told AS
WITH told AS (
  SELECT s.entity_id, s.schema, min(coalesce(x.rank, 9223372036854775807)) AS first_rank, count(*) AS statements
  FROM derived.statements s LEFT JOIN resolve_exhibits x ON x.id = s.exhibit_id
  GROUP BY s.entity_id, s.schema
)
SELECT entity_id, array_to_string(list(schema ORDER BY first_rank, statements DESC, schema), '|') AS schemata
FROM told GROUP BY entity_id`

const entitiesSql = `CREATE OR REPLACE TEMP TABLE resolve_entities AS
SELECT s.entity_id AS id, any_value(c.schema) AS schema, count(*) AS statements, count(DISTINCT s.exhibit_id) AS exhibits,
  arg_min(s.exhibit_id, coalesce(x.rank, 9223372036854775807)) AS exhibit_id
FROM derived.statements s
JOIN resolve_told t ON t.entity_id = s.entity_id
JOIN resolve_schemata c ON c.schemata = t.schemata
LEFT JOIN resolve_exhibits x ON x.id = s.exhibit_id
GROUP BY s.entity_id`

const valuesSql = `CREATE OR REPLACE TEMP TABLE resolve_values AS
SELECT entity_id, property, any_value(property_type ORDER BY id) AS property_type, value,
  count(*) AS statements, count(DISTINCT exhibit_id) AS exhibits, min(id) AS statement_id
FROM derived.statements GROUP BY entity_id, property, value`

/**
 * Gathers statements into source entities (`resolve_entities`) with their distinct values (`resolve_values`), as
 * temporary tables. The schema of an entity is the most special of those told; where two do not go together, the one
 * told first stands and a problem says so.
 */
export async function gatherEntities(store: Store): Promise<Problem[]> {
  await store.run(exhibitRanksSql)
  await store.run(toldSql)
  const sets = await store.all<{ schemata: string; entities: number; example: string }>(
    'SELECT schemata, count(*) AS entities, min(entity_id) AS example FROM resolve_told GROUP BY schemata ORDER BY schemata',
  )
  await store.run('CREATE OR REPLACE TEMP TABLE resolve_schemata (schemata VARCHAR, schema VARCHAR)')
  const problems: Problem[] = []
  for (const { schemata, entities, example } of sets) {
    const { schema, refused } = mostSpecialSchema(schemata.split('|'))
    await store.run('INSERT INTO resolve_schemata VALUES ($1, $2)', [schemata, schema])
    if (refused.length > 0) problems.push(schemaProblem(schema, refused, { entities, example }))
  }
  await store.run(entitiesSql)
  await store.run(valuesSql)
  return problems
}

/** The most special of schemata told of one entity, in the order told; those that do not go with it are refused. */
function mostSpecialSchema(schemata: readonly string[]): { schema: string; refused: string[] } {
  const refused: string[] = []
  let schema = schemata[0]!
  for (const told of schemata.slice(1)) {
    const common = commonSchema(schema, told)
    if (common === undefined) refused.push(told)
    else schema = common
  }
  return { schema, refused }
}

function schemaProblem(schema: string, refused: readonly string[], told: { entities: number; example: string }): Problem {
  const other = refused.join(' and ')
  return {
    code: 'resolve.schema-conflict',
    severity: 'warning',
    message: `${told.entities} entities (such as ${told.example}) are told as ${schema} and as ${other}, which do not go together. They are read `
      + `as ${schema}, which was told first. Correct the mapping that gives ${other}.`,
  }
}
