import type { FindingRule } from '../rule.ts'
import { countOf, formatMoney } from '../sentence-words.ts'

const nouns: Readonly<Record<string, readonly [one: string, many: string]>> = {
  Payment: ['payment', 'payments'], CardUse: ['card use', 'card uses'], Invoice: ['invoice', 'invoices'],
  AccountEntry: ['row of account statements', 'rows of account statements'],
}

const onceSql = `once AS (
    SELECT *, CASE WHEN schema = 'AccountEntry' AND amount < 0 THEN 'out' WHEN schema = 'AccountEntry' THEN 'in' ELSE '' END AS way,
      coalesce(programme, '') AS kind_of_card, coalesce(currency, '') AS unit
    FROM accounts_rows WHERE same_as = id AND exhibit_id IS NOT NULL)`

/** Totals of movements by kind and currency. */
export const moneyTotalsRule: FindingRule = {
  id: 'money.totals',
  chapter: 'Money',
  kind: 'fact',
  looksFor: 'How much the movements of each kind and currency add up to, each record counted once however many exhibits tell it.',
  query: `WITH ${onceSql},
  told AS (
    SELECT *, sum(abs(amount)) OVER kind AS total, count(*) OVER kind AS movements,
      row_number() OVER (PARTITION BY schema, kind_of_card, way, unit ORDER BY abs(amount) DESC, id) AS turn
    FROM once WINDOW kind AS (PARTITION BY schema, kind_of_card, way, unit))
  SELECT concat_ws('/', schema, kind_of_card, way, unit) AS subject,
    concat_ws('/', schema, kind_of_card, way, unit) || lpad(CAST(turn AS VARCHAR), 6, '0') AS place, exhibit_id, locator, statement_id,
    CAST(amount AS VARCHAR) AS quote, 'support' AS role, schema, kind_of_card, way, unit, total, movements
  FROM told WHERE turn <= 10`,
  numbers: {
    rows: `WITH ${onceSql}
  SELECT concat_ws('/', schema, kind_of_card, way, unit) AS subject, exhibit_id, locator, CAST(abs(amount) AS VARCHAR) AS amount, date FROM once`,
    each: [
      { name: 'movements', expression: { count: true }, printed: true },
      { name: 'total', expression: { sum: 'amount' }, printed: true },
    ],
  },
  sentence: ([row]) => {
    const [one, many] = nouns[String(row!['schema'])] ?? ['movement', 'movements']
    const card = row!['kind_of_card'] ? `${String(row!['kind_of_card'])} ` : ''
    const way = row!['way'] === 'out' ? ' by which money leaves' : row!['way'] === 'in' ? ' by which money comes in' : ''
    const verb = Number(row!['movements']) === 1 ? 'adds' : 'add'
    return `${countOf(row!['movements'], card + one, card + many)}${way} ${verb} up to ${formatMoney(row!['total'], row!['unit'])}.`
  },
}
