import type { Store } from '../../store/store.ts'
import { explain } from '../explanations.ts'
import type { Contradiction } from './contradiction.ts'

/** What is told with two records kept apart for a birth date that differs in one figure. */
export const keptApartExplanations = ['not-one-entity', 'typing', 'misread', 'other-source-error'] as const

interface KeptApartRow extends Record<string, string | number> {
  readonly canonical_id: string
  readonly caption: string
  readonly other: string
  readonly probability: number
  readonly left_value: string
  readonly left_id: string
  readonly left_entity: string
  readonly left_exhibit: string
  readonly left_locator: string
  readonly right_value: string
  readonly right_id: string
  readonly right_entity: string
  readonly right_exhibit: string
  readonly right_locator: string
}

const keptApartSql = `WITH near AS (
  SELECT m.left_id, m.right_id, m.probability,
    list_filter(json_extract(m.explanation, '$[*]'), entry -> json_extract_string(entry, '$.property') = 'birthDate')[1] AS entry
  FROM derived.matches m
  WHERE NOT m.joined AND m.state = 'machine' AND contains(m.explanation, '"level":"near"')
)
SELECT e.canonical_id, e.canonical_caption AS caption, o.canonical_caption AS other, n.probability,
  l.value AS left_value, l.id AS left_id, l.entity_id AS left_entity, l.exhibit_id AS left_exhibit, l.locator AS left_locator,
  r.value AS right_value, r.id AS right_id, r.entity_id AS right_entity, r.exhibit_id AS right_exhibit, r.locator AS right_locator
FROM near n
JOIN derived.entities e ON e.id = n.left_id
JOIN derived.entities o ON o.id = n.right_id
JOIN derived.entity_values lv ON lv.entity_id = n.left_id AND lv.property = 'birthDate' AND lv.value = json_extract_string(n.entry, '$.left')
JOIN derived.entity_values rv ON rv.entity_id = n.right_id AND rv.property = 'birthDate' AND rv.value = json_extract_string(n.entry, '$.right')
JOIN derived.statements l ON l.id = lv.statement_id
JOIN derived.statements r ON r.id = rv.statement_id
QUALIFY row_number() OVER (
  PARTITION BY least(e.canonical_id, o.canonical_id), greatest(e.canonical_id, o.canonical_id), least(l.value, r.value), greatest(l.value, r.value)
  ORDER BY n.probability DESC, l.id, r.id) = 1
ORDER BY e.canonical_id, l.id, r.id`

/**
 * Records that look like one person but for one figure of the birth date, and were kept apart for it: one of the two
 * dates may be wrong, or may have been changed. Reads the matches of a resolved case.
 */
export async function findKeptApart(store: Store): Promise<Contradiction[]> {
  const rows = await store.all<KeptApartRow>(keptApartSql)
  return rows.map((row) => ({
    rule: 'kept-apart:birthDate', canonicalId: row.canonical_id, caption: row.caption, property: 'birthDate',
    left: { value: row.left_value, statementId: row.left_id, entityId: row.left_entity, exhibit: row.left_exhibit, locator: row.left_locator },
    right: { value: row.right_value, statementId: row.right_id, entityId: row.right_entity, exhibit: row.right_exhibit, locator: row.right_locator },
    sameProbability: row.probability, strength: 'C',
    message: `${row.caption} (${row.left_value}) and ${row.other} (${row.right_value}) look like one person but for one figure of the date of birth, `
      + 'and are kept apart for it. Judge whether they are one.',
    explanations: keptApartExplanations.map(explain),
  }))
}
