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
    SELECT *, dense_rank() OVER (PARTITION BY currency ORDER BY size DESC, transfer_id) AS turn FROM counted
    WHERE size > 0 AND exhibit_id IS NOT NULL)
  SELECT r.transfer_id AS subject, coalesce(r.currency, '~') || lpad(CAST(r.turn AS VARCHAR), 3, '0') || (r.id <> r.transfer_id) AS place,
    r.exhibit_id, r.locator, r.statement_id, CAST(r.amount AS VARCHAR) AS quote, 'support' AS role, r.size, r.currency,
    coalesce(g.caption, r.payer) AS payer, coalesce(t.caption, r.beneficiary) AS beneficiary, r.date, r.path, r.row, r.purpose
  FROM ranked r LEFT JOIN named g ON g.id = r.giver_id LEFT JOIN named t ON t.id = r.taker_id WHERE r.turn <= 10`,
  numbers: {
    rows: `WITH ${movedSql}
  SELECT transfer_id AS subject, exhibit_id, locator, CAST(size AS VARCHAR) AS size FROM counted WHERE size > 0 AND exhibit_id IS NOT NULL`,
    each: [{ name: 'amount', expression: { greatest: 'size' }, printed: true }],
  },
  sentence: (rows) => {
    const [row] = rows
    const place = row!['row'] == null ? String(row!['path']) : `row ${row!['row']} of ${String(row!['path'])}`
    const parties = `${row!['payer'] ? ` from ${String(row!['payer'])}` : ''}${row!['beneficiary'] ? ` to ${String(row!['beneficiary'])}` : ''}`
    const twice = rows.length > 1 ? ', told by both sides' : ''
    return `${formatMoney(row!['size'], row!['currency'])}${parties}${row!['date'] ? `, ${String(row!['date']).replace('T', ' ')}` : ''} (${place}${twice}).`
  },
}
