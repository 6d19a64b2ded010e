import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { silentProgress } from '../base/progress.ts'
import { sha256OfParts } from '../base/hash.ts'
import { openSmallCase } from '../store/fixtures/small-case.ts'
import type { Store } from '../store/store.ts'
import { findPaths } from './find-paths.ts'
import { linkCase } from './link-case.ts'
import { networkCatalogue } from './tables.ts'

let store: Store
const mail = (id: string, from: string, to: string[], date: string) =>
  ({ id, schema: 'Email', exhibit: 'x1', values: { subject: 'Harbour', emitters: from, recipients: to, date } }) as const

before(async () => {
  store = await openSmallCase({
    catalogues: [networkCatalogue],
    exhibits: [{ id: 'x1', number: '1' }, { id: 'x2', number: '2' }],
    entities: [
      { id: 'anna', schema: 'Person', exhibit: 'x1', values: { name: 'Anna Quill' } },
      { id: 'anna-2', schema: 'Person', exhibit: 'x2', canonical: 'anna', values: { name: 'A. Quill' } },
      { id: 'boris', schema: 'Person', exhibit: 'x1', values: { name: 'Boris Tarn' } },
      { id: 'clara', schema: 'Person', exhibit: 'x1', values: { name: 'Clara Voss' } },
      { id: 'firm', schema: 'Company', exhibit: 'x1', values: { name: 'Tarn Shipping Ltd', parent: 'mother' } },
      { id: 'mother', schema: 'Company', exhibit: 'x1', values: { name: 'Mother AG' } },
      { id: 'lone', schema: 'Person', exhibit: 'x1', values: { name: 'Lone Person' } },
      { id: 'owns', schema: 'Ownership', exhibit: 'x1', values: { owner: ['anna', 'boris'], asset: 'firm', startDate: '2030', role: 'founder' } },
      { id: 'self', schema: 'UnknownLink', exhibit: 'x1', values: { subject: 'anna', object: 'anna-2' } },
      { id: 'pay', schema: 'Payment', exhibit: 'x1', values: { payerAccount: 'acct', beneficiary: 'clara', amount: '12.10', currency: 'EUR', date: '2030-02-01' } },
      { id: 'acct', schema: 'BankAccount', exhibit: 'x1', values: { name: 'Account 7' } },
      mail('m1', 'boris', ['clara', 'boris', 'anna-2'], '2030-01-02'),
      { id: 'car', schema: 'Vehicle', exhibit: 'x1', values: { name: 'Van', owner: 'mother' } },
      { id: 'car-2', schema: 'Vehicle', exhibit: 'x2', canonical: 'car', values: { name: 'Van', owner: 'mother' } },
    ],
  })
  await linkCase(store, { run: 'run-1', progress: silentProgress })
})
after(() => store.close())

test('draws each kind of link once, between two different canonical entities', async () => {
  const links = await store.all('SELECT source_id, target_id, schema, property, label FROM links ORDER BY schema, source_id, target_id')
  assert.deepEqual(links.map((row) => Object.values(row).join(' ')), [
    'firm mother Company parent belongs to',
    'boris anna Email emitters>recipients wrote to',
    'boris clara Email emitters>recipients wrote to',
    'anna firm Ownership owner>asset owns',
    'boris firm Ownership owner>asset owns',
    'acct clara Payment payer>beneficiary paid',
    'car mother Vehicle owner is owned by',
  ])
})

test('a link carries date, amount, role and the place of its statement', async () => {
  const [pay] = await store.all("SELECT * FROM links WHERE schema = 'Payment'")
  assert.equal(pay!['amount'], '12.1')
  assert.equal(pay!['start_date'], '2030-02-01')
  assert.equal(pay!['edge_id'], 'pay')
  assert.equal(pay!['exhibit_id'], 'x1')
  assert.match(String(pay!['locator']), /^row=11&col=2$/)
  assert.equal(pay!['id'], sha256OfParts(['Payment', 'acct', 'clara', 'pay', 'payer>beneficiary']).slice(0, 32))
  const [own] = await store.all("SELECT start_date, role FROM links WHERE schema = 'Ownership' AND source_id = 'anna'")
  assert.deepEqual(own, { start_date: '2030', role: 'founder' })
})

test('components are numbered by size and hold no unlinked entity', async () => {
  const rows = await store.all('SELECT canonical_id, component, size, degree FROM components ORDER BY canonical_id')
  assert.equal(rows.length, 7)
  assert.deepEqual(new Set(rows.map((row) => row['component'])), new Set([1]))
  assert.equal(rows.find((row) => row['canonical_id'] === 'boris')!['degree'], 3)
  assert.ok(!rows.some((row) => row['canonical_id'] === 'lone'))
})

const paths: { name: string; from: string; to: string; directed?: boolean; schemata?: string[]; until?: string; maxHops?: number; found: string[] }[] = [
  { name: 'over any link, the shortest first', from: 'anna', to: 'acct', found: ['anna boris clara acct', 'anna firm boris clara acct'] },
  { name: 'against the direction there is none', from: 'anna', to: 'acct', directed: true, found: [] },
  { name: 'along the direction', from: 'boris', to: 'mother', directed: true, found: ['boris firm mother', 'boris anna firm mother'] },
  { name: 'only by ownership', from: 'anna', to: 'boris', schemata: ['Ownership'], found: ['anna firm boris'] },
  { name: 'no longer than asked', from: 'anna', to: 'acct', maxHops: 3, found: ['anna boris clara acct'] },
  { name: 'only by what was before', from: 'boris', to: 'acct', until: '2030-01-31', found: [] },
  { name: 'to an entity without links', from: 'anna', to: 'lone', found: [] },
  { name: 'to itself', from: 'anna', to: 'anna', found: [] },
]
for (const { name, from, to, found, maxHops = 5, ...filter } of paths) {
  test(`paths ${name}`, async () => {
    const result = await findPaths(store, [from, to], { ...filter, maxHops, count: 5 })
    assert.deepEqual(result.paths.map(({ hops }) => [from, ...hops.map((hop) => hop.to)].join(' ')), found)
    for (const hop of result.paths.flatMap(({ hops }) => hops)) assert.ok(hop.links > 0 && hop.shown.every(({ statementId }) => statementId !== null))
  })
}

test('a path tells whether its steps can have followed each other', async () => {
  const inTime = async (from: string, to: string) => (await findPaths(store, [from, to], { maxHops: 3, count: 1 })).paths.map((path) => path.inTime)
  assert.deepEqual(await inTime('boris', 'acct'), [true])
  assert.deepEqual(await inTime('acct', 'boris'), [false])
  assert.deepEqual(await inTime('car', 'mother'), [null])
})

test('a second run gives the same rows', async () => {
  const earlier = await store.all('SELECT * FROM links ORDER BY id')
  await linkCase(store, { run: 'run-1', progress: silentProgress })
  assert.deepEqual(await store.all('SELECT * FROM links ORDER BY id'), earlier)
})
