import { inRangeSql, type EntityRange } from '../store/entity-range.ts'
import { hashSql } from '../store/hash-sql.ts'
import { exhibitOrderSql, sqlText, sqlTexts } from '../store/sql-text.ts'
import { temporaryStep, type SqlStep } from '../store/steps.ts'
import { targetsSql } from './targets-sql.ts'

/** Schemata whose entities are movements of money. */
const movementSchemata = ['AccountEntry', 'CardUse', 'Payment', 'Invoice']

/** The stages that lay out what all movements share: the order of exhibits, the parties, and the empty table of records. */
export function movementEndSteps(): SqlStep[] {
  return [
    temporaryStep('exhibit_place', `SELECT id, path, row_number() OVER (ORDER BY ${exhibitOrderSql('number')}, id) AS place FROM derived.exhibits`),
    temporaryStep('movement_end', targetsSql('value', movementSchemata)),
    temporaryStep('movement_record', 'SELECT NULL::VARCHAR AS id, 0::BIGINT AS place, 0::BIGINT AS row, NULL::UUID AS record LIMIT 0'),
  ]
}

/**
 * The stages that lay out every movement of money in a range as its source tells it (`accounts_rows`), each for itself,
 * and note by what record it may be known again (`movement_record`).
 */
export function movementSteps(run: string, range: EntityRange): SqlStep[] {
  return [
    temporaryStep('movement_statement', movementStatementSql(range)),
    temporaryStep('movement', movementSql),
    temporaryStep('movement_party', movementPartySql),
    { name: 'note_records', sql: `INSERT INTO movement_record ${recordSql}` },
    { name: 'write_accounts_rows', sql: writeAccountsRowsSql(run) },
  ]
}

/** The stages that join the tellings of one record by two exhibits (`same_as`). */
export function tellingSteps(): SqlStep[] {
  return [temporaryStep('movement_telling', movementTellingSql), { name: 'join_tellings', sql: joinTellingsSql }]
}

const amounts = ['amount', 'amountUsd', 'amountEur']
const payers = ['payer', 'payerAccount', 'card', 'recipient']
const beneficiaries = ['beneficiary', 'beneficiaryAccount', 'merchant', 'issuer']
const counterparties = ['counterparty', 'counterpartyAccount']
const counterpartyNames = ['counterpartyName', 'counterpartyAccountNumber']
const dates = ['date', 'startDate', 'valueDate']
const purposes = ['purpose', 'description', 'summary']
const recordNumbers = ['recordId', 'transactionNumber', 'invoiceNumber']
const movementProperties = [
  ...amounts, ...payers, ...beneficiaries, ...counterparties, ...counterpartyNames, ...dates, ...purposes, ...recordNumbers,
  'currency', 'programme', 'balance', 'account',
]

/** Statements about movements, the first exhibit's telling of each property. */
const movementStatementSql = (range: EntityRange) => `
  SELECT s.entity_id, e.schema, s.property, s.value, s.id, s.exhibit_id, s.locator, t.canonical_id AS end_id,
    t.caption AS end_caption, x.path, x.place
  FROM derived.statements s
  JOIN derived.entities e ON e.id = s.entity_id AND e.schema IN ${sqlTexts(movementSchemata)} AND ${inRangeSql('e.id', range)}
  LEFT JOIN exhibit_place x ON x.id = s.exhibit_id
  LEFT JOIN movement_end t ON t.id = CASE WHEN s.property_type = 'entity' THEN s.value END
  WHERE ${inRangeSql('s.entity_id', range)} AND s.property IN ${sqlTexts(movementProperties)}
  QUALIFY row_number() OVER (PARTITION BY s.entity_id, s.property ORDER BY x.place, s.exhibit_id, s.id) = 1`

const value = (property: string) => `max(value) FILTER (property = '${property}')`
const firstOf = (properties: readonly string[]) => `coalesce(${properties.map(value).join(', ')})`
const endOf = (column: string, properties: readonly string[]) =>
  `coalesce(${properties.map((property) => `max(${column}) FILTER (property = '${property}')`).join(', ')})`
