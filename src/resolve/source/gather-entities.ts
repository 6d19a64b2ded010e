import type { Progress } from '../../base/progress.ts'
import type { Problem } from '../../model/problem.ts'
import { findSchema, listSchemata } from '../../model/schema/schema.ts'
import { entityRanges, inRangeSql, type EntityRange } from '../../store/entity-range.ts'
import { sqlText, sqlTexts } from '../../store/sql-text.ts'
import type { Store } from '../../store/store.ts'
import { familyOf } from '../family.ts'
import { captionSql, layCaptionOrder, namingSql } from './gather-captions.ts'
import { recordProperties } from './read-records.ts'
import { ToldSchemata } from './told-schemata.ts'

/** What entities are gathered for. */
export interface GatherOptions {
  readonly run: string
  readonly progress: Progress
  /** Source entities that a person judged: they are compared whatever they are. */
  readonly judged: readonly string[]
  readonly statementsEach?: number | undefined
}

/** Rank of an exhibit that the case does not list. */
const unranked = '9223372036854775807'

/** Exhibits in order of receipt: `2` before `10`, `2.1` after `2`. */
const exhibitRanksSql = `CREATE OR REPLACE TEMP TABLE resolve_exhibits AS
SELECT id, row_number() OVER (ORDER BY list_transform(string_split(number, '.'), part -> try_cast(part AS INTEGER)), id) AS rank
FROM derived.exhibits`

/** Entities of the part at hand with the schemata they are told under, in the order told. */
const toldSql = `CREATE OR REPLACE TEMP TABLE resolve_told AS
WITH told AS (
  SELECT entity_id, schema, min(rank) AS first_rank, count(*) AS statements FROM resolve_part GROUP BY entity_id, schema
)
SELECT entity_id, array_to_string(list(schema ORDER BY first_rank, statements DESC, schema), '|') AS schemata
FROM told GROUP BY entity_id`

const entitySql = `CREATE OR REPLACE TEMP TABLE resolve_entity AS
SELECT g.entity_id AS id, c.schema, g.statements, g.exhibits, g.rank
FROM (
  SELECT entity_id, count(*) AS statements, count(DISTINCT rank) AS exhibits, min(rank) AS rank FROM resolve_part GROUP BY entity_id
) g
JOIN resolve_told t ON t.entity_id = g.entity_id
JOIN resolve_schemata c ON c.schemata = t.schemata`

/**
 * Gathers statements into source entities: writes `derived.entities`, each alone in its cluster, and lays those that can
 * be the same as others (`resolve_records`) with the values they are compared by (`resolve_values`) into temporary
 * tables. Goes over the entities a part at a time, so that a case of any size is gathered.
 */
export async function gatherEntities(store: Store, options: GatherOptions): Promise<Problem[]> {
  await store.run(exhibitRanksSql)
  await layCaptionOrder(store)
  await store.run('CREATE OR REPLACE TEMP TABLE resolve_schemata (schemata VARCHAR, schema VARCHAR)')
  await store.run('CREATE OR REPLACE TEMP TABLE resolve_records (id VARCHAR, schema VARCHAR, named BOOLEAN)')
  await store.run('CREATE OR REPLACE TEMP TABLE resolve_values (entity_id VARCHAR, property VARCHAR, value VARCHAR)')
  await store.run('CREATE OR REPLACE TEMP TABLE resolve_judged AS SELECT unnest(json($1)::VARCHAR[]) AS id', [JSON.stringify(options.judged)])
  await store.run('DELETE FROM derived.entities')
  const schemata = new ToldSchemata()
  const ranges = await entityRanges(store, options.statementsEach)
  for (const [done, range] of ranges.entries()) {
    options.progress.report({ step: 'resolve', done, total: ranges.length, unit: 'parts gathered' })
    await gatherPart(store, range, { schemata, run: options.run })
  }
  return schemata.problems()
}

async function gatherPart(store: Store, range: EntityRange, { schemata, run }: { schemata: ToldSchemata; run: string }): Promise<void> {
  await store.run(`CREATE OR REPLACE TEMP TABLE resolve_part AS
SELECT s.entity_id, s.schema, s.property, s.property_type, s.value, s.exhibit_id, coalesce(x.rank, ${unranked}) AS rank
FROM derived.statements s LEFT JOIN resolve_exhibits x ON x.id = s.exhibit_id WHERE ${inRangeSql('s.entity_id', range)}`)
  await store.run(toldSql)
  const sets = await store.all<{ schemata: string; entities: number; example: string }>(
    'SELECT schemata, count(*) AS entities, min(entity_id) AS example FROM resolve_told GROUP BY schemata ORDER BY schemata',
  )
  for (const told of sets) {
    const schema = schemata.add(told.schemata, told.entities, told.example)
    if (schema !== undefined) await store.run('INSERT INTO resolve_schemata VALUES ($1, $2)', [told.schemata, schema])
  }
  for (const sql of [entitySql, namingSql, captionSql, entitiesSql(run), recordsSql, valuesSql]) await store.run(sql)
}

function entitiesSql(run: string): string {
  return `INSERT INTO derived.entities
SELECT e.id, e.id, e.schema, e.schema, coalesce(c.caption, l.label) AS caption, coalesce(c.caption, l.label), x.id, e.statements, e.exhibits,
  1, 1, 'single', ${sqlText(run)}
FROM resolve_entity e
LEFT JOIN resolve_caption c ON c.id = e.id
LEFT JOIN resolve_labels l ON l.schema = e.schema
LEFT JOIN resolve_exhibits x ON x.rank = e.rank
ORDER BY e.id`
}

const schemaNames = listSchemata().map((schema) => schema.name)
/** Schemata whose entities are compared, and documents, whose numbers their holders are compared by. */
const comparedSchemata = schemaNames.filter((name) => familyOf(name) || findSchema(name)!.ancestors.has('Identification'))

const recordsSql = `INSERT INTO resolve_records
SELECT e.id, e.schema, c.caption IS NOT NULL
FROM resolve_entity e LEFT JOIN resolve_caption c ON c.id = e.id
WHERE e.schema IN ${sqlTexts(comparedSchemata)} OR e.id IN (SELECT id FROM resolve_judged)`

const valuesSql = `INSERT INTO resolve_values
SELECT DISTINCT p.entity_id, p.property, p.value
FROM resolve_part p JOIN resolve_entity e ON e.id = p.entity_id
WHERE (e.schema IN ${sqlTexts(comparedSchemata)} OR e.id IN (SELECT id FROM resolve_judged)) AND p.property IN ${sqlTexts(recordProperties())}`
