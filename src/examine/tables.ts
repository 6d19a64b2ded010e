import { columnsOf, viewOf, type Catalogue, type TableSpec } from '../store/table.ts'

/** Outcomes of document checks. */
export const signsTable: TableSpec = {
  name: 'signs',
  doc: 'Outcome of every check of a document: what was observed beside what was expected. A sign, not proof.',
  columns: columnsOf({
    id: ['VARCHAR', 'Hash of check, exhibit, locator and observation.'],
    check_id: ['VARCHAR', 'The check: `mrz.composite-digit`.'],
    title: ['VARCHAR', 'Title of the check.'],
    exhibit_id: ['VARCHAR', 'The exhibit examined.'],
    locator: ['VARCHAR', 'Where.'],
    entity_id: ['VARCHAR', 'Source entity concerned, where there is one.'],
    outcome: ['VARCHAR', '`pass`, `fail`, `not-applicable`, `undetermined`, `known-deviation`.'],
    strength: ['VARCHAR', 'A: arithmetic or cryptographic inconsistency; B: a rule of a standard broken; C: unusual, for an examiner; I: information.'],
    must_look: ['BOOLEAN', 'Whether a person still has to look.'],
    observed: ['VARCHAR', 'What stands there.'],
    expected: ['VARCHAR', 'What the rule wants.'],
    clause: ['VARCHAR', 'The clause of the standard.'],
    message: ['VARCHAR', 'The outcome in one sentence.'],
    explanations: ['VARCHAR', 'JSON list of innocent explanations.'],
    run_id: ['VARCHAR', 'The run.'],
  }),
}

/** Pairs of statements that cannot both be true. */
export const contradictionsTable: TableSpec = {
  name: 'contradictions',
  doc: 'Two statements that cannot both be true, with both places.',
  columns: columnsOf({
    id: ['VARCHAR', 'Hash of rule and both statements.'],
    rule: ['VARCHAR', 'The constraint: `functional:birthDate`, `order:issued-before-birth`.'],
    canonical_id: ['VARCHAR', 'The canonical entity concerned.'],
    caption: ['VARCHAR', 'Its name.'],
    property: ['VARCHAR', 'Property on the left side.'],
    left_value: ['VARCHAR', 'Value on the left.'],
    right_value: ['VARCHAR', 'Value on the right.'],
    left_statement_id: ['VARCHAR', 'Statement on the left.'],
    right_statement_id: ['VARCHAR', 'Statement on the right.'],
    left_exhibit_id: ['VARCHAR', 'Its exhibit.'],
    left_locator: ['VARCHAR', 'Its place.'],
    right_exhibit_id: ['VARCHAR', 'The exhibit on the right.'],
    right_locator: ['VARCHAR', 'Its place.'],
    same_probability: ['DOUBLE', 'Probability that both sides speak of one entity.'],
    strength: ['VARCHAR', 'A, B, C or I, as of signs.'],
    message: ['VARCHAR', 'The contradiction in one sentence.'],
    explanations: ['VARCHAR', 'JSON list of innocent explanations.'],
    run_id: ['VARCHAR', 'The run.'],
  }),
}

/** Pictures that examiners made for check sheets. */
export const sheetPicturesTable: TableSpec = {
  name: 'sheet_pictures',
  doc: 'Pictures for the check sheet of an exhibit: the crop of what was checked, two revisions side by side, a map with its control.',
  columns: columnsOf({
    exhibit_id: ['VARCHAR', 'The exhibit.'],
    position: ['INTEGER', 'Order in the sheet, from 0.'],
    examiner: ['VARCHAR', 'The examiner that made it: `pdf`, `image`.'],
    name: ['VARCHAR', 'Name, unique for exhibit and examiner.'],
    caption: ['VARCHAR', 'What stands on it.'],
    locator: ['VARCHAR', 'Where in the exhibit it comes from.'],
    media_type: ['VARCHAR', 'Media type: that of PNG or of JPEG.'],
    sha256: ['VARCHAR', 'SHA-256 of the picture; its bytes lie in `derived/sheets`.'],
    size_bytes: ['BIGINT', 'Number of bytes.'],
    run_id: ['VARCHAR', 'The run.'],
  }),
}

/** The tables and views of this room. */
export const examineCatalogue: Catalogue = {
  tables: [signsTable, sheetPicturesTable, contradictionsTable],
  views: [viewOf(signsTable), viewOf(sheetPicturesTable), viewOf(contradictionsTable)],
}
