import type { FindingRule } from '../rule.ts'
import { countOf, listWords } from '../sentence-words.ts'

/** Tables with columns whose meaning was not known. */
export const unmappedColumnsRule: FindingRule = {
  id: 'given.unmapped',
  chapter: 'What was given',
  kind: 'fact',
  looksFor: 'Columns of tables that were not read because their meaning was not known; a mapping can be given for them.',
  query: `SELECT exhibit_id || '/' || coalesce(sheet, '') AS subject, path || '/' || coalesce(sheet, '') AS place, exhibit_id,
    'whole' AS locator, NULL AS statement_id, 'column ' || column_number || ': ' || coalesce(column_name, '') AS quote, 'support' AS role,
    path, sheet, column_name, column_number, count(*) OVER (PARTITION BY exhibit_id, sheet) AS columns
  FROM coverage c JOIN exhibits x ON x.id = c.exhibit_id WHERE treatment = 'unmapped'`,
  sentence: (rows) => {
    const [row] = rows
    const names = rows.map((one) => String(one['column_name'] || `number ${one['column_number']}`)).sort()
    const sheet = row!['sheet'] == null ? '' : `, ${String(row!['sheet'])}`
    return `${countOf(row!['columns'], 'column')} of ${String(row!['path'])}${sheet} ${rows.length === 1 ? 'was' : 'were'} not read: ${listWords(names)}.`
  },
}
