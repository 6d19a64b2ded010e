import { isInsideSql, isMaskedSql, maskColumnsSql } from '../sight/mask-sql.ts'
import { columnsOf, viewOf, type Catalogue, type TableSpec, type ViewSpec } from '../table.ts'
import { coverageTable, exhibitsTable, problemsTable, readingTables, runsTable, statementsTable, textsTable } from './core-tables.ts'
import { mentionsTable } from './mentions-table.ts'

/** Whether nothing is left out: who is who was worked out over all exhibits, and is told only where all may be used. */
const isWhole = "coalesce(trim(getvariable('outside')), '') = ''"

/** A view of a table of which each row comes from one exhibit: rows of those that a purpose does not reach are left out. */
function narrowView(table: TableSpec, authority = '(SELECT authority FROM derived.exhibits x WHERE x.id = t.exhibit_id)'): ViewSpec {
  return { ...viewOf(table), sql: `SELECT * FROM derived.${table.name} t WHERE ${isWhole} OR ${isInsideSql(authority)}` }
}

/** Statements beside the exhibit and the canonical entity they belong to. */
const statementsView: ViewSpec = {
  name: 'statements',
  doc: statementsTable.doc,
  columns: [
    ...statementsTable.columns,
    ...columnsOf({
      canonical_id: ['VARCHAR', 'Canonical entity of the source entity, after resolution.'],
      exhibit: ['VARCHAR', 'Number of the exhibit.'],
      path: ['VARCHAR', 'Path of the exhibit.'],
    }),
  ],
  sql: `SELECT s.* REPLACE (${maskColumnsSql(isMaskedSql('s.property', 'x.authority'), ['property', 'value', 'original'])}),
  CASE WHEN ${isWhole} THEN coalesce(e.canonical_id, s.entity_id) ELSE s.entity_id END AS canonical_id, x.number AS exhibit, x.path
FROM derived.statements s
LEFT JOIN derived.entities e ON e.id = s.entity_id
LEFT JOIN derived.exhibits x ON x.id = s.exhibit_id
WHERE ${isInsideSql('x.authority')}`,
}

const problemsView: ViewSpec = {
  name: 'problems',
  doc: problemsTable.doc,
  columns: [
    ...problemsTable.columns,
    ...columnsOf({ exhibit: ['VARCHAR', 'Number of the exhibit.'], path: ['VARCHAR', 'Path of the exhibit.'] }),
  ],
  sql: `SELECT p.*, x.number AS exhibit, x.path FROM derived.problems p LEFT JOIN derived.exhibits x ON x.id = p.exhibit_id
WHERE ${isWhole} OR (p.exhibit_id IS NOT NULL AND ${isInsideSql('x.authority')})`,
}

/** The nouns that every room shares. */
export const coreCatalogue: Catalogue = {
  tables: [...readingTables, runsTable, mentionsTable],
  views: [
    narrowView(exhibitsTable, 't.authority'), statementsView, narrowView(textsTable), problemsView, narrowView(coverageTable), viewOf(runsTable), viewOf(mentionsTable),
  ],
}
