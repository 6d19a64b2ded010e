import { inRangeSql, type EntityRange } from '../store/entity-range.ts'
import { exhibitOrderSql, sqlText, sqlTexts } from '../store/sql-text.ts'
import { temporaryStep, type SqlStep } from '../store/steps.ts'
import { targetsSql } from './targets-sql.ts'

/** Schemata whose entities are movements of money. */
const movementSchemata = ['AccountEntry', 'CardUse', 'Payment', 'Invoice']

/** The stages that lay out what all movements share: the order of exhibits, the parties, and the empty table of records. */
export function movementEndSteps(): SqlStep[] {
  return [
    temporaryStep('exhibit_place', `SELECT id, path, row_number() OVER (ORDER BY ${exhibitOrderSql('number')}, id) AS place FROM derived.exhibits`),
    temporaryStep('movement_role', roleSql),
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

/** What the properties of a movement tell; of several properties with one role the first is taken. */
const roles: Readonly<Record<string, readonly string[]>> = {
  amount: ['amount', 'amountUsd', 'amountEur'],
  account: ['account'],
  payer: ['payer', 'payerAccount', 'card', 'recipient'],
  beneficiary: ['beneficiary', 'beneficiaryAccount', 'merchant', 'issuer'],
  other: ['counterparty', 'counterpartyAccount'],
  otherName: ['counterpartyName', 'counterpartyAccountNumber'],
  date: ['date', 'startDate', 'valueDate'],
  purpose: ['purpose', 'description', 'summary'],
  record: ['recordId', 'transactionNumber', 'invoiceNumber'],
  currency: ['currency'],
  programme: ['programme'],
  balance: ['balance'],
}

const roleNames = Object.keys(roles)
/** Roles by number: so they are told apart fastest. */
const roleRows = roleNames.flatMap((role, number) =>
  roles[role]!.map((property, preference) => `(${sqlText(property)}, ${number}::TINYINT, ${preference})`))
const roleSql = `SELECT * FROM (VALUES ${roleRows.join(', ')}) AS t(property, role, preference)`

/** Statements about movements, one for each role: of its first property, as the first exhibit tells it. */
const movementStatementSql = (range: EntityRange) => `
  SELECT s.entity_id, e.schema, s.property, r.role, s.value, s.id, s.exhibit_id, s.locator, t.canonical_id AS end_id,
    t.caption AS end_caption, x.place
  FROM derived.statements s
  JOIN movement_role r ON r.property = s.property
  JOIN derived.entities e ON e.id = s.entity_id AND e.schema IN ${sqlTexts(movementSchemata)} AND ${inRangeSql('e.id', range)}
  LEFT JOIN exhibit_place x ON x.id = s.exhibit_id
  LEFT JOIN movement_end t ON t.id = CASE WHEN s.property_type = 'entity' THEN s.value END
  WHERE ${inRangeSql('s.entity_id', range)}
  QUALIFY row_number() OVER (PARTITION BY s.entity_id, r.role ORDER BY r.preference, x.place, s.exhibit_id, s.id) = 1`

const told = (column: string, role: string) => `any_value(${column}) FILTER (role = ${roleNames.indexOf(role)})`
const endOf = (role: string) => `${told('end_id', role)} AS ${role}_id, ${told('end_caption', role)} AS ${role}_caption`

/** One row per movement, its properties as columns; a movement without an amount is none. */
const movementSql = `
  SELECT entity_id AS id, any_value(schema) AS schema, ${told('exhibit_id', 'amount')} AS exhibit_id, ${told('place', 'amount')} AS place,
    ${told('locator', 'amount')} AS locator, ${told('id', 'amount')} AS statement_id,
    TRY_CAST(${told('value', 'amount')} AS DECIMAL(38,8)) AS amount,
    coalesce(${told('value', 'currency')}, CASE ${told('property', 'amount')} WHEN 'amountUsd' THEN 'USD' WHEN 'amountEur' THEN 'EUR' END) AS currency,
    ${told('value', 'date')} AS date, ${told('value', 'programme')} AS programme, ${told('value', 'purpose')} AS purpose,
    TRY_CAST(${told('value', 'balance')} AS DECIMAL(38,8)) AS balance, ${told('value', 'record')} AS record_id,
    ${endOf('account')}, ${endOf('payer')}, ${endOf('beneficiary')}, ${endOf('other')}, ${told('value', 'otherName')} AS other_name
  FROM movement_statement
  GROUP BY entity_id
  HAVING TRY_CAST(${told('value', 'amount')} AS DECIMAL(38,8)) IS NOT NULL`

/** Who pays and who receives: of an account statement row the sign tells, of the others the properties. */
const movementPartySql = `
  WITH told AS (SELECT *, coalesce(other_caption, other_name) AS other FROM movement)
  SELECT m.id, m.schema, m.exhibit_id, x.path, m.place, m.locator, m.statement_id, m.amount, m.currency, m.date, m.programme, m.purpose, m.balance,
    m.record_id, m.account_id, TRY_CAST(nullif(regexp_extract(m.locator, '(?:^|&)row=([0-9]+)', 1), '') AS BIGINT) AS row,
    CASE WHEN m.schema <> 'AccountEntry' THEN payer_id WHEN amount < 0 THEN account_id ELSE other_id END AS payer_id,
    CASE WHEN m.schema <> 'AccountEntry' THEN payer_caption WHEN amount < 0 THEN account_caption ELSE other END AS payer,
    CASE WHEN m.schema <> 'AccountEntry' THEN beneficiary_id WHEN amount < 0 THEN other_id ELSE account_id END AS beneficiary_id,
    CASE WHEN m.schema <> 'AccountEntry' THEN beneficiary_caption WHEN amount < 0 THEN other ELSE account_caption END AS beneficiary
  FROM told m LEFT JOIN exhibit_place x ON x.id = m.exhibit_id`

function writeAccountsRowsSql(run: string): string {
  return `INSERT INTO derived.accounts_rows
  SELECT id, schema, exhibit_id, path, locator, row, date, amount, currency, programme, payer_id, payer, beneficiary_id, beneficiary, purpose,
    balance, record_id, id, statement_id, ${sqlText(run)}
  FROM movement_party
  ORDER BY place, exhibit_id, row NULLS LAST, id`
}

const hasBalanceSql = 'balance IS NOT NULL AND account_id IS NOT NULL AND date IS NOT NULL'

/**
 * What a movement may be known again by in another exhibit: the same record id, amount and day (or none told by either);
 * of a row of an account statement with its balance, the same account, day, amount and balance after it (a statement as
 * CSV and as PDF). Without such a mark nothing is the same. As a number, so that millions fit in memory; the text that a
 * person wrote stands last, so that parts cannot run into each other.
 */
const recordSql = `
  SELECT id, coalesce(place, 9223372036854775807), row, CAST(substr(sha256(concat_ws('|',
    schema, CAST(amount AS VARCHAR), coalesce(substr(date, 1, 10), '-'), coalesce(account_id, '-'), coalesce(length(programme), -1), programme,
    CASE WHEN ${hasBalanceSql} THEN concat('balance ', balance) ELSE concat('record ', record_id) END)), 1, 32) AS UUID)
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
