import type { ContradictionLine } from './api-types.ts'
import type { Condition } from './condition.ts'
import { listOf, makePlace, numberOf, textOf } from './place.ts'
import type { ServedCase } from './served-case.ts'

/** Contradictions that fit a condition, with both places. */
export async function selectContradictions(served: ServedCase, condition: Condition): Promise<ContradictionLine[]> {
  const rows = await served.ask(
    `SELECT c.*, l.number AS left_number, l.path AS left_path, r.number AS right_number, r.path AS right_path
FROM (SELECT * FROM contradictions${condition.where}) c LEFT JOIN exhibits l ON l.id = c.left_exhibit_id LEFT JOIN exhibits r ON r.id = c.right_exhibit_id
ORDER BY c.strength, c.rule, c.caption, c.id LIMIT 2000`, condition.values,
  )
  return rows.map((row) => ({
    id: textOf(row['id']),
    rule: textOf(row['rule']),
    canonicalId: textOf(row['canonical_id']),
    caption: textOf(row['caption']),
    property: textOf(row['property']),
    message: textOf(row['message']),
    strength: textOf(row['strength']),
    sameProbability: numberOf(row['same_probability']),
    left: { value: textOf(row['left_value']), place: makePlace(textOf(row['left_number']), textOf(row['left_path']), textOf(row['left_locator'])) },
    right: { value: textOf(row['right_value']), place: makePlace(textOf(row['right_number']), textOf(row['right_path']), textOf(row['right_locator'])) },
    explanations: listOf(row['explanations']).map(String),
  }))
}
