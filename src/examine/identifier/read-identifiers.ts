import type { Progress } from '../../base/progress.ts'
import { inRangeSql, type EntityRange } from '../../store/entity-range.ts'
import { sqlTexts } from '../../store/sql-text.ts'
import { runRanges, type SqlStep } from '../../store/steps.ts'
import type { Store } from '../../store/store.ts'
import { statementOf, type ExaminedStatement } from '../examined-statement.ts'
import { identifierProperties } from './identifier-checks.ts'

/** The first telling of each identifier in each exhibit, spellings set aside. */
const firstTelling = `QUALIFY row_number() OVER (PARTITION BY exhibit_id, kind, compact ORDER BY entity_id, id) = 1`

function identifiersStep(range: EntityRange): SqlStep {
  return {
    name: 'examined_identifier',
    sql: `INSERT INTO examined_identifier
SELECT exhibit_id, locator, entity_id, schema, property, value, original, id,
  CASE WHEN property = 'accountNumber' THEN 'iban' ELSE property END AS kind, regexp_replace(upper(value), '[^A-Z0-9]', '', 'g') AS compact
FROM derived.statements WHERE property IN ${sqlTexts(identifierProperties)} AND ${inRangeSql('entity_id', range)} ${firstTelling}`,
  }
}

/** Identifiers of a case, each once for each exhibit at its first telling, in blocks of one exhibit or several. */
export async function* readIdentifiers(store: Store, progress: Progress): AsyncGenerator<ExaminedStatement[]> {
  await store.run(`CREATE OR REPLACE TEMP TABLE examined_identifier (exhibit_id VARCHAR, locator VARCHAR, entity_id VARCHAR, schema VARCHAR,
  property VARCHAR, value VARCHAR, original VARCHAR, id VARCHAR, kind VARCHAR, compact VARCHAR)`)
  await runRanges(store, (range) => [identifiersStep(range)], { step: 'examine', progress })
  const sql = `SELECT exhibit_id, locator, entity_id, schema, property, value, original FROM
(SELECT * FROM examined_identifier ${firstTelling}) ORDER BY exhibit_id, entity_id, id`
  for await (const columns of store.columns(sql)) yield columns[0]!.map((_, row) => statementOf(columns, row))
  await store.run('DROP TABLE temp.examined_identifier')
}
