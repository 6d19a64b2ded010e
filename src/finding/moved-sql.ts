/**
 * Common table expressions over `accounts_rows` that rules of money share.
 *
 * `holder`: who holds an account, as most sources tell: by ownership, by the account's holder, or as the counterparty
 * named beside an account number. `counted`: movements told once, loyalty and access cards and invoices left out, each
 * end the holder of its account where one is told; `transfer_id` is equal for the two rows by which the account
 * statements of both sides tell one transfer (same ends, amount and currency, at most five days apart). `flow`: totals by
 * pair of ends and currency, each transfer once.
 */
export const movedSql = `account AS (SELECT DISTINCT canonical_id FROM entities WHERE canonical_schema = 'BankAccount'),
  held AS (
    SELECT target_id AS account_id, source_id AS holder_id FROM links WHERE schema = 'Ownership'
    UNION ALL SELECT source_id, target_id FROM links WHERE property = 'holder'
    UNION ALL
    SELECT n.target_canonical_id, c.target_canonical_id FROM entity_values n JOIN entity_values c ON c.entity_id = n.entity_id
    WHERE n.schema = 'AccountEntry' AND n.property = 'counterpartyAccount' AND c.property = 'counterparty'),
  holder AS (
    SELECT h.account_id, h.holder_id FROM held h JOIN account a ON a.canonical_id = h.account_id
    WHERE h.holder_id IS NOT NULL AND h.holder_id NOT IN (SELECT canonical_id FROM account)
    GROUP BY h.account_id, h.holder_id
    QUALIFY row_number() OVER (PARTITION BY h.account_id ORDER BY count(*) DESC, h.holder_id) = 1),
  mapped AS (
    SELECT r.*, abs(r.amount) AS size, coalesce(p.holder_id, r.payer_id) AS giver_id, coalesce(b.holder_id, r.beneficiary_id) AS taker_id,
      TRY_CAST(substr(r.date, 1, 10) AS DATE) AS day
    FROM accounts_rows r
    LEFT JOIN holder p ON p.account_id = r.payer_id
    LEFT JOIN holder b ON b.account_id = r.beneficiary_id
    WHERE r.same_as = r.id AND r.schema <> 'Invoice' AND coalesce(r.programme, 'payment') NOT IN ('loyalty', 'access')),
  both_sides AS (
    SELECT i.id, min_by(o.id, (abs(date_diff('day', o.day, i.day)), o.id)) AS other_id
    FROM mapped i JOIN mapped o ON o.giver_id = i.giver_id AND o.taker_id = i.taker_id AND o.size = i.size
      AND o.currency IS NOT DISTINCT FROM i.currency AND abs(date_diff('day', o.day, i.day)) <= 5
    WHERE i.schema = 'AccountEntry' AND o.schema = 'AccountEntry' AND i.amount > 0 AND o.amount < 0
    GROUP BY i.id),
  counted AS (SELECT t.*, coalesce(s.other_id, t.id) AS transfer_id FROM mapped t LEFT JOIN both_sides s ON s.id = t.id),
  flow AS (
    SELECT giver_id, taker_id, coalesce(currency, '') AS currency, sum(size) AS total, count(*) AS movements, min(date) AS first,
      max(date) AS last
    FROM counted WHERE giver_id <> taker_id AND size > 0 AND transfer_id = id GROUP BY ALL),
  named AS (SELECT canonical_id AS id, min(canonical_caption) AS caption FROM entities GROUP BY canonical_id)`
