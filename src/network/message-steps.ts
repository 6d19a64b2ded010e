import { hashSql } from '../store/hash-sql.ts'
import { temporaryStep, type SqlStep } from '../store/steps.ts'

/**
 * The stages that draw a link from everyone who sent a message to everyone who received it: once for each pair and
 * message (a message told by two exhibits and judged the same is one), the sender's copy to himself left out. Gives the
 * temporary table `message_links`.
 */
export function messageSteps(): SqlStep[] {
  return [
    temporaryStep('message_end', messageEndSql),
    temporaryStep('message_date', messageDateSql),
    temporaryStep('message_links', messageLinksSql),
  ]
}

/** Schemata whose entities are messages, and the properties that name who sent them. */
export const messageSchemata = ['Email', 'Message']

const messageEndSql = `
  SELECT v.canonical_id AS message_id, min(v.entity_id) AS entity_id, v.schema, v.target_canonical_id AS end_id,
    CASE WHEN v.property = 'recipients' THEN 'target' ELSE 'source' END AS side,
    min(v.property) AS property, min(v.statement_id) AS statement_id,
    arg_min(v.entity_id, v.statement_id) AS told_by
  FROM derived.entity_values v
  WHERE v.schema IN ('Email', 'Message') AND v.property IN ('emitters', 'sender', 'recipients') AND v.target_canonical_id IS NOT NULL
  GROUP BY v.canonical_id, v.schema, v.target_canonical_id, side`

const messageDateSql = `
  SELECT v.canonical_id AS message_id, coalesce(min(v.value) FILTER (v.property = 'date'), min(v.value)) AS date
  FROM derived.entity_values v
  WHERE v.schema IN ('Email', 'Message') AND v.property IN ('date', 'authoredAt', 'publishedAt', 'startDate')
  GROUP BY v.canonical_id`

const messageLinksSql = `
  SELECT ${hashSql(['s.schema', 's.end_id', 't.end_id', 't.entity_id', "s.property || '>recipients'"])} AS id,
    s.end_id AS source_id, t.end_id AS target_id, s.schema, s.property || '>recipients' AS property, 'wrote to' AS label,
    t.entity_id AS edge_id, true AS directed, d.date AS start_date, CAST(NULL AS VARCHAR) AS end_date,
    CAST(NULL AS DECIMAL(38,8)) AS amount, CAST(NULL AS VARCHAR) AS currency, CAST(NULL AS VARCHAR) AS role, t.statement_id, t.told_by
  FROM message_end s
  JOIN message_end t ON t.message_id = s.message_id AND t.side = 'target' AND t.schema = s.schema
  LEFT JOIN message_date d ON d.message_id = s.message_id
  WHERE s.side = 'source' AND s.end_id <> t.end_id`
