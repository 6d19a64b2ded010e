import { listSchemata } from '../model/schema/schema.ts'
import { targetsSql } from '../network/targets-sql.ts'
import { inRangeSql, type EntityRange } from '../store/entity-range.ts'
import { hashSql } from '../store/hash-sql.ts'
import { exhibitOrderSql, sqlText, sqlTexts } from '../store/sql-text.ts'
import { temporaryStep, type SqlStep } from '../store/steps.ts'
import { listDatedProperties } from './dated-property.ts'

/** The stages that lay out what all events share: which properties are dates, the order of exhibits, who can take part. */
export function eventGroundSteps(): SqlStep[] {
  return [
    temporaryStep('dated_property', datedPropertySql()),
    temporaryStep('exhibit_place', `SELECT id, row_number() OVER (ORDER BY ${exhibitOrderSql('number')}, id) AS place FROM derived.exhibits`),
    temporaryStep('event_target', targetsSql('target_canonical_id')),
  ]
}

/** The stages that lay every dated statement about the entities of a range on the timeline. */
export function eventSteps(run: string, range: EntityRange): SqlStep[] {
  return [
    temporaryStep('dated_statement', datedStatementSql(range)),
    temporaryStep('dated_entity', 'SELECT DISTINCT entity_id FROM dated_statement'),
    temporaryStep('event_end', eventEndSql),
    temporaryStep('event_moment', eventMomentSql),
    temporaryStep('event_party', eventPartySql(range)),
    temporaryStep('event_place', eventPlaceSql(range)),
    { name: 'write_events', sql: writeEventsSql(run) },
  ]
}

function datedPropertySql(): string {
  const rows = listDatedProperties().map(
    (row) =>
      `(${sqlText(row.schema)}, ${sqlText(row.property)}, ${sqlText(row.label)}, ${sqlText(row.kind)}, ${sqlText(row.role)}, ${row.preference})`,
  )
  return `SELECT * FROM (VALUES ${rows.join(', ')}) AS t(schema, property, label, kind, role, preference)`
}

/** One row per entity, property and date: the first exhibit's telling. */
const datedStatementSql = (range: EntityRange) => `
  SELECT s.entity_id, e.canonical_id, e.schema, e.caption, s.property, p.label, p.kind, p.role, p.preference, s.value, s.original,
    s.id AS statement_id, s.exhibit_id, s.locator
  FROM derived.statements s
  JOIN derived.entities e ON e.id = s.entity_id AND ${inRangeSql('e.id', range)}
  JOIN dated_property p ON p.schema = e.schema AND p.property = s.property
  LEFT JOIN exhibit_place x ON x.id = s.exhibit_id
  WHERE ${inRangeSql('s.entity_id', range)} AND regexp_matches(s.value, '^[0-9]{4}')
  QUALIFY row_number() OVER (PARTITION BY s.entity_id, s.property, s.value ORDER BY x.place, s.exhibit_id, s.id) = 1`

const eventEndSql = `
  SELECT entity_id, max(value) AS ended FROM dated_statement WHERE role = 'end' GROUP BY entity_id`

/**
 * One row per event. An end makes no event of its own where a beginning is told; the same date told by two properties
 * of one entity (`startDate` and `date`) is one event.
 */
const eventMomentSql = `
  WITH kept AS (
    SELECT d.*, coalesce(bool_or(d.role = 'start') OVER (PARTITION BY d.entity_id), false) AS begun FROM dated_statement d)
  SELECT k.*, CASE WHEN k.role = 'start' THEN n.ended END AS ended,
    CASE WHEN length(value) = 4 THEN 'year' WHEN length(value) = 7 THEN 'month' WHEN length(value) = 10 THEN 'day'
      WHEN NOT regexp_matches(value, 'T[0-9]{2}:[0-9]{2}:[0-9]{2}') THEN 'minute'
      WHEN regexp_matches(value, ':00(\\.0+)?(Z|[+-][0-9]{2}:?[0-9]{2})?$') AND regexp_matches(original, '[0-9]:[0-9]{2}')
        AND NOT regexp_matches(original, '[0-9]:[0-9]{2}:[0-9]{2}') THEN 'minute'
      ELSE 'second' END AS precision,
    CASE WHEN regexp_matches(value, 'T.*(Z|[+-][0-9]{2}:?[0-9]{2})$') THEN 'UTC' ELSE 'local' END AS zone
  FROM kept k LEFT JOIN event_end n ON n.entity_id = k.entity_id
  WHERE NOT (k.role = 'end' AND k.begun)
  QUALIFY row_number() OVER (PARTITION BY k.entity_id, k.kind, k.value ORDER BY k.preference, k.property) = 1`

