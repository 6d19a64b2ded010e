import { csvTable } from './csv-table.ts'

/** Schedule of all material, used and unused, with the reason: what the other side is told that there is. */
export const disclosureSchedule = csvTable({
  id: 'disclosure',
  description: 'schedule of all material, used and unused, with the reason, CSV',
  names: ['exhibit', 'path', 'sha256', 'bytes', 'received_at', 'received_by', 'authority', 'used', 'findings', 'reason', 'fact', 'reason_by', 'sensitive', 'grades'],
  sql: `SELECT number, path, sha256, size_bytes, received_at, received_by, authority, CASE WHEN used THEN 'used' ELSE 'unused' END, findings, reason, fact,
  reasoned_by, CASE WHEN sensitive THEN 'sensitive' END, grades FROM disclosure`,
})

/** Everything that speaks against what the dossier says, each item with what persons say of it. Nobody chooses what is on the list. */
export const adverseMaterial = csvTable({
  id: 'adverse',
  description: 'everything that contradicts a finding or speaks against a hypothesis, CSV',
  names: ['id', 'kind', 'of', 'sentence', 'against', 'explanation', 'explained_by', 'explanation_is', 'note', 'exhibit', 'path', 'locator', 'quote'],
  sql: `SELECT a.id, a.kind, a.of_id, a.sentence, a.against, a.explanation, a.explained_by, CASE WHEN a.explanation_stale THEN 'stale' END, a.note, x.number, x.path,
  a.locator, a.quote FROM adverse a LEFT JOIN exhibits x ON x.id = a.exhibit_id ORDER BY a.turn, a.of_id, a.id, a.content`,
})
