import { sqlText } from '../store/sql-text.ts'
import { temporaryStep, type SqlStep } from '../store/steps.ts'

/**
 * The stages that lay out the transfers of a case: movements told once, each end the holder of its account, and the two
 * rows by which the account statements of both sides tell one transfer put together. They read what `accounts_rows` and
 * `links` hold.
 */
export function transferSteps(run: string): SqlStep[] {
  return [
    temporaryStep('transfer_holder', holderSql),
    temporaryStep('transfer_told', toldSql),
    temporaryStep('transfer_pair', pairSql),
    { name: 'write_transfers', sql: writeSql(run) },
  ]
}

/** Who holds an account, as most sources tell: by ownership, by the account's holder, or as the counterparty named beside its number. */
const holderSql = `
  WITH account AS (SELECT DISTINCT canonical_id FROM derived.entities WHERE canonical_schema = 'BankAccount'),
  held AS (
    SELECT target_id AS account_id, source_id AS holder_id FROM derived.links WHERE schema = 'Ownership'
    UNION ALL SELECT source_id, target_id FROM derived.links WHERE property = 'holder'
    UNION ALL
    SELECT n.target_canonical_id, c.target_canonical_id FROM derived.entity_values n JOIN derived.entity_values c ON c.entity_id = n.entity_id
    WHERE n.schema = 'AccountEntry' AND n.property = 'counterpartyAccount' AND c.property = 'counterparty')
  SELECT h.account_id, h.holder_id FROM held h JOIN account a ON a.canonical_id = h.account_id
  WHERE h.holder_id IS NOT NULL AND h.holder_id NOT IN (SELECT canonical_id FROM account)
  GROUP BY h.account_id, h.holder_id
  QUALIFY row_number() OVER (PARTITION BY h.account_id ORDER BY count(*) DESC, h.holder_id) = 1`

const toldSql = `
  SELECT r.id, r.schema, r.exhibit_id, r.locator, r.statement_id, r.date, r.amount, r.currency,
    coalesce(p.holder_id, r.payer_id) AS giver_id, coalesce(b.holder_id, r.beneficiary_id) AS taker_id, r.payer, r.beneficiary,
    TRY_CAST(substr(r.date, 1, 10) AS DATE) AS day
  FROM derived.accounts_rows r
  LEFT JOIN transfer_holder p ON p.account_id = r.payer_id
  LEFT JOIN transfer_holder b ON b.account_id = r.beneficiary_id
  WHERE r.same_as = r.id AND r.schema <> 'Invoice' AND coalesce(r.programme, 'payment') NOT IN ('loyalty', 'access')`

/** Same ends, amount and currency, at most five days apart, told by the statement of the one as leaving and of the other as coming. */
const pairSql = `
  SELECT i.id, min_by(o.id, (abs(date_diff('day', o.day, i.day)), o.id)) AS other_id
  FROM transfer_told i JOIN transfer_told o ON o.giver_id = i.giver_id AND o.taker_id = i.taker_id AND o.amount = -i.amount
    AND o.currency IS NOT DISTINCT FROM i.currency AND abs(date_diff('day', o.day, i.day)) <= 5
  WHERE i.schema = 'AccountEntry' AND o.schema = 'AccountEntry' AND i.amount > 0
  GROUP BY i.id`

function writeSql(run: string): string {
  return `INSERT INTO derived.transfers
  WITH named AS (SELECT canonical_id AS id, min(canonical_caption) AS caption FROM derived.entities GROUP BY canonical_id)
  SELECT t.id, coalesce(s.other_id, t.id), t.schema, t.giver_id, coalesce(g.caption, t.payer), t.taker_id, coalesce(k.caption, t.beneficiary),
    abs(t.amount), t.currency, t.date, CAST(t.day AS VARCHAR), t.exhibit_id, t.locator, t.statement_id, ${sqlText(run)}
  FROM transfer_told t LEFT JOIN transfer_pair s ON s.id = t.id LEFT JOIN named g ON g.id = t.giver_id LEFT JOIN named k ON k.id = t.taker_id
  ORDER BY t.day NULLS LAST, t.id`
}
