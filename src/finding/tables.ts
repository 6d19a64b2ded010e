import { columnsOf, viewOf, type Catalogue, type TableSpec, type ViewSpec } from '../store/table.ts'

/** What the rules found; `findings` shows it with what persons said. */
export const foundTable: TableSpec = {
  name: 'found',
  doc: 'What the rules found.',
  hidden: true,
  columns: columnsOf({
    id: ['VARCHAR', 'Hash of rule and subject.'],
    number: ['INTEGER', 'Order by chapter, from 1.'],
    chapter: ['VARCHAR', 'Chapter.'],
    rule: ['VARCHAR', 'The rule.'],
    sentence: ['VARCHAR', 'The sentence.'],
    kind: ['VARCHAR', 'Kind.'],
    query: ['VARCHAR', 'SQL that gives its rows.'],
    result_sha256: ['VARCHAR', 'Hash of the rows.'],
    numbers: ['VARCHAR', 'JSON of the numbers of its sentence and of the SELECT of their rows, or NULL.'],
    run_id: ['VARCHAR', 'The run.'],
  }),
}

/** The places that what the rules found rests on. */
export const foundCitationsTable: TableSpec = {
  name: 'found_citations',
  doc: 'Places of what the rules found.',
  hidden: true,
  columns: columnsOf({
    finding_id: ['VARCHAR', 'The finding.'],
    sequence: ['INTEGER', 'Order in it, from 1.'],
    statement_id: ['VARCHAR', 'The statement, or NULL.'],
    exhibit_id: ['VARCHAR', 'The exhibit.'],
    locator: ['VARCHAR', 'Where in it.'],
    quote: ['VARCHAR', 'What stands there.'],
    role: ['VARCHAR', '`support` or `against`.'],
  }),
}

/** Sentences somebody stands behind; a machine's until a person reviews them. */
export const findingsTable: TableSpec = {
  name: 'findings',
  doc: 'Findings: a sentence, its kind and state, the query it came from and its result.',
  columns: columnsOf({
    id: ['VARCHAR', 'Hash of rule and subject: stable while the same thing is found. `F1`, `F2` ... of one that a person wrote.'],
    number: ['INTEGER', 'Order in the dossier, from 1.'],
    chapter: ['VARCHAR', 'Chapter of the dossier it belongs to.'],
    rule: ['VARCHAR', 'The rule that found it; `person` of one that a person wrote.'],
    sentence: ['VARCHAR', 'The finding.'],
    kind: ['VARCHAR', '`fact` (it stands so in the evidence), `allegation` (a source says so) or `assessment` (it was computed or concluded).'],
    state: ['VARCHAR', '`machine`, `reviewed` (a named person wrote or read it) or `confirmed` (one who did not write it opened places of it).'],
    query: ['VARCHAR', 'SQL over the views that gives it again.'],
    result_sha256: ['VARCHAR', 'Hash of the result of the query: when it changes, the finding is stale.'],
    citations: ['INTEGER', 'Number of citations.'],
    run_id: ['VARCHAR', 'The run.'],
    origin: ['VARCHAR', '`machine` or `person`: who made the sentence.'],
    written_by: ['VARCHAR', 'Who wrote it, or changed it last; NULL of a machine.'],
    written_at: ['VARCHAR', 'When, ISO instant in UTC.'],
    reviewed_by: ['VARCHAR', 'Who reviewed it last, since it was last changed.'],
    reviewed_at: ['VARCHAR', 'When, ISO instant in UTC.'],
    review_note: ['VARCHAR', 'What the reviewer wrote beside it.'],
    opened: ['INTEGER', 'Of its citations, how many the reviewer opened.'],
    based_on: ['VARCHAR', "The machine's finding that a person's was made from."],
    stale: ['BOOLEAN', 'Whether what it rests on is no longer what it was when a person wrote or reviewed it.'],
    before: ['VARCHAR', 'Of a stale one: what was told then and is not now, a line each.'],
    after: ['VARCHAR', 'Of a stale one: what is told now instead, a line each.'],
    withdrawn_by: ['VARCHAR', 'Who took it back or set it aside; NULL while it stands.'],
    withdrawn_reason: ['VARCHAR', 'Why.'],
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
    opened: ['BOOLEAN', 'Whether the last reviewer opened it.'],
  }),
}

/** Explanations that exclude each other. */
export const hypothesesTable: TableSpec = {
  name: 'hypotheses',
  doc: 'Hypotheses that persons wrote, each with how the evidence sits with it (analysis of competing hypotheses). The one with the least against it is not thereby true.',
  columns: columnsOf({
    id: ['VARCHAR', '`H1`, `H2` ... in order of writing.'],
    sentence: ['VARCHAR', 'The hypothesis.'],
    note: ['VARCHAR', 'What its writer wrote beside it.'],
    written_by: ['VARCHAR', 'Who wrote it, or changed it last.'],
    written_at: ['VARCHAR', 'When, ISO instant in UTC.'],
    consistent: ['INTEGER', 'Findings that are consistent with it.'],
    inconsistent: ['INTEGER', 'Findings that are inconsistent with it.'],
    neutral: ['INTEGER', 'Findings that say nothing of it.'],
    unweighed: ['INTEGER', 'Findings weighed for another hypothesis and not for this one.'],
    against: ['DOUBLE', 'Sum of the diagnosticity of what is inconsistent with it.'],
  }),
}

/** Cells of the matrix of hypotheses and evidence. */
export const evidenceWeightsTable: TableSpec = {
  name: 'evidence_weights',
  doc: 'How findings sit with hypotheses, by the word of persons.',
  columns: columnsOf({
    hypothesis_id: ['VARCHAR', 'The hypothesis.'],
    finding_id: ['VARCHAR', 'The finding.'],
    weight: ['VARCHAR', '`consistent`, `inconsistent` or `neutral`.'],
    reason: ['VARCHAR', 'Why.'],
    weighed_by: ['VARCHAR', 'Who said so.'],
    weighed_at: ['VARCHAR', 'When, ISO instant in UTC.'],
    diagnosticity: ['DOUBLE', 'Of the pairs of hypotheses that the finding was weighed for, the share that it tells apart; NULL for fewer than two.'],
  }),
}

const standingFindings: ViewSpec = { ...viewOf(findingsTable), sql: 'SELECT * FROM derived.findings WHERE withdrawn_by IS NULL' }

const withdrawnFindings: ViewSpec = {
  ...viewOf(findingsTable),
  name: 'findings_withdrawn',
  doc: 'Findings that a person took back or set aside, with the reason. Numbered by themselves.',
  sql: 'SELECT * FROM derived.findings WHERE withdrawn_by IS NOT NULL',
}

/** The tables and views of this room. */
export const findingCatalogue: Catalogue = {
  tables: [foundTable, foundCitationsTable, findingsTable, citationsTable, hypothesesTable, evidenceWeightsTable],
  views: [standingFindings, withdrawnFindings, viewOf(citationsTable), viewOf(hypothesesTable), viewOf(evidenceWeightsTable)],
}
