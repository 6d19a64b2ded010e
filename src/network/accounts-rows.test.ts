import assert from 'node:assert/strict'
import { test } from 'node:test'
import { silentProgress } from '../base/progress.ts'
import { openSmallCase, type SmallEntity } from '../store/fixtures/small-case.ts'
import { linkCase } from './link-case.ts'
import { networkCatalogue } from './tables.ts'

const pay = (id: string, exhibit: string, values: Record<string, string>): SmallEntity => ({ id, schema: 'Payment', exhibit, values })

test('one record told by two exhibits is counted once, equal rows of one exhibit are not joined', async () => {
  const store = await openSmallCase({
    catalogues: [networkCatalogue],
    exhibits: [{ id: 'b', number: '2' }, { id: 'a', number: '10' }],
    entities: [
      pay('p1', 'b', { recordId: '7', amount: '35682247985.01', date: '2030-01-01', payer: 'anna', beneficiary: 'boris' }),
      pay('p2', 'a', { recordId: '7', amount: '35682247985.01', date: '2030-01-01T00:00:00Z' }),
      pay('p3', 'a', { recordId: '7', amount: '35682247985.01', date: '2030-01-01' }),
      pay('p4', 'a', { recordId: '7', amount: '35682247985.02', date: '2030-01-01' }),
      pay('p5', 'a', { amount: '1', date: '2030-01-01' }),
      pay('p6', 'b', { amount: '1', date: '2030-01-01' }),
      pay('p8', 'b', { recordId: '8', amount: '0.5' }),
      pay('p9', 'a', { recordId: '8', amount: '0.5' }),
      pay('p7', 'b', { recordId: '9', date: '2030-01-01' }),
      { id: 'anna', schema: 'Person', exhibit: 'b', values: { name: 'Anna' } },
      { id: 'boris', schema: 'Person', exhibit: 'b', values: { name: 'Boris' } },
    ],
  })
  const counts = await linkCase(store, { run: 'r', progress: silentProgress })
  const rows = await store.all('SELECT id, same_as, row FROM accounts_rows')
  assert.deepEqual(rows.map((row) => `${row['id']}=${row['same_as']}`), ['p1=p1', 'p6=p6', 'p8=p8', 'p2=p1', 'p3=p3', 'p4=p4', 'p5=p5', 'p9=p8'])
  assert.equal(counts.movements, 8)
  const [sum] = await store.all('SELECT sum(amount) AS total FROM accounts_rows WHERE same_as = id')
  assert.equal(sum!['total'], '107046743957.54')
  const [first] = await store.all("SELECT payer, beneficiary, row, path FROM accounts_rows WHERE id = 'p1'")
  assert.deepEqual(first, { payer: 'Anna', beneficiary: 'Boris', row: 2, path: 'b.csv' })
  await store.close()
})

test('the sign of an account statement row tells who pays', async () => {
  const entry = (id: string, amount: string): SmallEntity => ({
    id, schema: 'AccountEntry', exhibit: 'a', values: { account: 'acct', counterparty: 'shop', amount, balance: '10', currency: 'EUR', date: '2030-01-05' },
  })
  const store = await openSmallCase({
    catalogues: [networkCatalogue],
    exhibits: [{ id: 'a', number: '1' }],
    entities: [
      entry('e1', '-5'), entry('e2', '7'),
      { id: 'e3', schema: 'AccountEntry', exhibit: 'a', values: { account: 'acct', counterpartyName: 'Nobody known', amount: '-1' } },
      { id: 'acct', schema: 'BankAccount', exhibit: 'a', values: { name: 'Account 7' } },
      { id: 'shop', schema: 'Company', exhibit: 'a', values: { name: 'Shop' } },
      { id: 'c1', schema: 'CardUse', exhibit: 'a', values: { card: 'card', merchant: 'shop', amount: '3', programme: 'loyalty', date: '2030' } },
      { id: 'card', schema: 'Card', exhibit: 'a', values: { name: 'Card 9' } },
    ],
  })
  await linkCase(store, { run: 'r', progress: silentProgress })
  const rows = await store.all('SELECT id, payer, payer_id, beneficiary, programme FROM accounts_rows ORDER BY id')
  assert.deepEqual(rows.map((row) => Object.values(row).join('|')), [
    'c1|Card 9|card|Shop|loyalty', 'e1|Account 7|acct|Shop|', 'e2|Shop|shop|Account 7|', 'e3|Account 7|acct|Nobody known|',
  ])
  const links = await store.all("SELECT source_id, target_id, amount FROM links WHERE schema = 'AccountEntry' ORDER BY amount")
  assert.deepEqual(links.map((row) => Object.values(row).join(' ')), ['acct shop 5', 'shop acct 7'])
  await store.close()
})

test('a row of an account statement told as CSV and as PDF is one by its balance', async () => {
  const entry = (id: string, exhibit: string, values: Record<string, string>): SmallEntity => ({
    id, schema: 'AccountEntry', exhibit, values: { account: 'acct', amount: '-5', date: '2030-01-05', ...values },
  })
  const store = await openSmallCase({
    catalogues: [networkCatalogue],
    exhibits: [{ id: 'csv', number: '1' }, { id: 'pdf', number: '2' }],
    entities: [
      entry('c1', 'csv', { balance: '95', recordId: 'VX1' }), entry('c2', 'csv', { balance: '90', recordId: 'VX2' }),
      entry('p1', 'pdf', { balance: '95' }), entry('p2', 'pdf', { balance: '90' }), entry('p3', 'pdf', { balance: '85' }),
      entry('p4', 'pdf', { balance: '95', account: 'other' }), entry('p5', 'pdf', {}),
      { id: 'acct', schema: 'BankAccount', exhibit: 'csv', values: { name: 'Account 7' } },
      { id: 'other', schema: 'BankAccount', exhibit: 'csv', values: { name: 'Account 8' } },
    ],
  })
  await linkCase(store, { run: 'r', progress: silentProgress })
  const rows = await store.all('SELECT id, same_as FROM accounts_rows ORDER BY id')
  assert.deepEqual(rows.map((row) => `${row['id']}=${row['same_as']}`), ['c1=c1', 'c2=c2', 'p1=c1', 'p2=c2', 'p3=p3', 'p4=p4', 'p5=p5'])
  await store.close()
})
