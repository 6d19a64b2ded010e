import type { Store } from '../../store/store.ts'

/** Gives how probable it is that two canonical entities that were kept apart are one after all; 0 when they were not found alike. */
export async function readLikeness(store: Store): Promise<(left: string, right: string) => number> {
  const rows = await store.all<{ left: string; right: string; probability: number }>(`
SELECT l.canonical_id AS left, r.canonical_id AS right, max(m.probability) AS probability
FROM derived.matches m JOIN derived.entities l ON l.id = m.left_id JOIN derived.entities r ON r.id = m.right_id
WHERE NOT m.joined GROUP BY ALL`)
  const known = new Map(rows.map(({ left, right, probability }) => [[left, right].sort().join(' '), probability]))
  return (left, right) => known.get([left, right].sort().join(' ')) ?? 0
}
