/**
 * Common table expressions over the ledger (`transfers`) that rules of money share.
 *
 * `counted`: its rows with what `accounts_rows` tells of them; count each transfer once by `transfer_id = id`. `flow`: totals
 * by pair of ends and currency, each transfer once. `named`: captions.
 */
export const movedSql = `counted AS (
    SELECT r.*, t.amount AS size, t.giver_id, t.taker_id, CAST(t.day AS DATE) AS day, t.transfer_id FROM transfers t JOIN accounts_rows r ON r.id = t.id),
  flow AS (
    SELECT giver_id, taker_id, coalesce(currency, '') AS currency, sum(size) AS total, count(*) AS movements, min(date) AS first,
      max(date) AS last
    FROM counted WHERE giver_id <> taker_id AND size > 0 AND transfer_id = id GROUP BY ALL),
  named AS (SELECT canonical_id AS id, min(canonical_caption) AS caption FROM entities GROUP BY canonical_id)`
