import type { ContradictionLine } from './api-types.ts'
import type { Condition } from './condition.ts'
import { listOf, makePlace, numberOf, textOf } from './place.ts'
import type { AnswerRow, ServedCase } from './served-case.ts'

/** Contradictions that fit a condition, with both places. */
export async function selectContradictions(served: ServedCase, condition: Condition): Promise<ContradictionLine[]> {
  const rows = await served.ask(
    `SELECT c.*, l.number AS left_number, l.path AS left_path, r.number AS right_number, r.path AS right_path
FROM (SELECT * FROM contradictions${condition.where}) c
LEFT JOIN exhibits l ON l.id = c.left_exhibit_id LEFT JOIN exhibits r ON r.id = c.right_exhibit_id
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
    left: sideOf(row, 'left'),
    right: sideOf(row, 'right'),
    explanations: listOf(row['explanations']).map(String),
  }))
}

function sideOf(row: AnswerRow, side: 'left' | 'right'): ContradictionLine['left'] {
  const text = (column: string) => textOf(row[`${side}_${column}`])
  return { value: text('value'), place: makePlace(text('number'), text('path'), text('locator')) }
}
