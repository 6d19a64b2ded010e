import { columnsOf, viewOf, type Catalogue, type TableSpec } from '../../store/table.ts'
import { adverseView } from './adverse-view.ts'
import { disclosureView } from './disclosure-view.ts'

/** Grades of sources. */
export const gradesTable: TableSpec = {
  name: 'grades',
  doc: 'How persons grade exhibits and statements by where they come from. Persons only; a grade is of a source of information or an item, never of a person. Two graders who differ stand side by side.',
  columns: columnsOf({
    sequence: ['BIGINT', 'Number of the journal entry.'],
    item_kind: ['VARCHAR', '`exhibit` or `statement`.'],
    item_id: ['VARCHAR', 'Id of the exhibit or statement.'],
    scheme: ['VARCHAR', '`admiralty` (source A to F, information 1 to 6) or `3x5x2` (source 1 to 3, information A to E, handling P or C).'],
    source: ['VARCHAR', 'Grade of the source.'],
    information: ['VARCHAR', 'Grade of the information.'],
    handling: ['VARCHAR', 'Of `3x5x2`: `P` (may be passed on) or `C` (under conditions).'],
    conditions: ['VARCHAR', 'The conditions of handling `C`.'],
    words: ['VARCHAR', 'The grade in words.'],
    graded_by: ['VARCHAR', 'Who graded.'],
    graded_at: ['VARCHAR', 'When, ISO instant in UTC.'],
    reason: ['VARCHAR', 'Why.'],
  }),
}

/** What persons say of exhibits in the schedule. */
export const disclosureReasonsTable: TableSpec = {
  name: 'disclosure_reasons',
  doc: 'What persons say of exhibits in the schedule.',
  hidden: true,
  columns: columnsOf({
    exhibit_id: ['VARCHAR', 'The exhibit.'],
    reason: ['VARCHAR', 'Why it is used or not.'],
    sensitive: ['BOOLEAN', 'Whether it is listed as sensitive.'],
    reasoned_by: ['VARCHAR', 'Who said so.'],
    reasoned_at: ['VARCHAR', 'When.'],
  }),
}

/** What persons say of adverse items. */
export const adverseExplanationsTable: TableSpec = {
  name: 'adverse_explanations',
  doc: 'What persons say of adverse items.',
  hidden: true,
  columns: columnsOf({
    item: ['VARCHAR', 'Id of the item.'],
    content: ['VARCHAR', 'Hash of what it said.'],
    explanation: ['VARCHAR', 'What explains it.'],
    explained_by: ['VARCHAR', 'Who said so.'],
    explained_at: ['VARCHAR', 'When.'],
  }),
}

/** Second looks at findings. */
export const secondLooksTable: TableSpec = {
  name: 'second_looks',
  doc: 'What second persons said of findings without having been told what the first one said.',
  columns: columnsOf({
    sequence: ['BIGINT', 'Number of the journal entry.'],
    finding_id: ['VARCHAR', 'The finding.'],
    verdict: ['VARCHAR', '`fact`, `allegation`, `assessment`, or `unsupported`: the places do not bear it.'],
    note: ['VARCHAR', 'What the second person wrote beside it.'],
    opened: ['INTEGER', 'Places of it that the second person opened.'],
    first_verdict: ['VARCHAR', 'How far it reached by the word of who looked first.'],
    first_by: ['VARCHAR', 'Who looked first.'],
    looked_by: ['VARCHAR', 'The second person.'],
    looked_at: ['VARCHAR', 'When, ISO instant in UTC.'],
  }),
}

/** The tables and views of what persons say beside the material and the findings. */
export const besideCatalogue: Catalogue = {
  tables: [gradesTable, disclosureReasonsTable, adverseExplanationsTable, secondLooksTable],
  views: [viewOf(gradesTable), viewOf(secondLooksTable), disclosureView, adverseView],
}
