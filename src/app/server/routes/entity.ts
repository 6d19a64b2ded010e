import { Failure } from '../../../base/failure.ts'
import { exhibitOrderSql } from '../../../store/sql-text.ts'
import type { EntityAnswer, LinkKind, MentionLine, Page, PropertyValues, SourceEntity, StatementLine } from '../api-types.ts'
import { Condition } from '../condition.ts'
import { selectContradictions } from '../contradictions.ts'
import { selectMatches } from '../matches.ts'
import { mergeErrorsOf } from '../merge-errors.ts'
import { maybeText, numberOf, placeOf, textOf } from '../place.ts'
import { SaidOf } from '../said-of.ts'
import { ask, route } from '../route.ts'
import { entityName, propertyLabel, propertyOrder, schemaLabel } from '../schema-words.ts'
import type { AnswerRow, ServedCase } from '../served-case.ts'
import { selectStatements } from '../statements.ts'
import { selectEntities } from './entities.ts'

const tellingsShown = 4
const sourcesShown = 500
const valuesShown = 2_000

const ofEntity = 'SELECT id FROM entities WHERE canonical_id = $1'

/** One canonical entity, asked for by its own id or by that of one of its sources. */
export const entityRoute = route('/api/entities/:entity', { entity: ask.entity }, async (served, { entity }): Promise<EntityAnswer> => {
  const id = await canonicalId(served, entity)
  const [line] = await selectEntities(served, { condition: new Condition().and('canonical_id = ?', id), order: 'id', offset: 0, limit: 1 })
  const [counts] = await served.ask(
    `SELECT (SELECT count(*) FROM mentions WHERE canonical_id = $1) AS mentions,
  (SELECT count(*) FROM events WHERE canonical_id = $1 OR contains(participants, $1)) AS events`, [id],
  )
  const [values, sourceEntities, matches, nearby, links, contradictions] = await Promise.all([
    readValues(served, id, line!.schema),
    readSources(served, id),
    selectMatches(served, `m.left_id IN (${ofEntity}) AND m.right_id IN (${ofEntity})`, id),
    selectMatches(served, `(m.left_id IN (${ofEntity})) <> (m.right_id IN (${ofEntity}))`, id),
    readLinkKinds(served, id),
    selectContradictions(served, new Condition().and('canonical_id = ?', id)),
  ])
  const mergeErrors = sourceEntities.length > 1 ? await served.withCase(({ journal }) => mergeErrorsOf(journal)) : undefined
  return {
    ...line!, values, sourceEntities, matches, nearby, links, contradictions, mentions: numberOf(counts?.['mentions']),
    events: numberOf(counts?.['events']), ...(mergeErrors ? { mergeErrors } : {}),
  }
})

async function canonicalId(served: ServedCase, entity: string): Promise<string> {
  const [row] = await served.ask('SELECT canonical_id FROM entities WHERE id = $1 OR canonical_id = $1 LIMIT 1', [entity])
  if (!row) throw new Failure('entity.absent', 'No entity of the case has that id. A later build may have joined it otherwise: look for it by name.')
  return textOf(row['canonical_id'])
}

async function readValues(served: ServedCase, id: string, schema: string): Promise<PropertyValues[]> {
  const rows = await served.ask(
    `WITH told AS (
  SELECT s.id, s.exhibit_id, s.schema, s.property, s.property_type, s.value, s.original, s.entity_id, s.locator, x.number AS exhibit, x.path,
    row_number() OVER (PARTITION BY s.property, s.value ORDER BY ${exhibitOrderSql('x.number')}, s.locator, s.id) AS nth,
    count(*) OVER (PARTITION BY s.property, s.value) AS statements, count(DISTINCT s.exhibit_id) OVER (PARTITION BY s.property, s.value) AS exhibits
  FROM statements s JOIN exhibits x ON x.id = s.exhibit_id WHERE s.entity_id IN (${ofEntity}))
SELECT t.*, e.canonical_id AS target_id, e.canonical_caption AS target_caption, e.canonical_schema AS target_schema
FROM told t LEFT JOIN entities e ON t.property_type = 'entity' AND e.id = t.value
WHERE nth <= ${tellingsShown} ORDER BY property, exhibits DESC, statements DESC, value, nth LIMIT ${valuesShown}`, [id],
  )
  const said = await SaidOf.read(served)
  const properties = new Map<string, { first: AnswerRow; values: Map<string, AnswerRow[]> }>()
  for (const row of rows) {
    const name = textOf(row['property'])
    const property = properties.get(name) ?? properties.set(name, { first: row, values: new Map() }).get(name)!
    const value = textOf(row['value'])
    const told = property.values.get(value)
    if (told) told.push(row)
    else property.values.set(value, [row])
  }
  return [...properties]
    .map(([property, { first, values }]) => ({
      property,
      label: propertyLabel(textOf(first['schema']), property),
      type: textOf(first['property_type']),
      values: [...values].map(([value, told]) => ({
        value,
        ...(told[0]!['target_id'] ? { target: entityName(told[0]!, 'target_') } : {}),
        statements: numberOf(told[0]!['statements']),
        exhibits: numberOf(told[0]!['exhibits']),
        told: told.map((row) => ({
          original: maybeText(row['original']), entityId: textOf(row['entity_id']), place: placeOf(row), ...said.grades(textOf(row['id']), textOf(row['exhibit_id'])),
        })),
      })),
    }))
    .sort((a, b) => propertyOrder(schema, a.property) - propertyOrder(schema, b.property) || (a.property < b.property ? -1 : 1))
}

