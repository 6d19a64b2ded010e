import assert from 'node:assert/strict'
import { test } from 'node:test'
import { silentProgress } from '../../../../base/progress.ts'
import { linkCase } from '../../../../network/link-case.ts'
import { networkCatalogue } from '../../../../network/tables.ts'
import { idOf, openSmallCase, resolveSmallCase, type Told } from '../../../../resolve/fixtures/small-case.ts'
import { createCatalogue } from '../../../../store/duck/duck-store.ts'
import type { Store } from '../../../../store/store.ts'
import { askWorlds } from './ask-worlds.ts'

const person = (exhibit: string, values: Record<string, string>): Told => ({ exhibit, key: '1', schema: 'Person', values })
const company = (exhibit: string, name: string): Told => ({ exhibit, key: 'co', schema: 'Company', values: { name, registrationNumber: '4471128' } })
const paid = (exhibit: string, key: string, [payer, beneficiary, amount]: readonly [string, string, string]): Told => (
  { exhibit, key, schema: 'Payment', values: { payer, beneficiary, amount, currency: 'EUR', date: '2024-03-01' } })

/** Whether A. Bergström of one list is Anna Bergström of the other is not sure; each paid the company once, and only the one a harbour. */
async function openCase(): Promise<Store> {
  const [initial, whole, freight, harbour] = [idOf('a', '1'), idOf('b', '1'), idOf('c', 'co'), idOf('d', '1')]
  const store = await openSmallCase([
    person('a', { name: 'A. Bergström', email: 'office7@norrhaven.example' }), person('b', { name: 'Anna Bergström', email: 'anna.b@norrhaven.example' }),
    company('c', 'Halden Freight Ltd'), { exhibit: 'd', key: '1', schema: 'Company', values: { name: 'Norrhaven Port SA' } },
    paid('a', 'p1', [initial, freight, '100.10']), paid('b', 'p2', [whole, freight, '50.05']), paid('a', 'p3', [initial, harbour, '7']),
  ])
  await createCatalogue(store, networkCatalogue)
  await resolveSmallCase(store)
  await linkCase(store, { run: 'r', progress: silentProgress })
  return store
}

test('over worlds, what hangs on a doubtful identity lies between bounds, and what does not is one number', async () => {
  const store = await openCase()
  const common = { worlds: 200, seed: 1, maxHops: 4 }
  const one = await askWorlds(store, { entities: [idOf('b', '1')], ...common })
  assert.equal(one.uncertain, 2)
  const [given] = one.sums
  assert.deepEqual([given!.direction, given!.currency, given!.sum.low, given!.sum.high], ['given', 'EUR', 50.05, 157.15])

  const pair = await askWorlds(store, { entities: [idOf('b', '1'), idOf('d', '1')], ...common, maxHops: 1 })
  assert.ok(pair.linked!.share > 0.05 && pair.linked!.share < 0.99, JSON.stringify(pair.linked))
  assert.equal(pair.same!.share, 0)
  assert.deepEqual(pair.hops, { low: 1, median: 1, high: 1, worlds: Math.round(200 * pair.linked!.share) })

  const sure = await askWorlds(store, { entities: [idOf('a', '1'), idOf('d', '1')], ...common })
  assert.equal(sure.linked!.share, 1)
  assert.deepEqual(sure.sums.map(({ sum }) => [sum.low, sum.high]), [[7, 7]])
  const doubtful = await askWorlds(store, { entities: [idOf('a', '1'), idOf('b', '1')], ...common })
  assert.equal(doubtful.same!.share, pair.linked!.share, 'linked by way of being one: in the same worlds')

  assert.deepEqual(await askWorlds(store, { entities: [idOf('b', '1'), idOf('d', '1')], ...common, maxHops: 1 }), pair)
  await assert.rejects(askWorlds(store, { entities: ['0'.repeat(32)], ...common }), /No entity of the case/)
  await store.close()
})
