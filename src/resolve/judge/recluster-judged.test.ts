import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Store } from '../../store/store.ts'
import { idOf, openSmallCase, resolveSmallCase, type Told } from '../fixtures/small-case.ts'
import type { JudgementRow } from './judgement-row.ts'
import { reclusterJudged } from './recluster-judged.ts'

/** Pieces that hang together by sure pairs, by doubtful ones, and by names that others of the piece contradict. */
const values: readonly Told['values'][] = [
  { name: 'Anna Bergström', email: 'anna@norrhaven.example' }, { name: 'Anna Maria Bergström' }, { name: 'A. Bergström', email: 'anna@norrhaven.example' },
  { name: 'Anna Bergström', birthDate: '1980-05-04' }, { name: 'Anna Bergström', birthDate: '1991-11-23' }, { name: 'Lena Bergström', birthDate: '1980-05-04' },
  { name: 'Sten Holm Jr.' }, { name: 'Sten Holm' }, { name: 'Sten Holm Sr.' }, { name: 'Mira Falk' },
  { name: 'Mira Falk', phone: '+4670000001' }, { name: 'Jonas Rehn', phone: '+4670000001' },
]
const told = values.map((each, row): Told => ({ exhibit: `e${row % 3}`, key: String(row), schema: 'Person', values: each }))
const ids = told.map(({ exhibit, key }) => idOf(exhibit, key))

const arbitraryJudgement = fc.record({
  left: fc.nat(ids.length - 1), right: fc.nat(ids.length - 1), judgement: fc.constantFrom('positive', 'negative', 'unsure' as const), inForce: fc.boolean(),
})
const made = { by: 'Mira Osei', at: '2024-05-01T08:00:00.000Z', reason: 'Read' }
const arbitraryJudgements = fc.array(arbitraryJudgement, { maxLength: 5 }).map((rows) => {
  const keyOf = (row: { readonly left: number; readonly right: number }) => [row.left, row.right].sort().join()
  const last = new Map(rows.map((row, at) => [keyOf(row), at]))
  return rows.map((row, sequence): JudgementRow => (
    { ...made, sequence, judgement: row.judgement, left: ids[row.left]!, right: ids[row.right]!, inForce: row.inForce && last.get(keyOf(row)) === sequence }))
})

async function resolved(judgements: readonly JudgementRow[]): Promise<{ store: Store; canonical: Map<string, string> }> {
  const store = await openSmallCase(told)
  await resolveSmallCase(store, judgements)
  const rows = await store.all<{ id: string; canonical_id: string }>('SELECT id, canonical_id FROM derived.entities')
  return { store, canonical: new Map(rows.map((row) => [row.id, row.canonical_id])) }
}

test('judgements made or taken back after a build move what a whole resolution with them would', async () => {
  await fc.assert(fc.asyncProperty(arbitraryJudgements, arbitraryJudgements, async (before, now) => {
    const { store, canonical } = await resolved(before)
    const whole = await resolved(now)
    try {
      const { moved, clusters } = await reclusterJudged(store, now)
      const expected = ids.filter((id) => canonical.get(id) !== whole.canonical.get(id)).sort()
      assert.deepEqual(moved.map(({ id, after }) => [id, after]), expected.map((id) => [id, whole.canonical.get(id)]))
      const states = await whole.store.all<{ canonical_id: string; cluster_state: string; cluster_probability: number }>('SELECT DISTINCT canonical_id, cluster_state, cluster_probability FROM derived.entities')
      const stateOf = new Map(states.map((row) => [row.canonical_id, [row.cluster_state, row.cluster_probability]]))
      for (const { canonicalId, state, probability } of clusters) assert.deepEqual([state, probability], stateOf.get(canonicalId))
    } finally {
      await store.close()
      await whole.store.close()
    }
  }), { seed: 20240607, numRuns: 12 })
})

test('where no judgement was added or taken back nothing is looked at', async () => {
  const { store } = await resolved([])
  assert.deepEqual(await reclusterJudged(store, []), { clusters: [], moved: [], touched: 0, problems: [] })
  await store.close()
})
