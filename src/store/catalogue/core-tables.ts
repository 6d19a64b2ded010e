import { columnsOf, type TableSpec } from '../table.ts'

/** Exhibits as received and as found inside others. */
export const exhibitsTable: TableSpec = {
  name: 'exhibits',
  doc: 'Every exhibit: what was given, and what was found inside it (attachments, archive members).',
  columns: columnsOf({
    id: ['VARCHAR', 'Exhibit id: 32 hex digits over parent, path and SHA-256.'],
    number: ['VARCHAR', 'Number in order of receipt: `17`; a child continues its parent: `17.2`.'],
    parent_id: ['VARCHAR', 'The exhibit it was taken out of, or NULL.'],
    path: ['VARCHAR', 'Path as received; of a child, its name inside the parent.'],
    name: ['VARCHAR', 'Last part of the path.'],
    sha256: ['VARCHAR', 'SHA-256 of the bytes.'],
    size_bytes: ['BIGINT', 'Number of bytes.'],
    authority: ['VARCHAR', 'Authority it is held under: `A1`.'],
    received_at: ['VARCHAR', 'When it was taken in (ISO instant, UTC).'],
    received_by: ['VARCHAR', 'Who took it in.'],
    format: ['VARCHAR', 'The format it was read as: `csv`, `pdf`; NULL when unknown.'],
    media_type: ['VARCHAR', 'Media type by content.'],
    state: ['VARCHAR', '`read`, `partly` (some of it could not be read), `unread` (nothing could).'],
    reason: ['VARCHAR', 'Why it is partly read or unread.'],
    pages: ['INTEGER', 'Number of pages, where it has any.'],
    encoding: ['VARCHAR', 'Text encoding, where it is text.'],
    text_chars: ['BIGINT', 'Characters of text that can be searched.'],
    text_sha256: ['VARCHAR', 'SHA-256 of the words of the text, without a leading block of `KEY: value` lines and bylines: equal for copies of one text.'],
    statements: ['BIGINT', 'Number of statements read from it.'],
    problems: ['BIGINT', 'Number of problems met in it.'],
    step_key: ['VARCHAR', 'Hash of bytes, reader, version and parameters: the reading is repeated when it changes.'],
  }),
}

/** Statements as extracted. */
export const statementsTable: TableSpec = {
  name: 'statements',
  doc: 'Every value read from the evidence, with the place it was read at.',
  columns: columnsOf({
    id: ['VARCHAR', 'SHA-256 over exhibit, locator, entity, property, value and language.'],
    exhibit_id: ['VARCHAR', 'The exhibit it was read in.'],
    locator: ['VARCHAR', 'Where in the exhibit: `row=2&col=3`, `page=1&char=10,20`, `part=0&header=from` ...'],
    entity_id: ['VARCHAR', 'The source entity it is about.'],
    schema: ['VARCHAR', 'FollowTheMoney schema it was told under.'],
    property: ['VARCHAR', 'Property.'],
    property_type: ['VARCHAR', 'Type of the property: name, date, country, identifier, entity ...'],
    value: ['VARCHAR', 'Clean value; of an entity property, the other source entity\'s id.'],
    original: ['VARCHAR', 'As written at the locator; NULL when the value is not written there (a link, a literal of a mapping).'],
    lang: ['VARCHAR', 'ISO 639-3 language, where known.'],
    extractor: ['VARCHAR', 'The format reader, or the mapping, that made it.'],
    run_id: ['VARCHAR', 'The run that made it.'],
  }),
}

/** Text that can be searched and read. */
export const textsTable: TableSpec = {
  name: 'texts',
  doc: 'Text of exhibits, by segment (page, message body, file).',
  columns: columnsOf({
    exhibit_id: ['VARCHAR', 'The exhibit.'],
    segment: ['INTEGER', 'Number of the segment in the exhibit, from 0.'],
    locator: ['VARCHAR', 'Where the segment stands.'],
    text: ['VARCHAR', 'The text.'],
    layout: ['VARCHAR', 'JSON: [start, end, left, top, right, bottom] of runs of characters, in points; NULL without pages.'],
    page_width: ['DOUBLE', 'Width of the page in points.'],
    page_height: ['DOUBLE', 'Height of the page in points.'],
  }),
}

