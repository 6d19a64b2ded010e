import { findSchema } from '../../model/schema/schema.ts'
import type { Store } from '../../store/store.ts'
import { explain } from '../explanations.ts'
import { descendantsOf, type OrderConstraint } from './constraint.ts'
import type { Contradiction } from './contradiction.ts'

const mostOfRule = 10_000

interface DisorderedRow extends Record<string, string | number> {
  readonly canonical_id: string
  readonly caption: string
  readonly schema: string
  readonly probability: number
  readonly left_value: string
  readonly left_id: string
  readonly left_entity: string
  readonly left_exhibit: string
  readonly left_locator: string
  readonly right_property: string
  readonly right_value: string
  readonly right_id: string
  readonly right_entity: string
  readonly right_exhibit: string
  readonly right_locator: string
}

/**
 * Pairs of dates that one order constraint forbids: the later one lies before the earlier one even by the precision that
 * both have. Reads `derived.entity_values`, `entities` and `statements`.
 */
export async function findDisordered(store: Store, constraint: OrderConstraint): Promise<Contradiction[]> {
  const rows = await store.all<DisorderedRow>(disorderSql(constraint))
  return rows.map((row) => ({
    rule: constraint.rule, canonicalId: row.canonical_id, caption: row.caption, property: row.right_property,
    left: { value: row.left_value, statementId: row.left_id, entityId: row.left_entity, exhibit: row.left_exhibit, locator: row.left_locator },
    right: { value: row.right_value, statementId: row.right_id, entityId: row.right_entity, exhibit: row.right_exhibit, locator: row.right_locator },
    sameProbability: row.left_entity === row.right_entity ? 1 : row.probability,
    strength: constraint.strength,
    message: `${findSchema(row.schema)?.label ?? row.schema} ${row.caption} ${constraint.says}: ${row.right_value} lies before ${row.left_value}.`,
    explanations: constraint.explanations.map(explain),
  }))
}

/** Both dates cut to the precision both have. */
const precision = 'least(length(earlier.value), length(later.value), 10)'

function disorderSql(constraint: OrderConstraint): string {
  const { earlier, later } = constraint
  return `SELECT later.canonical_id, e.canonical_caption AS caption, e.canonical_schema AS schema,
  coalesce(least(e.cluster_probability, o.cluster_probability), 1) AS probability,
  earlier.value AS left_value, l.id AS left_id, l.entity_id AS left_entity, l.exhibit_id AS left_exhibit, l.locator AS left_locator,
  later.property AS right_property, later.value AS right_value, r.id AS right_id, r.entity_id AS right_entity, r.exhibit_id AS right_exhibit,
  r.locator AS right_locator
FROM derived.entity_values earlier
${joinOf(constraint)}
JOIN derived.entities e ON e.id = later.entity_id
JOIN derived.entities o ON o.id = earlier.entity_id
JOIN derived.statements l ON l.id = earlier.statement_id
JOIN derived.statements r ON r.id = later.statement_id
WHERE ${sideSql('earlier', earlier)} AND ${sideSql('later', later)}
  AND left(later.value, ${precision}) < left(earlier.value, ${precision})
QUALIFY row_number() OVER (PARTITION BY later.canonical_id, earlier.value, later.value ORDER BY earlier.statement_id, later.statement_id) = 1
ORDER BY later.canonical_id, earlier.value, later.value LIMIT ${mostOfRule}`
}

function joinOf({ of, pointer }: OrderConstraint): string {
  if (of === 'entity') return 'JOIN derived.entity_values later ON later.entity_id = earlier.entity_id'
  if (of === 'canonical') return 'JOIN derived.entity_values later ON later.canonical_id = earlier.canonical_id'
  const [pointing, pointed] = pointer === 'later' ? ['later', 'earlier'] : ['earlier', 'later']
  const link = `pointer.property = ${quote(of)}`
  return pointing === 'later'
    ? `JOIN derived.entity_values pointer ON pointer.target_canonical_id = ${pointed}.canonical_id AND ${link}
JOIN derived.entity_values later ON later.entity_id = pointer.entity_id`
    : `JOIN derived.entity_values pointer ON pointer.entity_id = ${pointing}.entity_id AND ${link}
JOIN derived.entity_values later ON later.canonical_id = pointer.target_canonical_id`
}

function sideSql(name: string, side: OrderConstraint['earlier']): string {
  return `${name}.property IN (${side.property.map(quote).join(', ')}) AND ${name}.schema IN (${descendantsOf(side.schema).map(quote).join(', ')})`
}

function quote(word: string): string {
  return `'${word.replaceAll("'", "''")}'`
}
