import { inRangeSql, type EntityRange } from '../store/entity-range.ts'
import { hashSql } from '../store/hash-sql.ts'
import { temporaryStep, type SqlStep } from '../store/steps.ts'

/**
 * The stages that draw a link from each row of account statements in a range that names its counterparty: from the account to
 * the counterparty when money leaves (a negative amount), the other way when it comes in. Gives `entry_links`.
 */
export function entrySteps(range: EntityRange): SqlStep[] {
  return [temporaryStep('entry', entrySql(range)), temporaryStep('entry_links', entryLinksSql)]
}

const entrySql = (range: EntityRange) => `
  SELECT v.entity_id,
    min(v.target_canonical_id) FILTER (v.property = 'account') AS account_id,
    coalesce(min(v.target_canonical_id) FILTER (v.property = 'counterparty'),
      min(v.target_canonical_id) FILTER (v.property = 'counterpartyAccount')) AS other_id,
    coalesce(min(v.statement_id) FILTER (v.property = 'counterparty'),
      min(v.statement_id) FILTER (v.property = 'counterpartyAccount')) AS statement_id,
    coalesce(min(v.value) FILTER (v.property = 'date'), min(v.value) FILTER (v.property = 'startDate'),
      min(v.value) FILTER (v.property = 'valueDate')) AS date,
    TRY_CAST(min(v.value) FILTER (v.property = 'amount') AS DECIMAL(38,8)) AS amount,
    min(v.value) FILTER (v.property = 'currency') AS currency,
    min(v.value) FILTER (v.property = 'entryType') AS role
  FROM derived.entity_values v WHERE v.schema = 'AccountEntry' AND ${inRangeSql('v.entity_id', range)}
  GROUP BY v.entity_id`

const entryLinksSql = `
  WITH directed AS (
    SELECT *, CASE WHEN amount < 0 THEN account_id ELSE other_id END AS source_id,
      CASE WHEN amount < 0 THEN other_id ELSE account_id END AS target_id,
      CASE WHEN amount < 0 THEN 'account>counterparty' ELSE 'counterparty>account' END AS property
    FROM entry WHERE amount IS NOT NULL AND account_id <> other_id)
  SELECT ${hashSql(["'AccountEntry'", 'source_id', 'target_id', 'entity_id', 'property'])} AS id,
    source_id, target_id, 'AccountEntry' AS schema, property, 'paid' AS label, entity_id AS edge_id, true AS directed,
    date AS start_date, CAST(NULL AS VARCHAR) AS end_date, abs(amount) AS amount, currency, role, statement_id, entity_id AS told_by
  FROM directed`
