import { exhibitOrderSql } from '../../store/sql-text.ts'
import type { FindingRule } from '../rule.ts'
import { countOf, listWords } from '../sentence-words.ts'

const minTextChars = 40

const columns = (key: string) => `SELECT ${key} AS subject,
    lpad(CAST(first(rank) OVER (PARTITION BY ${key} ORDER BY rank) AS VARCHAR), 9, '0') || lpad(CAST(rank AS VARCHAR), 9, '0') AS place,
    id AS exhibit_id, 'whole' AS locator, NULL AS statement_id, path AS quote, 'support' AS role, number, path,
    count(*) OVER (PARTITION BY ${key}) AS exhibits`
const ranked = `ranked AS (SELECT *, row_number() OVER (ORDER BY ${exhibitOrderSql('number')}, id) AS rank FROM exhibits)`

const allOf = (key: string) => `SELECT ${key} AS subject, id AS exhibit_id, 'whole' AS locator FROM exhibits`

/** Exhibits that hold the same text. */
export const equalTextRule: FindingRule = {
  id: 'document.equal-text',
  chapter: 'Documents',
  kind: 'fact',
  looksFor: 'Exhibits whose texts are equal but for white space: copies, which count once as a source.',
  query: `WITH ${ranked}
  ${columns('text_sha256')} FROM ranked WHERE text_sha256 IS NOT NULL AND text_chars >= ${minTextChars}
  QUALIFY count(*) OVER (PARTITION BY text_sha256) > 1`,
  numbers: { rows: `${allOf('text_sha256')} WHERE text_chars >= ${minTextChars}`, each: [{ name: 'exhibits', expression: { count: true }, printed: true }] },
  sentence: (rows) => `The texts of ${countOf(rows[0]!['exhibits'], 'exhibit')} are equal but for white space: ${nameThem(rows)}.`,
}

/** Exhibits without text that are byte for byte the same. */
export const equalBytesRule: FindingRule = {
  id: 'document.equal-bytes',
  chapter: 'Documents',
  kind: 'fact',
  looksFor: 'Exhibits without text of their own that are byte for byte the same.',
  query: `WITH ${ranked}
  ${columns('sha256')} FROM ranked WHERE size_bytes > 0 AND coalesce(text_chars, 0) < ${minTextChars}
  QUALIFY count(*) OVER (PARTITION BY sha256) > 1`,
  numbers: { rows: `${allOf('sha256')} WHERE size_bytes > 0 AND coalesce(text_chars, 0) < ${minTextChars}`, each: [{ name: 'exhibits', expression: { count: true }, printed: true }] },
  sentence: (rows) => `${countOf(rows[0]!['exhibits'], 'exhibit')} are byte for byte the same: ${nameThem(rows)}.`,
}

function nameThem(rows: readonly Readonly<Record<string, unknown>>[]): string {
  return listWords(rows.map((row) => `${String(row['number'])} (${String(row['path'])})`), 4)
}
