import type { Store } from '../../store/store.ts'
import type { WeighedPair } from './strata.ts'

/** Pairs of a case as the machine left them: every match that no person judged, and the pairs that were joined through others alone. */
export async function readWeighedPairs(store: Pick<Store, 'all'>): Promise<WeighedPair[]> {
  const matches = await store.all<{ left_id: string; right_id: string; joined: boolean; probability: number }>(
    "SELECT left_id, right_id, joined, probability FROM derived.matches WHERE state IN ('machine', 'unsure') ORDER BY left_id, right_id",
  )
  const implied = await store.all<{ left_id: string; right_id: string }>(impliedSql)
  return [
    ...matches.map(({ left_id, right_id, joined, probability }) => ({ left: left_id, right: right_id, joined, probability })),
    ...implied.map(({ left_id, right_id }) => ({ left: left_id, right: right_id, joined: true })),
  ]
}

const impliedSql = `SELECT a.id AS left_id, b.id AS right_id
FROM derived.entities a JOIN derived.entities b ON b.canonical_id = a.canonical_id AND a.id < b.id
WHERE a.cluster_size > 1
  AND NOT EXISTS (SELECT 1 FROM derived.matches m WHERE m.left_id = a.id AND m.right_id = b.id)
  AND NOT EXISTS (SELECT 1 FROM derived.judgements j WHERE j.in_force AND j.left_id = a.id AND j.right_id = b.id)
ORDER BY a.id, b.id`