async function readSources(served: ServedCase, id: string): Promise<SourceEntity[]> {
  const rows = await served.ask(
    `SELECT e.id, e.caption, e.schema, e.statements, x.number AS exhibit, x.path,
  (SELECT coalesce(min(s.locator) FILTER (s.property_type = 'name'), min(s.locator)) FROM statements s
    WHERE s.entity_id = e.id AND s.exhibit_id = e.exhibit_id AND s.locator <> 'whole') AS locator
FROM entities e LEFT JOIN exhibits x ON x.id = e.exhibit_id WHERE e.canonical_id = $1
ORDER BY ${exhibitOrderSql('x.number')}, e.caption, e.id LIMIT ${sourcesShown}`, [id],
  )
  return rows.map((row) => ({
    id: textOf(row['id']), caption: textOf(row['caption']), schema: textOf(row['schema']), kind: schemaLabel(textOf(row['schema'])),
    statements: numberOf(row['statements']), place: placeOf(row),
  }))
}

async function readLinkKinds(served: ServedCase, id: string): Promise<LinkKind[]> {
  const rows = await served.ask(
    `SELECT label, schema, direction, count(*) AS links, count(DISTINCT other) AS others, min(start_date) AS first, max(start_date) AS last FROM (
  SELECT label, schema, 'out' AS direction, target_id AS other, start_date FROM links WHERE source_id = $1
  UNION ALL SELECT label, schema, 'in', source_id, start_date FROM links WHERE target_id = $1)
GROUP BY ALL ORDER BY links DESC, label, schema, direction`, [id],
  )
  return rows.map((row) => ({
    label: textOf(row['label']), schema: textOf(row['schema']), direction: row['direction'] === 'in' ? 'in' : 'out',
    links: numberOf(row['links']), others: numberOf(row['others']), first: maybeText(row['first']), last: maybeText(row['last']),
  }))
}

/** The statements of an entity, all tellings, by words. */
export const entityStatementsRoute = route(
  '/api/entities/:entity/statements',
  { entity: ask.entity, property: ask.name, q: ask.words, offset: ask.offset, limit: ask.limit },
  async (served, { entity, property, q, offset, limit }): Promise<Page<StatementLine>> => {
    const id = await canonicalId(served, entity)
    const condition = new Condition()
      .and('s.entity_id IN (SELECT id FROM entities WHERE canonical_id = ?)', id)
      .and('s.property = ?', property)
      .words(q, ['s.property', 's.value', 's.original'])
    return selectStatements(served, { condition, order: `s.property, s.value, ${exhibitOrderSql('s.exhibit')}, s.locator, s.id`, offset, limit })
  },
)

/** Where the names of an entity are seen in free text. */
export const entityMentionsRoute = route(
  '/api/entities/:entity/mentions', { entity: ask.entity, offset: ask.offset, limit: ask.limit },
  async (served, { entity, offset, limit }): Promise<Page<MentionLine>> => {
    const id = await canonicalId(served, entity)
    const [sum] = await served.ask('SELECT count(*) AS n FROM mentions WHERE canonical_id = $1', [id])
    const rows = await served.ask(
      `SELECT m.text, m.kind, m.method, m.candidates, m.locator, x.number AS exhibit, x.path FROM mentions m JOIN exhibits x ON x.id = m.exhibit_id
WHERE m.canonical_id = $1 ORDER BY ${exhibitOrderSql('x.number')}, m.locator, m.id LIMIT ${limit} OFFSET ${offset}`, [id],
    )
    return {
      rows: rows.map((row) => ({
        text: textOf(row['text']), kind: textOf(row['kind']), method: textOf(row['method']), candidates: numberOf(row['candidates']),
        place: placeOf(row),
      })),
      total: numberOf(sum?.['n']),
      offset,
    }
  },
)
