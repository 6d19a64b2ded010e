import { csvTable } from './csv-table.ts'

/** Statements as CSV, with the columns of FollowTheMoney's statements and the place each was read at. */
export const statementsCsv = csvTable({
  id: 'statements',
  description: 'every statement with its place, CSV in the columns of FollowTheMoney',
  names: ['id', 'entity_id', 'canonical_id', 'prop', 'prop_type', 'schema', 'value', 'original_value', 'lang', 'dataset', 'exhibit', 'path', 'locator'],
  sql: `SELECT id, entity_id, canonical_id, property, property_type, schema, value, original, lang, exhibit_id, exhibit, path, locator
FROM statements ORDER BY id`,
})

/** Links as CSV, with captions. */
export const linksCsv = csvTable({
  id: 'links',
  description: 'links between entities, CSV',
  names: ['source', 'target', 'source_id', 'target_id', 'schema', 'label', 'start', 'end', 'amount', 'currency', 'role', 'exhibit_id', 'locator'],
  sql: `WITH names AS (SELECT canonical_id, any_value(canonical_caption) AS caption FROM entities GROUP BY canonical_id)
SELECT s.caption, t.caption, l.source_id, l.target_id, l.schema, l.label, l.start_date, l.end_date, l.amount, l.currency, l.role,
  l.exhibit_id, l.locator
FROM links l JOIN names s ON s.canonical_id = l.source_id JOIN names t ON t.canonical_id = l.target_id ORDER BY l.id`,
})

/** Movements of money as CSV. */
export const movementsCsv = csvTable({
  id: 'movements',
  description: 'movements of money as their sources tell them, CSV',
  names: ['id', 'schema', 'path', 'row', 'date', 'amount', 'currency', 'payer', 'beneficiary', 'purpose', 'balance', 'record_id', 'same_as'],
  sql: `SELECT id, schema, path, row, date, amount, currency, payer, beneficiary, purpose, balance, record_id, same_as
FROM accounts_rows ORDER BY path, row, id`,
})

/** Findings with their citations as CSV. */
export const findingsCsv = csvTable({
  id: 'findings',
  description: 'findings and what they rest on, CSV',
  names: ['number', 'chapter', 'sentence', 'kind', 'state', 'exhibit', 'path', 'locator', 'quote'],
  sql: `SELECT f.number, f.chapter, f.sentence, f.kind, f.state, x.number, x.path, c.locator, c.quote
FROM findings f JOIN citations c ON c.finding_id = f.id LEFT JOIN exhibits x ON x.id = c.exhibit_id ORDER BY f.number, f.id, c.sequence`,
})
