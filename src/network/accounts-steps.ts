import { hashSql } from '../store/hash-sql.ts'
import { exhibitOrderSql, sqlText } from '../store/sql-text.ts'
import { temporaryStep, type SqlStep } from '../store/steps.ts'

/**
 * The stages that lay out every movement of money as its source tells it (`accounts_rows`), and join the tellings of
 * one record by two exhibits (`same_as`).
 */
export function accountsSteps(run: string): SqlStep[] {
  return [
    temporaryStep('movement_statement', movementStatementSql),
    temporaryStep('movement', movementSql),
    temporaryStep('movement_party', movementPartySql),
    temporaryStep('movement_telling', movementTellingSql),
    { name: 'clear_accounts_rows', sql: 'DELETE FROM derived.accounts_rows' },
    { name: 'write_accounts_rows', sql: writeAccountsRowsSql(run) },
  ]
}

/** Statements about movements, numbered so that the first exhibit's telling of a property is 1. */
const movementStatementSql = `
  SELECT s.entity_id, e.schema, s.property, s.value, s.id, s.exhibit_id, s.locator, t.canonical_id AS end_id,
    t.canonical_caption AS end_caption, x.path, ${exhibitOrderSql('x.number')} AS place,
    row_number() OVER (PARTITION BY s.entity_id, s.property ORDER BY ${exhibitOrderSql('x.number')}, s.exhibit_id, s.id) AS telling
  FROM derived.statements s
  JOIN derived.entities e ON e.id = s.entity_id AND e.schema IN ('AccountEntry', 'CardUse', 'Payment', 'Invoice')
  LEFT JOIN derived.exhibits x ON x.id = s.exhibit_id
  LEFT JOIN derived.entities t ON t.id = CASE WHEN s.property_type = 'entity' THEN s.value END`

const value = (property: string) => `max(value) FILTER (property = '${property}')`
const firstOf = (properties: readonly string[]) => `coalesce(${properties.map(value).join(', ')})`
const endOf = (column: string, properties: readonly string[]) =>
  `coalesce(${properties.map((property) => `max(${column}) FILTER (property = '${property}')`).join(', ')})`
const amounts = ['amount', 'amountUsd', 'amountEur']
const amountOf = (column: string) => endOf(column, amounts)

/** One row per movement, its properties as columns; a movement without an amount is none. */
const movementSql = `
  SELECT entity_id AS id, any_value(schema) AS schema,
    ${amountOf('exhibit_id')} AS exhibit_id, ${amountOf('path')} AS path, ${amountOf('place')} AS place,
    ${amountOf('locator')} AS locator, ${amountOf('id')} AS statement_id,
    TRY_CAST(${firstOf(amounts)} AS DECIMAL(38,8)) AS amount,
    coalesce(${value('currency')}, CASE WHEN ${value('amount')} IS NOT NULL THEN NULL WHEN ${value('amountUsd')} IS NOT NULL THEN 'USD'
      WHEN ${value('amountEur')} IS NOT NULL THEN 'EUR' END) AS currency,
    ${firstOf(['date', 'startDate', 'valueDate'])} AS date,
    ${value('programme')} AS programme,
    ${firstOf(['purpose', 'description', 'summary'])} AS purpose,
    TRY_CAST(${value('balance')} AS DECIMAL(38,8)) AS balance,
    ${firstOf(['recordId', 'transactionNumber', 'invoiceNumber'])} AS record_id,
    ${endOf('end_id', ['account'])} AS account_id,
    ${endOf('end_id', ['payer', 'payerAccount', 'card', 'recipient'])} AS from_id,
    ${endOf('end_caption', ['payer', 'payerAccount', 'card', 'recipient'])} AS from_caption,
    ${endOf('end_id', ['beneficiary', 'beneficiaryAccount', 'merchant', 'issuer'])} AS to_id,
    ${endOf('end_caption', ['beneficiary', 'beneficiaryAccount', 'merchant', 'issuer'])} AS to_caption,
    ${endOf('end_caption', ['account'])} AS account_caption,
    ${endOf('end_id', ['counterparty', 'counterpartyAccount'])} AS other_id,
    coalesce(${endOf('end_caption', ['counterparty', 'counterpartyAccount'])},
      ${firstOf(['counterpartyName', 'counterpartyAccountNumber'])}) AS other_caption
  FROM movement_statement WHERE telling = 1
  GROUP BY entity_id
  HAVING TRY_CAST(${firstOf(amounts)} AS DECIMAL(38,8)) IS NOT NULL`

/** Who pays and who receives: of an account statement row the sign tells, of the others the properties. */
const movementPartySql = `
  SELECT m.*, TRY_CAST(nullif(regexp_extract(locator, '(?:^|&)row=([0-9]+)', 1), '') AS BIGINT) AS row,
    CASE WHEN schema <> 'AccountEntry' THEN from_id WHEN amount < 0 THEN account_id ELSE other_id END AS payer_id,
    CASE WHEN schema <> 'AccountEntry' THEN from_caption WHEN amount < 0 THEN account_caption ELSE other_caption END AS payer,
    CASE WHEN schema <> 'AccountEntry' THEN to_id WHEN amount < 0 THEN other_id ELSE account_id END AS beneficiary_id,
    CASE WHEN schema <> 'AccountEntry' THEN to_caption WHEN amount < 0 THEN other_caption ELSE account_caption END AS beneficiary
  FROM movement m`

const movementKey = ['schema', 'CAST(amount AS VARCHAR)', 'substr(date, 1, 10)', 'programme', 'account_id']
const hasBalanceSql = 'balance IS NOT NULL AND account_id IS NOT NULL AND date IS NOT NULL'

/**
 * Tellings of one record in different exhibits: the same record id, amount and day (or none told by either); of a row of
 * an account statement with its balance, the same account, day, amount and balance after it (a statement as CSV and as
 * PDF). Inside one exhibit equal rows are different movements: the second of them is matched with the second in the next
 * exhibit. Without such a mark nothing is the same.
 */
const movementTellingSql = `
  WITH keyed AS (
    SELECT id, place, exhibit_id, row,
      CASE WHEN ${hasBalanceSql} THEN ${hashSql(["'balance'", ...movementKey, 'CAST(balance AS VARCHAR)'])}
        ELSE ${hashSql(["'record'", ...movementKey, 'record_id'])} END AS record
    FROM movement_party WHERE record_id IS NOT NULL OR (${hasBalanceSql})),
  counted AS (
    SELECT *, row_number() OVER (PARTITION BY record, exhibit_id ORDER BY row NULLS LAST, id) AS occurrence FROM keyed)
  SELECT id, first(id) OVER (PARTITION BY record, occurrence ORDER BY place, exhibit_id, id) AS same_as FROM counted`

function writeAccountsRowsSql(run: string): string {
  return `INSERT INTO derived.accounts_rows
  SELECT m.id, m.schema, m.exhibit_id, m.path, m.locator, m.row, m.date, m.amount, m.currency, m.programme, m.payer_id, m.payer,
    m.beneficiary_id, m.beneficiary, m.purpose, m.balance, m.record_id, coalesce(t.same_as, m.id), m.statement_id, ${sqlText(run)}
  FROM movement_party m LEFT JOIN movement_telling t ON t.id = m.id
  ORDER BY m.place, m.exhibit_id, m.row NULLS LAST, m.id`
}
