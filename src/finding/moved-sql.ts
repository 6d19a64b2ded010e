/**
 * Common table expressions over `accounts_rows` that rules of money share. `counted`: movements told once, loyalty and
 * access cards and invoices left out, each end the owner of its account where one owner is told. `flow`: totals by pair
 * of ends and currency.
 */
export const movedSql = `holder AS (
    SELECT target_id AS account_id, min(source_id) AS holder_id FROM links l
    JOIN (SELECT DISTINCT canonical_id FROM entities WHERE canonical_schema = 'BankAccount') a ON a.canonical_id = l.target_id
    WHERE l.schema = 'Ownership' GROUP BY target_id HAVING count(DISTINCT source_id) = 1),
  counted AS (
    SELECT r.*, abs(r.amount) AS size, coalesce(p.holder_id, r.payer_id) AS giver_id, coalesce(b.holder_id, r.beneficiary_id) AS taker_id
    FROM accounts_rows r
    LEFT JOIN holder p ON p.account_id = r.payer_id
    LEFT JOIN holder b ON b.account_id = r.beneficiary_id
    WHERE r.same_as = r.id AND r.schema <> 'Invoice' AND coalesce(r.programme, 'payment') NOT IN ('loyalty', 'access')),
  flow AS (
    SELECT giver_id, taker_id, coalesce(currency, '') AS currency, sum(size) AS total, count(*) AS movements, min(date) AS first,
      max(date) AS last
    FROM counted WHERE giver_id <> taker_id AND size > 0 GROUP BY ALL),
  named AS (SELECT canonical_id AS id, min(canonical_caption) AS caption FROM entities GROUP BY canonical_id)`