const amountOf = (column: string) => endOf(column, amounts)

/** One row per movement, its properties as columns; a movement without an amount is none. */
const movementSql = `
  SELECT entity_id AS id, any_value(schema) AS schema,
    ${amountOf('exhibit_id')} AS exhibit_id, ${amountOf('path')} AS path, ${amountOf('place')} AS place,
    ${amountOf('locator')} AS locator, ${amountOf('id')} AS statement_id,
    TRY_CAST(${firstOf(amounts)} AS DECIMAL(38,8)) AS amount,
    coalesce(${value('currency')}, CASE WHEN ${value('amount')} IS NOT NULL THEN NULL WHEN ${value('amountUsd')} IS NOT NULL THEN 'USD'
      WHEN ${value('amountEur')} IS NOT NULL THEN 'EUR' END) AS currency,
    ${firstOf(dates)} AS date,
    ${value('programme')} AS programme,
    ${firstOf(purposes)} AS purpose,
    TRY_CAST(${value('balance')} AS DECIMAL(38,8)) AS balance,
    ${firstOf(recordNumbers)} AS record_id,
    ${endOf('end_id', ['account'])} AS account_id,
    ${endOf('end_id', payers)} AS from_id,
    ${endOf('end_caption', payers)} AS from_caption,
    ${endOf('end_id', beneficiaries)} AS to_id,
    ${endOf('end_caption', beneficiaries)} AS to_caption,
    ${endOf('end_caption', ['account'])} AS account_caption,
    ${endOf('end_id', counterparties)} AS other_id,
    coalesce(${endOf('end_caption', counterparties)}, ${firstOf(counterpartyNames)}) AS other_caption
  FROM movement_statement
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

function writeAccountsRowsSql(run: string): string {
  return `INSERT INTO derived.accounts_rows
  SELECT id, schema, exhibit_id, path, locator, row, date, amount, currency, programme, payer_id, payer, beneficiary_id, beneficiary, purpose,
    balance, record_id, id, statement_id, ${sqlText(run)}
  FROM movement_party
  ORDER BY place, exhibit_id, row NULLS LAST, id`
}

const movementKey = ['schema', 'CAST(amount AS VARCHAR)', 'substr(date, 1, 10)', 'programme', 'account_id']
const hasBalanceSql = 'balance IS NOT NULL AND account_id IS NOT NULL AND date IS NOT NULL'

/**
 * What a movement may be known again by in another exhibit: the same record id, amount and day (or none told by either);
 * of a row of an account statement with its balance, the same account, day, amount and balance after it (a statement as
 * CSV and as PDF). Without such a mark nothing is the same. As a number, so that millions fit in memory.
 */
const recordSql = `
  SELECT id, coalesce(place, 9223372036854775807), row, CAST(CASE
    WHEN ${hasBalanceSql} THEN ${hashSql(["'balance'", ...movementKey, 'CAST(balance AS VARCHAR)'])}
    ELSE ${hashSql(["'record'", ...movementKey, 'record_id'])} END AS UUID)
  FROM movement_party WHERE record_id IS NOT NULL OR (${hasBalanceSql})`

/**
 * Tellings of one record in different exhibits. Inside one exhibit equal rows are different movements: the second of
 * them is matched with the second in the next exhibit.
 */
const movementTellingSql = `
  WITH twice AS (SELECT record FROM movement_record GROUP BY record HAVING min(place) <> max(place)),
  counted AS (
    SELECT *, row_number() OVER (PARTITION BY record, place ORDER BY row NULLS LAST, id) AS occurrence
    FROM movement_record WHERE record IN (SELECT record FROM twice))
  SELECT id, first(id) OVER (PARTITION BY record, occurrence ORDER BY place, id) AS same_as FROM counted`

const joinTellingsSql = `UPDATE derived.accounts_rows SET same_as = t.same_as
  FROM movement_telling t WHERE t.id = accounts_rows.id AND t.same_as <> t.id`
