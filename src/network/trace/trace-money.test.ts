import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { silentProgress } from '../../base/progress.ts'
import { openSmallCase, type SmallEntity } from '../../store/fixtures/small-case.ts'
import type { Store } from '../../store/store.ts'
import { readRates } from '../currency/rate-table.ts'
import { linkCase } from '../link-case.ts'
import { networkCatalogue } from '../tables.ts'
import { decimalOf, minorUnits } from './ledger.ts'
import { traceMethods } from './trace-method.ts'
import { traceMoney } from './trace-money.ts'

let store: Store
const entry = (id: string, exhibit: string, values: Record<string, string>): SmallEntity => ({ id, schema: 'AccountEntry', exhibit, values: { currency: 'EUR', ...values } })
const holds = (account: string, holder: string): SmallEntity => ({ id: `own-${account}`, schema: 'Ownership', exhibit: 'a', values: { owner: holder, asset: account } })
const pay = (id: string, values: Record<string, string>): SmallEntity => ({ id, schema: 'Payment', exhibit: 'a', values })

// The statement of account-1 lists the newest row first; on 5 March money comes in by its second row and leaves by its first.
before(async () => {
  store = await openSmallCase({
    catalogues: [networkCatalogue],
    exhibits: [{ id: 'a', number: '1' }, { id: 'b', number: '2' }, { id: 'c', number: '3' }],
    entities: [
      ...['account-1', 'account-2'].map((id): SmallEntity => ({ id, schema: 'BankAccount', exhibit: 'a', values: { name: `Number ${id}` } })),
      ...['osier', 'tarn', 'ada', 'ship'].map((id): SmallEntity => ({ id, schema: 'Company', exhibit: 'a', values: { name: id } })),
      holds('account-1', 'osier'), holds('account-2', 'tarn'),
      entry('out-2', 'b', { account: 'account-1', counterparty: 'ship', amount: '-30', balance: '60', date: '2030-03-09' }),
      entry('out-1', 'b', { account: 'account-1', counterparty: 'tarn', amount: '-60.50', balance: '90', date: '2030-03-05' }),
      entry('in-1', 'b', { account: 'account-1', counterparty: 'ada', amount: '100.50', balance: '150.50', date: '2030-03-05' }),
      entry('first', 'b', { account: 'account-1', counterpartyName: 'Cash', amount: '10', balance: '50', date: '2030-03-01' }),
      entry('in-2', 'c', { account: 'account-2', counterparty: 'osier', amount: '60.50', balance: '60.50', date: '2030-03-06' }),
      pay('usd', { payer: 'ada', beneficiary: 'osier', amount: '7', currency: 'USD', date: '2030-03-01' }),
      pay('undated', { payer: 'ada', beneficiary: 'osier', amount: '7', currency: 'EUR' }),
    ],
  })
  await linkCase(store, { run: 'r', progress: silentProgress })
})
after(() => store.close())

test('money is followed through the accounts of statements, each step with its row', async () => {
  const found = await traceMoney(store, { origins: ['in-1'], methods: traceMethods, maxHops: 5 })
  assert.deepEqual([found.currency, found.claimed, found.undated], ['EUR', '100.50', 1])
  const where = found.methods.map(({ method, held }) => `${method}: ${held.map(({ caption, traced }) => `${caption} ${traced}`).join('; ')}`)
  assert.deepEqual(where, [
    'fifo: osier, Number account-1 60.00; ship 30.00; tarn, Number account-2 10.50',
    'lifo: tarn, Number account-2 60.50; ship 30.00; osier, Number account-1 10.00',
    'pro-rata: tarn, Number account-2 40.40; osier, Number account-1 40.07; ship 20.03',
    'lowest-balance: osier, Number account-1 60.00; ship 30.00; tarn, Number account-2 10.50',
  ])
  const [account] = found.accounts.filter(({ account: id }) => id === 'account-1')
  assert.deepEqual([account!.opening, account!.basis], ['40.00', 'told'])
  const [fifo] = found.methods
  assert.deepEqual(fifo!.steps.map(({ row, traced, drawnFrom }) => [row.transferId, traced, drawnFrom]), [
    ['in-1', '100.50', []], ['out-1', '10.50', ['first', 'in-1']], ['out-2', '30.00', ['in-1']],
  ])
  assert.ok(fifo!.steps.every(({ row }) => row.statementId && row.locator))
  assert.ok(found.methods.every(({ breaks }) => breaks === 0))
})

test('a row of either side, or the statement of its amount, names the transfer', async () => {
  const [byOther] = (await traceMoney(store, { origins: ['in-2'], methods: ['fifo'], maxHops: 1 })).origins
  assert.equal(byOther!.transferId, 'out-1')
  const byStatement = await traceMoney(store, { origins: [byOther!.statementId!], methods: ['fifo'], maxHops: 1 })
  assert.equal(byStatement.origins[0]!.transferId, 'out-1')
})

test('transfers of other currencies are converted by a rate of their day, which is cited; without one they are left out and told', async () => {
  const rates = readRates('date,base,quote,rate\n2030-03-01,EUR,USD,1.4', 'rates.csv', 3)
  const found = await traceMoney(store, { origins: ['usd', 'in-1'], methods: ['fifo'], maxHops: 0, convert: { into: 'EUR', rates, maxAgeDays: 1 } })
  assert.deepEqual([found.claimed, found.origins.map(({ amount, rate }) => [amount, rate?.source.row])], ['105.50', [['5.00', 2], ['100.50', undefined]]])
  const none = await traceMoney(store, { origins: ['in-1'], methods: ['fifo'], maxHops: 0, convert: { into: 'EUR', rates: [], maxAgeDays: 1 } })
  assert.deepEqual(none.unconverted, { USD: 1 })
})

test('what cannot be followed is refused', async () => {
  const refused: readonly [readonly string[], RegExp][] = [[[], /at least one/], [['nobody'], /no transfer/], [['in-1', 'usd'], /several currencies/], [['undated'], /has no day/]]
  for (const [origins, message] of refused) await assert.rejects(traceMoney(store, { origins, methods: ['fifo'], maxHops: 1 }), message)
  await assert.rejects(traceMoney(store, { origins: ['in-1'], methods: ['fifo'], maxHops: 1, until: '2030-02' }), /lies after/)
})

test('decimals are whole minor units and back', () => {
  for (const [text, decimals, units] of [['12.10000000', 2, 1210n], ['-0.05', 2, -5n], ['7', 0, 7n], ['0.00000001', 8, 1n]] as const) {
    assert.equal(minorUnits(text, decimals), units)
    assert.equal(Number(decimalOf(units, decimals)), Number(text))
  }
})
