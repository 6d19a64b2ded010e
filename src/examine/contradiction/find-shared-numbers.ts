import type { Store } from '../../store/store.ts'
import { explain } from '../explanations.ts'
import { descendantsOf } from './constraint.ts'
import type { Contradiction } from './contradiction.ts'

/** What is told with a number that two persons hold. */
export const sharedNumberExplanations = ['typing', 'misread', 'name-changed', 'renewed-number', 'other-source-error'] as const
const leastNumberChars = 5

/** Numbers of passports and cards with who holds them, from documents that name a holder and from persons that tell a number. */
const holdersSql = `WITH numbers AS (
  SELECT d.entity_id AS document, d.value AS number, d.statement_id, h.target_canonical_id AS holder, h.value AS holder_entity
  FROM derived.entity_values d
  JOIN derived.entity_values h ON h.entity_id = d.entity_id AND h.property = 'holder'
  WHERE d.property IN ('number', 'passportNumber') AND d.schema IN (${descendantsOf('Identification').map((name) => `'${name}'`).join(', ')})
  UNION ALL
  SELECT NULL, value, statement_id, canonical_id, entity_id FROM derived.entity_values WHERE schema = 'Person' AND property = 'passportNumber'
)
SELECT upper(regexp_replace(n.number, '[^A-Za-z0-9]', '', 'g')) AS number, coalesce(min(c.value), '') AS country, n.holder AS canonical_id,
  any_value(e.canonical_caption) AS caption, s.id AS statement_id, s.entity_id, s.exhibit_id, s.locator
FROM numbers n
JOIN derived.entities e ON e.id = n.holder_entity
JOIN derived.statements s ON s.id = n.statement_id
LEFT JOIN derived.entity_values c ON c.entity_id = n.document AND c.property = 'country'
GROUP BY ALL ORDER BY number, canonical_id, s.id`

interface HolderRow extends Record<string, string> {
  readonly number: string
  readonly country: string
  readonly canonical_id: string
  readonly caption: string
  readonly statement_id: string
  readonly entity_id: string
  readonly exhibit_id: string
  readonly locator: string
}

/**
 * Numbers of identity documents that two resolved persons hold. The states that gave the numbers must not be known to
 * differ. `sameProbability` is how probable it is that both holders are one person after all, 0 when they were not found
 * alike.
 */
export async function findSharedNumbers(store: Store): Promise<Contradiction[]> {
  const rows = (await store.all<HolderRow>(holdersSql)).filter((row) => row.number.length >= leastNumberChars)
  const pairs = [...Map.groupBy(rows, (row) => row.number).values()].flatMap(pairsOf)
  if (pairs.length === 0) return []
  const likeness = await readLikeness(store)
  return pairs.map(([left, right]) => ({
    rule: 'shared:identity-document-number', canonicalId: left.canonical_id, caption: left.caption, property: 'number',
    left: sideOf(left), right: sideOf(right), sameProbability: likeness.get(pairKey(left, right)) ?? 0, strength: 'B',
    message: `The document number ${left.number}${left.country && ` (${left.country})`} is that of ${left.caption} and that of ${right.caption}.`,
    explanations: sharedNumberExplanations.map(explain),
  }))
}

function pairsOf(holders: readonly HolderRow[]): [HolderRow, HolderRow][] {
  const firsts = [...Map.groupBy(holders, (row) => row.canonical_id).values()].map(([first]) => first!)
  const mayBeOneDocument = (left: HolderRow, right: HolderRow) => !left.country || !right.country || left.country === right.country
  return firsts.flatMap((left, index) =>
    firsts.slice(index + 1).filter((right) => mayBeOneDocument(left, right)).map((right): [HolderRow, HolderRow] => [left, right]))
}

function sideOf({ number, caption, statement_id, entity_id, exhibit_id, locator }: HolderRow): Contradiction['left'] {
  return { value: `${number}: ${caption}`, statementId: statement_id, entityId: entity_id, exhibit: exhibit_id, locator }
}

/** The best match between two canonical entities that were not joined. */
async function readLikeness(store: Store): Promise<Map<string, number>> {
  const rows = await store.all<{ left: string; right: string; probability: number }>(`
SELECT l.canonical_id AS left, r.canonical_id AS right, max(m.probability) AS probability
FROM derived.matches m JOIN derived.entities l ON l.id = m.left_id JOIN derived.entities r ON r.id = m.right_id
WHERE NOT m.joined GROUP BY ALL`)
  return new Map(rows.map(({ left, right, probability }) => [[left, right].sort().join(' '), probability]))
}

function pairKey(left: HolderRow, right: HolderRow): string {
  return [left.canonical_id, right.canonical_id].sort().join(' ')
}
