import { listSchemata, type Property, type Schema } from '../model/schema/schema.ts'
import { inRangeSql, type EntityRange } from '../store/entity-range.ts'
import { hashSql } from '../store/hash-sql.ts'
import { sqlText } from '../store/sql-text.ts'
import { temporaryStep, type SqlStep } from '../store/steps.ts'
import { messageSchemata } from './message-steps.ts'

/** How an entity property reads as a relation; any other reads `has` and its label. */
const relationWords: Readonly<Record<string, string>> = {
  owner: 'is owned by', holder: 'is held by', operator: 'is operated by', parent: 'belongs to', addressEntity: 'has address',
  account: 'draws on', bank: 'is kept at', author: 'was written by', issuer: 'was issued by', proof: 'is proved by',
  organizer: 'was organised by', involved: 'involves', inReplyToEmail: 'answers', inReplyToMessage: 'answers', pictured: 'pictures',
}

/**
 * Entity properties that draw no link: `ancestors` repeats `parent` upwards, and the ends of messages are links between
 * persons (see `messageSteps`).
 */
const withoutLink: ReadonlySet<string> = new Set([
  'ancestors', ...messageSchemata.flatMap((schema) => [`${schema}.emitters`, `${schema}.sender`, `${schema}.recipients`]),
])

/** The stages that lay out which properties draw links, and the empty table `property_links` for those drawn by them. */
export function propertySchemaSteps(): SqlStep[] {
  const rows = listSchemata()
    .filter((schema) => schema.ancestors.has('Thing') && !schema.edge)
    .flatMap((schema) => linkingProperties(schema).map((property) => valuesRow(schema, property)))
  return [
    temporaryStep('linking_property', `SELECT * FROM (VALUES ${rows.join(', ')}) AS t(schema, property, label)`),
    temporaryStep('property_links', `WITH v AS (SELECT * FROM derived.entity_values LIMIT 0) ${propertyLinksSql}`),
  ]
}

/**
 * The stage that draws a link by every other entity property of a thing (owner, parent, holder, address, account): one
 * for each pair of canonical entities, schema and property, however many sources tell it; of the canonical entities in a
 * range.
 */
export function propertySteps(range: EntityRange): SqlStep[] {
  return [{ name: 'draw_property_links', sql: `INSERT INTO property_links WITH v AS (
  SELECT * FROM derived.entity_values WHERE target_canonical_id IS NOT NULL AND ${inRangeSql('canonical_id', range)}) ${propertyLinksSql}` }]
}

function linkingProperties(schema: Schema): Property[] {
  return [...schema.properties.values()].filter(
    ({ name, type }) => type === 'entity' && !withoutLink.has(name) && !withoutLink.has(`${schema.name}.${name}`),
  )
}

function valuesRow(schema: Schema, property: Property): string {
  const label = relationWords[property.name] ?? `has ${property.label.toLowerCase()}`
  return `(${sqlText(schema.name)}, ${sqlText(property.name)}, ${sqlText(label)})`
}

const propertyLinksSql = `
  SELECT ${hashSql(['v.schema', 'v.canonical_id', 'v.target_canonical_id', 'NULL', 'v.property'])} AS id,
    v.canonical_id AS source_id, v.target_canonical_id AS target_id, v.schema, v.property, p.label,
    CAST(NULL AS VARCHAR) AS edge_id, true AS directed, CAST(NULL AS VARCHAR) AS start_date, CAST(NULL AS VARCHAR) AS end_date,
    CAST(NULL AS DECIMAL(38,8)) AS amount, CAST(NULL AS VARCHAR) AS currency, CAST(NULL AS VARCHAR) AS role,
    min(v.statement_id) AS statement_id, arg_min(v.entity_id, v.statement_id) AS told_by
  FROM v JOIN linking_property p ON p.schema = v.schema AND p.property = v.property
  WHERE v.target_canonical_id <> v.canonical_id
  GROUP BY v.schema, v.canonical_id, v.target_canonical_id, v.property, p.label`
