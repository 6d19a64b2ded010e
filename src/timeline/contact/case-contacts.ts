import { sqlText } from '../../store/sql-text.ts'
import { temporaryStep, type SqlStep } from '../../store/steps.ts'
import { orderedContactsSql } from './ordered-contacts-sql.ts'

/**
 * The stages that lay out the contacts of a case one by one, from its links, and the captions of who had them. Give the temporary tables
 * `contact_row` and `contact_name`.
 */
export function caseContactSteps(): SqlStep[] {
  return [
    temporaryStep('call_detail', callDetailSql),
    temporaryStep('told_contact', toldContactSql),
    temporaryStep('contact_row', orderedContactsSql('told_contact')),
    temporaryStep('contact_name', 'SELECT canonical_id AS id, min(canonical_caption) AS caption FROM derived.entities GROUP BY canonical_id'),
  ]
}

const value = (property: string) => `min(value) FILTER (property = ${sqlText(property)})`

const callDetailSql = `
  SELECT entity_id, ${value('callerImei')} AS source_handset, ${value('receiverImei')} AS target_handset, ${value('callerImsi')} AS source_card,
    TRY_CAST(${value('duration')} AS DOUBLE) AS duration
  FROM derived.entity_values WHERE schema = 'Call' AND property IN ('callerImei', 'receiverImei', 'callerImsi', 'duration') GROUP BY entity_id`

/** The channel of a call, by what its source calls it. */
export const callChannelSql = (kind: string) => `CASE WHEN ${kind} IS NULL THEN 'call'
    WHEN regexp_matches(lower(${kind}), '\\b(sms|mms|text)|message') THEN 'text'
    WHEN regexp_matches(lower(${kind}), 'voice|speech|\\b(moc|mtc|call|tel)\\b') THEN 'voice'
    WHEN regexp_matches(lower(${kind}), '\\b(data|gprs|lte|internet|packet)') THEN 'data' ELSE lower(left(${kind}, 40)) END`

const toldContactSql = `
  SELECT l.source_id, l.target_id,
    CASE l.schema WHEN 'Email' THEN 'mail' WHEN 'Message' THEN 'message' ELSE ${callChannelSql('l.role')} END AS channel,
    l.start_date AS start, d.duration, d.source_handset, d.target_handset, d.source_card, l.statement_id, l.exhibit_id, l.locator
  FROM derived.links l LEFT JOIN call_detail d ON d.entity_id = l.edge_id
  WHERE l.schema IN ('Call', 'Email', 'Message') AND l.edge_id IS NOT NULL AND length(l.start_date) >= 10`
