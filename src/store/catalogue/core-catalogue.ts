import { columnsOf, viewOf, type Catalogue, type ViewSpec } from '../table.ts'
import { coverageTable, exhibitsTable, problemsTable, readingTables, runsTable, statementsTable, textsTable } from './core-tables.ts'
import { mentionsTable } from './mentions-table.ts'

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
  sql: `SELECT s.*, coalesce(e.canonical_id, s.entity_id) AS canonical_id, x.number AS exhibit, x.path
FROM derived.statements s
LEFT JOIN derived.entities e ON e.id = s.entity_id
LEFT JOIN derived.exhibits x ON x.id = s.exhibit_id`,
}

const problemsView: ViewSpec = {
  name: 'problems',
  doc: problemsTable.doc,
  columns: [
    ...problemsTable.columns,
    ...columnsOf({ exhibit: ['VARCHAR', 'Number of the exhibit.'], path: ['VARCHAR', 'Path of the exhibit.'] }),
  ],
  sql: `SELECT p.*, x.number AS exhibit, x.path FROM derived.problems p LEFT JOIN derived.exhibits x ON x.id = p.exhibit_id`,
}

/** The nouns that every room shares. */
export const coreCatalogue: Catalogue = {
  tables: [...readingTables, runsTable, mentionsTable],
  views: [
    viewOf(exhibitsTable), statementsView, viewOf(textsTable), problemsView, viewOf(coverageTable), viewOf(runsTable), viewOf(mentionsTable),
  ],
}
