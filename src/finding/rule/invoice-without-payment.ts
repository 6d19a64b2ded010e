import type { FindingRule } from '../rule.ts'
import { countOf, formatMoney } from '../sentence-words.ts'

const aloneSql = `invoice AS (SELECT *, count(*) OVER () AS invoices FROM accounts_rows WHERE schema = 'Invoice' AND same_as = id AND amount > 0),
  moved AS (
    SELECT abs(amount) AS size, lower(coalesce(purpose, '')) AS words FROM accounts_rows
    WHERE schema IN ('AccountEntry', 'Payment') AND same_as = id),
  alone AS (
    SELECT i.* FROM invoice i WHERE EXISTS (SELECT 1 FROM moved) AND i.exhibit_id IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM moved m WHERE m.size = i.amount)
      AND NOT EXISTS (SELECT 1 FROM moved m WHERE length(i.record_id) >= 4 AND contains(m.words, lower(i.record_id)))),
  ranked AS (SELECT *, count(*) OVER () AS without, row_number() OVER (ORDER BY amount DESC, id) AS turn FROM alone)`

/** Invoices for which no movement of their amount is told. */
export const invoiceWithoutPaymentRule: FindingRule = {
  id: 'money.invoice-without-payment',
  chapter: 'Money',
  kind: 'assessment',
  looksFor: 'Invoices for which the case tells no movement of the same amount and no movement that names their number.',
  query: `WITH ${aloneSql}
  SELECT 'all' AS subject, turn AS place, exhibit_id, locator, statement_id, CAST(amount AS VARCHAR) AS quote, 'support' AS role,
    invoices, without, amount, currency, payer, beneficiary, record_id
  FROM ranked WHERE turn <= 25`,
  numbers: {
    rows: `WITH ${aloneSql}
  SELECT 'all' AS subject, coalesce(i.exhibit_id, '') AS exhibit_id, coalesce(i.locator, '') AS locator, CAST(i.amount AS VARCHAR) AS amount,
    CASE WHEN i.id IN (SELECT id FROM alone) THEN 'no' ELSE 'yes' END AS paid
  FROM invoice i`,
    each: [
      { name: 'invoices', expression: { count: true }, printed: true },
      { name: 'without a payment', expression: { where: { column: 'paid', is: 'no' }, of: { count: true } }, printed: true },
      { name: 'largest', expression: { where: { column: 'paid', is: 'no' }, of: { greatest: 'amount' } }, printed: true },
    ],
  },
  sentence: ([row]) =>
    `For ${row!['without']} of ${countOf(row!['invoices'], 'invoice')} the case tells no payment of that amount. The largest is ` +
    `${row!['record_id'] ? `${String(row!['record_id'])}, ` : ''}${formatMoney(row!['amount'], row!['currency'])}` +
    `${row!['payer'] ? ` to be paid by ${String(row!['payer'])}` : ''}. It may have been paid from an account that is not in the case.`,
}
