import { movedSql } from '../moved-sql.ts'
import type { FindingRule } from '../rule.ts'
import { formatMoney } from '../sentence-words.ts'

/** The largest movements of each currency. */
export const largestMovementsRule: FindingRule = {
  id: 'money.largest',
  chapter: 'Money',
  kind: 'fact',
  looksFor: 'The ten largest movements of each currency, with their rows. Large is not wrong.',
  query: `WITH ${movedSql},
  ranked AS (
    SELECT *, row_number() OVER (PARTITION BY currency ORDER BY size DESC, id) AS turn FROM counted
    WHERE size > 0 AND exhibit_id IS NOT NULL)
  SELECT id AS subject, coalesce(currency, '~') || lpad(CAST(turn AS VARCHAR), 3, '0') AS place, exhibit_id, locator, statement_id,
    CAST(amount AS VARCHAR) AS quote, 'support' AS role, size, currency, payer, beneficiary, date, path, row, purpose
  FROM ranked WHERE turn <= 10`,
  sentence: ([row]) => {
    const place = row!['row'] == null ? String(row!['path']) : `row ${row!['row']} of ${String(row!['path'])}`
    const parties = `${row!['payer'] ? ` from ${String(row!['payer'])}` : ''}${row!['beneficiary'] ? ` to ${String(row!['beneficiary'])}` : ''}`
    return `${formatMoney(row!['size'], row!['currency'])}${parties}${row!['date'] ? `, ${String(row!['date']).replace('T', ' ')}` : ''} (${place}).`
  },
}
