import type { MatchLevel, MatchLine, SourceName } from './api-types.ts'
import { listOf, numberOf, textOf } from './place.ts'
import type { AnswerRow, ServedCase } from './served-case.ts'

const matchesShown = 200

/** Pairs compared that fit a condition on `m`, the strongest first. */
export async function selectMatches(served: ServedCase, condition: string, id: string): Promise<MatchLine[]> {
  const rows = await served.ask(
    `SELECT m.*, l.canonical_id AS left_canonical, l.caption AS left_caption, lx.number AS left_exhibit,
  r.canonical_id AS right_canonical, r.caption AS right_caption, rx.number AS right_exhibit
FROM matches m JOIN entities l ON l.id = m.left_id JOIN entities r ON r.id = m.right_id
LEFT JOIN exhibits lx ON lx.id = l.exhibit_id LEFT JOIN exhibits rx ON rx.id = r.exhibit_id
WHERE ${condition} ORDER BY m.weight_bits DESC, m.id LIMIT ${matchesShown}`, [id],
  )
  return rows.map((row) => ({
    id: textOf(row['id']),
    left: sourceName(row, 'left'),
    right: sourceName(row, 'right'),
    rule: textOf(row['rule']),
    weightBits: numberOf(row['weight_bits']),
    probability: numberOf(row['probability']),
    state: textOf(row['state']),
    joined: row['joined'] === true,
    levels: listOf(row['explanation']).flatMap(toLevel),
  }))
}

function sourceName(row: AnswerRow, side: 'left' | 'right'): SourceName {
  return {
    id: textOf(row[`${side}_id`]),
    canonicalId: textOf(row[`${side}_canonical`]),
    caption: textOf(row[`${side}_caption`]),
    exhibit: textOf(row[`${side}_exhibit`]),
  }
}

function toLevel(entry: unknown): MatchLevel[] {
  if (typeof entry !== 'object' || entry === null) return []
  const { property, level, bits, left, right } = entry as Record<string, unknown>
  const side = (value: unknown) => (value === undefined || value === null ? null : Array.isArray(value) ? value.join(', ') : String(value))
  return [{ property: textOf(property), level: textOf(level), bits: numberOf(bits), left: side(left), right: side(right) }]
}
