import { temporaryStep, type SqlStep } from '../../store/steps.ts'

/** How changes of number, handset and card are looked for; stands in the run. */
export const changeParameters = { withinDays: 14, leastShared: 3, leastShare: 0.6, commonContact: 50, mostChance: 0.01, ofHandset: 4 } as const

/**
 * The stages that find changes in `contact_row`: `device_change` (one number moves to another handset or card; one handset to another number) and
 * `circle_change` (a number begins, when another ends, with the same contacts). Both hold the turns of the rows that they rest on.
 */
export function changeSteps(): SqlStep[] {
  return [
    temporaryStep('number_span', numberSpanSql),
    temporaryStep('device_use', deviceUseSql),
    temporaryStep('device_change', deviceChangeSql),
    temporaryStep('circle', circleSql),
    temporaryStep('circle_change', circleChangeSql),
  ]
}

const { withinDays, leastShared, leastShare, commonContact, ofHandset } = changeParameters

/** First and last use of each number, as far as calls and texts go: a mailbox is no number. */
const phoneRows = `SELECT source_id AS own, target_id AS partner, * FROM contact_row WHERE channel NOT IN ('mail', 'message')
  UNION ALL BY NAME SELECT target_id AS own, source_id AS partner, * FROM contact_row WHERE channel NOT IN ('mail', 'message')`

const numberSpanSql = `SELECT own, min(turn) AS first_turn, max(turn) AS last_turn, min(day) AS first_day, max(day) AS last_day, count(*) AS uses
  FROM (${phoneRows}) GROUP BY own`

const deviceUseSql = `
  WITH told AS (
    SELECT 'handset' AS kind, source_id AS own, source_handset AS device, turn, day FROM contact_row WHERE source_handset IS NOT NULL
    UNION ALL SELECT 'handset', target_id, target_handset, turn, day FROM contact_row WHERE target_handset IS NOT NULL
    UNION ALL SELECT 'card', source_id, source_card, turn, day FROM contact_row WHERE source_card IS NOT NULL)
  SELECT kind, own, device, min(turn) AS first_turn, max(turn) AS last_turn, min(day) AS first_day, max(day) AS last_day, count(*) AS uses
  FROM told GROUP BY kind, own, device`

/**
 * Of the devices of one number, and of the numbers of one handset, each with the one that begins next. A handset of many numbers is a test
 * device or a copied IMEI, and says nothing.
 */
const deviceChangeSql = `
  WITH moved AS (
    SELECT kind, own AS old_id, own AS new_id, device AS old, lead(device) OVER own AS new, NULL AS handset, last_turn AS old_turn, lead(first_turn) OVER own AS new_turn,
      last_day AS old_day, lead(first_day) OVER own AS new_day
    FROM device_use WINDOW own AS (PARTITION BY kind, own ORDER BY first_turn)),
  handed AS (
    SELECT 'number' AS kind, own AS old_id, lead(own) OVER shared AS new_id, NULL AS old, NULL AS new, device AS handset, last_turn AS old_turn,
      lead(first_turn) OVER shared AS new_turn, last_day AS old_day, lead(first_day) OVER shared AS new_day, count(*) OVER (PARTITION BY device) AS numbers
    FROM device_use WHERE kind = 'handset' WINDOW shared AS (PARTITION BY device ORDER BY first_turn))
  SELECT * FROM moved WHERE new IS NOT NULL AND new_day >= old_day - ${withinDays}
  UNION ALL SELECT * EXCLUDE (numbers) FROM handed WHERE new_id IS NOT NULL AND numbers <= ${ofHandset} AND new_day >= old_day - ${withinDays}`

/** The contacts of each number that are not contacts of half the world, with the first contact. */
const circleSql = `
  WITH pair AS (SELECT own, partner, min(turn) AS turn FROM (${phoneRows}) GROUP BY own, partner),
  known AS (SELECT *, count(*) OVER (PARTITION BY partner) AS popularity FROM pair QUALIFY popularity <= ${commonContact})
  SELECT own, partner, turn, count(*) OVER (PARTITION BY own) AS contacts FROM known`

const circleChangeSql = `
  WITH met AS (
    SELECT o.own AS old_id, n.own AS new_id, any_value(o.contacts) AS of_old, any_value(n.contacts) AS of_new, count(*) AS shared,
      to_json(list(o.turn ORDER BY o.partner)) AS old_turns, to_json(list(n.turn ORDER BY o.partner)) AS new_turns
    FROM circle o JOIN circle n ON n.partner = o.partner AND n.own <> o.own
    JOIN number_span a ON a.own = o.own JOIN number_span b ON b.own = n.own
    WHERE o.contacts >= ${leastShared} AND n.contacts >= ${leastShared} AND b.first_day BETWEEN a.last_day - ${withinDays} AND a.last_day + ${withinDays}
      AND b.first_turn > a.first_turn AND b.last_turn > a.last_turn
    GROUP BY o.own, n.own)
  SELECT m.*, a.last_turn AS old_turn, b.first_turn AS new_turn FROM met m JOIN number_span a ON a.own = m.old_id JOIN number_span b ON b.own = m.new_id
  WHERE m.shared >= ${leastShared} AND m.shared >= ${leastShare} * least(m.of_old, m.of_new)`
