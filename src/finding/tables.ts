import { columnsOf, viewOf, type Catalogue, type TableSpec } from '../store/table.ts'

/** Sentences somebody stands behind; a machine's until a person reviews them. */
export const findingsTable: TableSpec = {
  name: 'findings',
  doc: 'Findings: a sentence, its kind and state, the query it came from and its result.',
  columns: columnsOf({
    id: ['VARCHAR', 'Hash of rule and subject: stable while the same thing is found.'],
    number: ['INTEGER', 'Order in the dossier, from 1.'],
    chapter: ['VARCHAR', 'Chapter of the dossier it belongs to.'],
    rule: ['VARCHAR', 'The rule that found it.'],
    sentence: ['VARCHAR', 'The finding.'],
    kind: ['VARCHAR', '`fact` (it stands so in the evidence), `allegation` (a source says so) or `assessment` (it was computed or concluded).'],
    state: ['VARCHAR', '`machine`, `reviewed` or `confirmed`.'],
    query: ['VARCHAR', 'SQL over the views that gives it again.'],
    result_sha256: ['VARCHAR', 'Hash of the result of the query: when it changes, the finding is stale.'],
    citations: ['INTEGER', 'Number of citations.'],
    run_id: ['VARCHAR', 'The run.'],
  }),
}

/** What findings rest on. */
export const citationsTable: TableSpec = {
  name: 'citations',
  doc: 'The statements and places that findings rest on. A finding without one cannot be.',
  columns: columnsOf({
    finding_id: ['VARCHAR', 'The finding.'],
    sequence: ['INTEGER', 'Order in the finding, from 1.'],
    statement_id: ['VARCHAR', 'The statement cited, or NULL when a place is cited.'],
    exhibit_id: ['VARCHAR', 'The exhibit.'],
    locator: ['VARCHAR', 'Where in it.'],
    quote: ['VARCHAR', 'What stands there.'],
    role: ['VARCHAR', '`support` or `against`.'],
  }),
}

/** The tables and views of this room. */
export const findingCatalogue: Catalogue = {
  tables: [findingsTable, citationsTable],
  views: [viewOf(findingsTable), viewOf(citationsTable)],
}