/** Problems of every step. */
export const problemsTable: TableSpec = {
  name: 'problems',
  doc: 'What could not be read or was read with a doubt: what, where, and what to do.',
  columns: columnsOf({
    id: ['VARCHAR', 'Hash of exhibit, code, locator and message.'],
    exhibit_id: ['VARCHAR', 'The exhibit, or NULL for one of the case as a whole.'],
    code: ['VARCHAR', 'Stable dotted code: `csv.row-too-long`.'],
    severity: ['VARCHAR', '`error`, `warning` or `information`.'],
    message: ['VARCHAR', 'What is wrong, where, and what to do.'],
    locator: ['VARCHAR', 'Where in the exhibit, or NULL.'],
    run_id: ['VARCHAR', 'The run that met it.'],
  }),
}

/** How every column of every table was treated. */
export const coverageTable: TableSpec = {
  name: 'coverage',
  doc: 'Every column of every table and how it was treated: mapped, ignored by name, or unmapped.',
  columns: columnsOf({
    exhibit_id: ['VARCHAR', 'The exhibit.'],
    sheet: ['VARCHAR', 'Sheet or array inside the exhibit, or NULL.'],
    rows: ['BIGINT', 'Data rows of the table.'],
    rows_unread: ['BIGINT', 'Data rows that gave no statement.'],
    column_number: ['INTEGER', 'Column, from 1.'],
    column_name: ['VARCHAR', 'Header of the column.'],
    treatment: ['VARCHAR', '`mapped`, `ignored` or `unmapped`.'],
    target: ['VARCHAR', 'Schema and property it feeds, or why it is ignored.'],
    confidence: ['DOUBLE', 'How sure the proposal is of the meaning of the column, 0 to 1; 1 when a person confirmed it.'],
    reason: ['VARCHAR', 'Why the column is read so.'],
    mapping: ['VARCHAR', 'Name of the mapping.'],
    mapping_state: ['VARCHAR', '`proposed` (by machine) or `confirmed` (by a person).'],
  }),
}

/** Mappings in use, to be written out as files that a person can edit. */
export const tableMappingsTable: TableSpec = {
  name: 'table_mappings',
  doc: 'The mapping that each table was read by.',
  hidden: true,
  columns: columnsOf({
    exhibit_id: ['VARCHAR', 'The exhibit.'],
    sheet: ['VARCHAR', 'Sheet or array inside the exhibit, or NULL.'],
    state: ['VARCHAR', '`proposed` or `confirmed`.'],
    proposal: ['VARCHAR', 'JSON of the mapping with the reasons for each column.'],
  }),
}

/** Every table that a reading fills. */
export const readingTables: readonly TableSpec[] = [exhibitsTable, statementsTable, textsTable, problemsTable, coverageTable, tableMappingsTable]

/** Runs of steps. */
export const runsTable: TableSpec = {
  name: 'runs',
  doc: 'Every execution of an extractor or a later step: version, parameters, inputs (PROV Activity).',
  columns: columnsOf({
    id: ['VARCHAR', 'Hash of step, code version, parameters and inputs.'],
    step: ['VARCHAR', 'Step or extractor: `extract:csv`, `resolve`, `links` ...'],
    code_version: ['VARCHAR', 'Hash of the code that the step rests on.'],
    parameters: ['VARCHAR', 'JSON of the parameters.'],
    inputs: ['VARCHAR', 'JSON list of the keys of the steps it read.'],
    rows: ['BIGINT', 'Rows it wrote.'],
  }),
}
