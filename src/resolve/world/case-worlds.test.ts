import assert from 'node:assert/strict'
import { test } from 'node:test'
import { idOf, openSmallCase, resolveSmallCase } from '../fixtures/small-case.ts'
import { readCaseGraph, sampleCaseWorlds } from './case-worlds.ts'

test('worlds of a case: a doubtful pair is one in some, a judged pair in all, and what conflicts in none', async () => {
  const person = (exhibit: string, values: Record<string, string>) => ({ exhibit, key: '1', schema: 'Person', values })
  const store = await openSmallCase([
    person('a', { name: 'A. Bergström', email: 'office7@norrhaven.example' }), person('b', { name: 'Anna Bergström', email: 'anna.b@norrhaven.example' }),
    person('c', { name: 'Sten Holm', birthDate: '1948-08-29', email: 'holm@norrhaven.example' }), person('d', { name: 'Sten Holm', birthDate: '1975-02-11', email: 'holm@norrhaven.example' }),
    person('e', { name: 'Mira Falk' }), person('f', { name: 'Tilda Brock' }),
  ])
  const judged = [idOf('e', '1'), idOf('f', '1')].sort() as [string, string]
  await resolveSmallCase(store, [{ sequence: 1, left: judged[0], right: judged[1], judgement: 'positive', by: 'M', at: '2024-01-01T00:00:00Z', reason: 'told', inForce: true }])
  const graph = await readCaseGraph(store)
  const worlds = [...sampleCaseWorlds(graph, { worlds: 200, seed: 1 })]
  const [initial, whole] = [idOf('a', '1'), idOf('b', '1')]
  const together = worlds.filter(({ canonicalIds }) => canonicalIds.get(initial) !== undefined && canonicalIds.get(initial) === canonicalIds.get(whole)).length
  assert.ok(together > 20 && together < 198, `${together} of 200`)
  for (const { canonicalIds } of worlds) {
    assert.ok(!canonicalIds.has(judged[0]))
    const [father, son] = [idOf('c', '1'), idOf('d', '1')]
    assert.ok(canonicalIds.get(father) === undefined || canonicalIds.get(father) !== canonicalIds.get(son))
  }
  await store.close()
})