/** Things that take part in their own events (a birth, a purchase date), beside the entities that their properties name. */
function eventPartySql(range: EntityRange): string {
  const selves = listSchemata().filter((schema) => schema.ancestors.has('LegalEntity') || schema.ancestors.has('Asset'))
  return `
  WITH party AS (
    SELECT v.entity_id, v.target_canonical_id AS party_id
    FROM derived.entity_values v JOIN dated_entity d ON d.entity_id = v.entity_id
    WHERE ${inRangeSql('v.entity_id', range)} AND v.target_canonical_id IS NOT NULL AND v.property NOT IN ('ancestors', 'proof', 'addressEntity')
      AND NOT (v.property = 'parent' AND v.schema NOT IN ${sqlTexts(selves.map((schema) => schema.name))})
    UNION
    SELECT e.id, e.canonical_id FROM derived.entities e JOIN dated_entity d ON d.entity_id = e.id
    WHERE ${inRangeSql('e.id', range)} AND e.schema IN ${sqlTexts(selves.map((schema) => schema.name))})
  SELECT entity_id, to_json(list(party_id ORDER BY party_id)) AS participants FROM party GROUP BY entity_id`
}

const edges = listSchemata().flatMap((schema) => (schema.edge ? [schema.edge] : []))
const givers = [...new Set([...edges.map((edge) => edge.source), 'account'])]
const takers = [...new Set([...edges.map((edge) => edge.target), 'counterparty'])]
const placeProperties = ['location', 'address', 'addressEntity', 'merchant', 'endLocation', 'cell']
const wordProperties = ['subject', 'title', 'purpose', 'text', 'name', 'fileName', 'invoiceNumber', 'number']
const sumProperties = ['latitude', 'longitude', 'amount', 'currency', 'payerAccount', 'beneficiaryAccount', 'counterpartyName']

/** Where an event was, and the words of its title. */
function eventPlaceSql(range: EntityRange): string {
  const read = new Set([...givers, ...takers, ...placeProperties, ...wordProperties, ...sumProperties])
  const value = (property: string) => `min(value) FILTER (property = ${sqlText(property)})`
  const target = (properties: readonly string[]) => `min(target) FILTER (property IN ${sqlTexts(properties)})`
  return `
  WITH told AS (
    SELECT v.entity_id, v.property, v.value, t.caption AS target
    FROM derived.entity_values v JOIN dated_entity d ON d.entity_id = v.entity_id
    LEFT JOIN event_target t ON t.id = v.target_canonical_id
    WHERE ${inRangeSql('v.entity_id', range)} AND v.property IN ${sqlTexts(read)})
  SELECT entity_id,
    TRY_CAST(${value('latitude')} AS DOUBLE) AS latitude, TRY_CAST(${value('longitude')} AS DOUBLE) AS longitude,
    coalesce(${value('location')}, ${value('address')}, ${target(['addressEntity'])}, ${target(['merchant'])}, ${target(['endLocation'])},
      ${value('cell')}) AS place,
    coalesce(${target(givers)}, ${target(['payerAccount'])}) AS giver,
    coalesce(${target(takers)}, ${target(['beneficiaryAccount'])}, ${value('counterpartyName')}) AS taker,
    ${target(['subject'])} AS moved,
    nullif(concat_ws(' ', ${value('amount')}, ${value('currency')}), '') AS sum,
    coalesce(${wordProperties.map(value).join(', ')}) AS words
  FROM told GROUP BY entity_id`
}

const titleSql = `left(CASE
    WHEN m.kind = 'position' THEN coalesce(p.moved, 'Position')
    WHEN m.kind IN ('payment', 'card-use', 'account-entry', 'call', 'relation') AND (p.giver IS NOT NULL OR p.taker IS NOT NULL)
      THEN concat_ws(': ', concat_ws(' \u2192 ', coalesce(p.giver, '?'), coalesce(p.taker, '?')), p.sum)
    WHEN m.kind IN ('message', 'report', 'event', 'document') THEN coalesce(p.words, m.caption)
    ELSE m.label || ': ' || coalesce(m.caption, p.words, '?') END, 160)`

/** A moment padded to an instant; a time with an offset is moved to UTC, one without stays as written. */
const atSql = `TRY_CAST(CASE m.precision
    WHEN 'year' THEN m.value || '-01-01' WHEN 'month' THEN m.value || '-01'
    WHEN 'day' THEN m.value
    ELSE regexp_replace(m.value, '(T[0-9]{2}:[0-9]{2})(Z|[+-][0-9]{2}:?[0-9]{2}|$)', '\\1:00\\2') END AS TIMESTAMPTZ) AT TIME ZONE 'UTC'`

function writeEventsSql(run: string): string {
  return `INSERT INTO derived.events
  SELECT ${hashSql(['m.entity_id', 'm.property', 'm.value'])} AS id, m.entity_id, m.canonical_id, m.schema,
    CASE WHEN m.property = 'capturedAt' AND p.latitude IS NOT NULL THEN 'position' ELSE m.kind END AS kind, m.property, m.value AS start,
    m.ended AS finish, m.precision, m.zone, ${atSql} AS moment, ${titleSql} AS title, coalesce(y.participants, '[]') AS participants,
    CASE WHEN p.latitude BETWEEN -90 AND 90 THEN p.latitude END, CASE WHEN p.longitude BETWEEN -180 AND 180 THEN p.longitude END,
    p.place, m.exhibit_id, m.locator, m.statement_id, ${sqlText(run)}
  FROM event_moment m
  LEFT JOIN event_place p ON p.entity_id = m.entity_id
  LEFT JOIN event_party y ON y.entity_id = m.entity_id
  ORDER BY moment NULLS LAST, id`
}
