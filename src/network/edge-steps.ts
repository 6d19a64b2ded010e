import { listSchemata, type Schema } from '../model/schema/schema.ts'
import { inRangeSql, type EntityRange } from '../store/entity-range.ts'
import { hashSql } from '../store/hash-sql.ts'
import { sqlText } from '../store/sql-text.ts'
import { temporaryStep, type SqlStep } from '../store/steps.ts'

/** Which end of a link an entity property is, for the schemata that draw links. */
interface EdgeEnd {
  readonly schema: string
  readonly property: string
  readonly side: 'source' | 'target'
  /** 1 is used before 2: a payment that names no payer starts from the payer's account. */
  readonly preference: number
}

/** Where an end of an edge is told by another property when the edge's own is absent. */
const standIns: Readonly<Record<string, { readonly source?: string; readonly target?: string }>> = {
  Payment: { source: 'payerAccount', target: 'beneficiaryAccount' },
}

/** Edge properties that say what kind of relation it is, the first present is taken. */
const roleProperties = ['role', 'relationship', 'position', 'callType', 'entryType', 'status', 'summary']

/** The stages that lay out which schemata draw links, and by which properties. */
export function edgeSchemaSteps(): SqlStep[] {
  const schemata = listSchemata().filter((schema) => schema.edge !== undefined)
  return [temporaryStep('edge_schema', edgeSchemaSql(schemata)), temporaryStep('edge_end', edgeEndSql(schemata.flatMap(endsOf)))]
}

/**
 * The stages that draw a link from every entity of an edge schema in a range: all pairs of its sources and targets that
 * are two different canonical entities. Gives the temporary table `edge_links`.
 */
export function edgeSteps(range: EntityRange): SqlStep[] {
  return [
    temporaryStep('edge_side', edgeSideSql(range)),
    temporaryStep('edge_detail', edgeDetailSql(range)),
    temporaryStep('edge_links', edgeLinksSql),
  ]
}

function endsOf(schema: Schema): EdgeEnd[] {
  const { source, target } = schema.edge!
  const standIn = standIns[schema.name]
  return [
    { schema: schema.name, property: source, side: 'source', preference: 1 },
    { schema: schema.name, property: target, side: 'target', preference: 1 },
    ...(standIn?.source ? [{ schema: schema.name, property: standIn.source, side: 'source', preference: 2 } as const] : []),
    ...(standIn?.target ? [{ schema: schema.name, property: standIn.target, side: 'target', preference: 2 } as const] : []),
  ]
}

function edgeSchemaSql(schemata: readonly Schema[]): string {
  const rows = schemata.map(
    ({ name, edge }) => `(${sqlText(name)}, ${sqlText(`${edge!.source}>${edge!.target}`)}, ${sqlText(edge!.label)}, ${edge!.directed})`,
  )
  return `SELECT * FROM (VALUES ${rows.join(', ')}) AS t(schema, property, label, directed)`
}

function edgeEndSql(ends: readonly EdgeEnd[]): string {
  const rows = ends.map((end) => `(${sqlText(end.schema)}, ${sqlText(end.property)}, ${sqlText(end.side)}, ${end.preference})`)
  return `SELECT * FROM (VALUES ${rows.join(', ')}) AS t(schema, property, side, preference)`
}

const edgeSideSql = (range: EntityRange) => `
  WITH told AS (
    SELECT v.entity_id, v.schema, e.side, e.preference, v.target_canonical_id AS end_id, min(v.statement_id) AS statement_id,
      min(e.preference) OVER (PARTITION BY v.entity_id, e.side) AS best
    FROM derived.entity_values v JOIN edge_end e ON e.schema = v.schema AND e.property = v.property
    WHERE v.target_canonical_id IS NOT NULL AND ${inRangeSql('v.entity_id', range)}
    GROUP BY v.entity_id, v.schema, e.side, e.preference, v.target_canonical_id)
  SELECT entity_id, schema, side, end_id, statement_id FROM told WHERE preference = best`

const edgeDetailSql = (range: EntityRange) => `
  SELECT v.entity_id,
    coalesce(min(v.value) FILTER (v.property = 'startDate'), min(v.value) FILTER (v.property = 'date'),
      min(v.value) FILTER (v.property = 'declarationDate')) AS start_date,
    max(v.value) FILTER (v.property = 'endDate') AS end_date,
    TRY_CAST(coalesce(min(v.value) FILTER (v.property = 'amount'), min(v.value) FILTER (v.property = 'amountUsd'),
      min(v.value) FILTER (v.property = 'amountEur')) AS DECIMAL(38,8)) AS amount,
    coalesce(min(v.value) FILTER (v.property = 'currency'),
      CASE WHEN count(*) FILTER (v.property = 'amount') > 0 THEN NULL
        WHEN count(*) FILTER (v.property = 'amountUsd') > 0 THEN 'USD'
        WHEN count(*) FILTER (v.property = 'amountEur') > 0 THEN 'EUR' END) AS currency,
    coalesce(${roleProperties.map((property) => `min(v.value) FILTER (v.property = ${sqlText(property)})`).join(', ')}) AS role
  FROM derived.entity_values v JOIN edge_schema e ON e.schema = v.schema
  WHERE v.property_type <> 'entity' AND ${inRangeSql('v.entity_id', range)}
  GROUP BY v.entity_id`

const edgeLinksSql = `
  SELECT ${hashSql(['s.schema', 's.end_id', 't.end_id', 's.entity_id', 'e.property'])} AS id,
    s.end_id AS source_id, t.end_id AS target_id, s.schema, e.property, e.label, s.entity_id AS edge_id, e.directed,
    d.start_date, d.end_date, d.amount, d.currency, d.role, t.statement_id, s.entity_id AS told_by
  FROM edge_side s
  JOIN edge_side t ON t.entity_id = s.entity_id AND t.side = 'target'
  JOIN edge_schema e ON e.schema = s.schema
  LEFT JOIN edge_detail d ON d.entity_id = s.entity_id
  WHERE s.side = 'source' AND s.end_id <> t.end_id`
