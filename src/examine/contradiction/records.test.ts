import assert from 'node:assert/strict'
import { test } from 'node:test'
import { silentProgress } from '../../base/progress.ts'
import { idOf, openSmallCase, resolveSmallCase, type Told } from '../../resolve/fixtures/small-case.ts'
import { examineCase } from '../examine-case.ts'
import { examineCatalogue } from '../tables.ts'
import { joinConstraints, parseConstraints, readConstraints } from './constraint.ts'

interface Found extends Record<string, unknown> {
  readonly rule: string
  readonly message: string
}

async function contradictionsOf(told: readonly Told[]): Promise<Found[]> {
  const store = await openSmallCase(told, [examineCatalogue])
  await resolveSmallCase(store)
  await examineCase(store, { run: 'run', progress: silentProgress })
  const rows = await store.all('SELECT * FROM derived.contradictions ORDER BY rule, left_value, right_value')
  await store.close()
  for (const row of rows) {
    assert.ok(row['left_exhibit_id'] && row['left_locator'] && row['right_exhibit_id'] && row['right_locator'] && row['left_statement_id'] && row['right_statement_id'])
    assert.ok(Number(row['same_probability']) >= 0 && Number(row['same_probability']) <= 1)
    assert.ok((JSON.parse(String(row['explanations'])) as string[]).length > 0)
  }
  return rows as unknown as Found[]
}

const issuer = (exhibit: string, name = 'Larkhithe Ropework', more: Told['values'] = {}): Told => ({ exhibit, key: name, schema: 'Company', values: { name, ...more } })
const invoice = (exhibit: string, number: string, values: Told['values'], by = 'Larkhithe Ropework'): Told =>
  ({ exhibit, key: number, schema: 'Invoice', values: { invoiceNumber: number, issuer: idOf(exhibit, by), ...values } })

const papers: readonly [why: string, Told[], string[]][] = [
  ['two papers of one invoice with two totals', [issuer('a'), invoice('a', 'LRW-70412', { amount: '120' }), issuer('b'), invoice('b', 'LRW 70412', { amount: '210' })], ['record:invoice-amount']],
  ['written otherwise', [issuer('a'), invoice('a', 'LRW-70412', { amount: '120' }), issuer('b'), invoice('b', 'LRW-70412', { amount: '120.00' })], []],
  ['of two issuers', [issuer('a'), invoice('a', '17', { amount: '120' }), issuer('b', 'Vessen Paper'), invoice('b', '17', { amount: '210' }, 'Vessen Paper')], []],
  ['in one list, as instalments are', [issuer('a'), invoice('a', '17', { amount: '120' }), { ...invoice('a', '17', { amount: '210' }), key: 'second' }], []],
  ['another account to pay to', [issuer('a'), invoice('a', '17', { iban: 'GB82WEST12345698765432' }), issuer('b'), invoice('b', '17', { iban: 'DE89370400440532013000' })], ['record:invoice-account']],
  ['an invoice older than its issuer', [issuer('a', 'Larkhithe Ropework', { incorporationDate: '2024-03-01' }), invoice('a', '17', { date: '2023-11-05' })], ['order:invoiced-before-founded']],
  ['younger', [issuer('a', 'Larkhithe Ropework', { incorporationDate: '2024-03-01' }), invoice('a', '17', { date: '2024-11-05' })], []],
  ['from one dissolved', [issuer('a', 'Larkhithe Ropework', { dissolutionDate: '2020-03-01' }), invoice('a', '17', { date: '2024-11-05' })], ['order:invoiced-after-dissolved']],
  ['due before it was written', [invoice('a', '17', { date: '2024-11-05', dueDate: '2024-10-01' })], ['order:due-before-invoiced']],
  [
    'one account with two holders', [
      issuer('a', 'Vessen Paper'), { exhibit: 'a', key: 'k', schema: 'BankAccount', values: { iban: 'DE89370400440532013000', holder: idOf('a', 'Vessen Paper') } },
      issuer('b', 'Cormorel Table'), { exhibit: 'b', key: 'k', schema: 'BankAccount', values: { iban: 'DE89 3704 0044 0532 0130 00', holder: idOf('b', 'Cormorel Table') } },
    ], ['shared:account-holder'],
  ],
]
for (const [why, told, rules] of papers) test(`papers: ${why}`, async () => assert.deepEqual((await contradictionsOf(told)).map(({ rule }) => rule), rules))

const day = (offset: number) => new Date(Date.UTC(2024, 0, 2 + offset)).toISOString().slice(0, 10)

const rows: readonly [why: string, days: readonly number[], odd: string[]][] = [
  ['in order', [0, 3, 3, 9, 20, 31], []],
  ['one far too early', [0, 30, 60, 5, 90, 120], ['RN-103 of 2024-01-07 beside RN-102 of 2024-03-02']],
  ['one far too late', [0, 10, 20, 90, 30, 40], ['RN-103 of 2024-04-01 beside RN-104 of 2024-02-01']],
  ['a few days out', [0, 10, 20, 14, 30, 40], []],
  ['numbers that follow no date', [90, 10, 70, 30, 80, 0], []],
  ['too few', [0, 90, 30], []],
]
for (const [why, days, odd] of rows) {
  test(`numbering: ${why}`, async () => {
    const found = await contradictionsOf([issuer('a'), ...days.map((offset, index) => invoice('a', `RN-${100 + index}`, { date: day(offset) }))])
    assert.deepEqual(found.map((row) => `${String(row['left_value'])} beside ${String(row['right_value'])}`), odd)
  })
}

/** A purchase paid by card, and its loyalty record. */
function purchase(index: number, paid: string, points: string | undefined, card = 'c1'): Told[] {
  const use = (exhibit: string, programme: string, amount: string): Told => ({
    exhibit, key: `u${index}${card}`, schema: 'CardUse',
    values: { card: idOf(exhibit, card), merchant: idOf(exhibit, 'shop'), date: programme === 'payment' ? `${day(index)}T12:30` : day(index), amount, programme },
  })
  return [use('pay', 'payment', paid), ...(points === undefined ? [] : [use('loyal', 'loyalty', points)])]
}
const cards = ['pay', 'loyal'].flatMap((exhibit): Told[] => [
  { exhibit, key: 'shop', schema: 'Company', values: { name: 'Brew House', registrationNumber: 'HRB 4711' } },
  { exhibit, key: 'c1', schema: 'Card', values: { name: `${exhibit} one`, cardNumber: exhibit === 'pay' ? '4795' : 'L2247' } },
])

test('card against loyalty: what belongs together is learnt, and a purchase of two amounts is set side by side', async () => {
  const equal = [1, 2, 3, 4].flatMap((index) => purchase(index, `1${index}.50`, `1${index}.5`))
  const found = await contradictionsOf([...cards, ...equal, ...purchase(7, '83.01', '63.01'), ...purchase(8, '9.90', undefined)])
  assert.deepEqual(found.map((row) => [row.rule, row['left_value'], row['right_value'], row['same_probability']]), [['pair:card-loyalty', '83.01', '63.01', 1]])
  assert.match(found[0]!.message, /Brew House on 2024-01-09 is 83\.01 .* 63\.01 .*: 20\.00 more/)
  assert.deepEqual([found[0]!['left_exhibit_id'], found[0]!['right_exhibit_id']], ['pay', 'loyal'])
})

test('card against loyalty: too little agrees to tell that they belong together', async () => {
  assert.deepEqual(await contradictionsOf([...cards, ...purchase(1, '11', '11'), ...purchase(2, '12', '12'), ...purchase(7, '83.01', '63.01')]), [])
})

const track = (key: string, date: string, latitude: string, longitude: string): Told =>
  ({ exhibit: 'a', key, schema: 'TrackPoint', values: { subject: idOf('a', 'car'), date, latitude, longitude } })
const car: Told = { exhibit: 'a', key: 'car', schema: 'Vehicle', values: { name: 'Car 7' } }

const journeys: readonly [why: string, Told[], number][] = [
  ['across a sea in ten minutes', [track('1', '2024-03-01T10:00:00', '52.5', '13.4'), track('2', '2024-03-01T10:10:00', '59.3', '18.1')], 1],
  ['in a night', [track('1', '2024-03-01T20:00:00', '52.5', '13.4'), track('2', '2024-03-02T10:10:00', '59.3', '18.1')], 0],
  ['a leap of the receiver', [track('1', '2024-03-01T10:00:00', '52.5', '13.40'), track('2', '2024-03-01T10:00:01', '52.5', '13.42')], 0],
  ['days alone', [track('1', '2024-03-01', '52.5', '13.4'), track('2', '2024-03-01', '59.3', '18.1')], 0],
  ['a time with its zone beside one without', [track('1', '2024-03-01T10:00:00Z', '52.5', '13.4'), track('2', '2024-03-01T10:10:00', '59.3', '18.1')], 0],
  ['no place on earth', [track('1', '2024-03-01T10:00:00', '52.5', '13.4'), track('2', '2024-03-01T10:10:00', '159.3', '18.1')], 0],
]
for (const [why, told, count] of journeys) {
  test(`travel: ${why}`, async () => {
    const found = await contradictionsOf([car, ...told])
    assert.deepEqual(found.map(({ rule }) => rule), count ? ['travel:position'] : [])
    if (count) assert.match(found[0]!.message, /^Car 7 is told to be at two places 8\d\d km apart/)
  })
}

test('constraints of several files are one table, in which no name stands twice', () => {
  const own = parseConstraints(`record:
  - { rule: 'record:vat', schema: Invoice, key: [invoiceNumber], property: vatAmount, compare: amount, strength: C, noun: VAT, explanations: [misread] }`)
  const joined = joinConstraints([readConstraints(), own])
  assert.equal(joined.record.at(-1)?.rule, 'record:vat')
  assert.throws(() => joinConstraints([own, own]), /record:vat/)
  assert.throws(() => parseConstraints(`pair:\n  - { rule: 'pair:x', schema: CardUse, kind: programme, left: a, right: b, by: card, at: merchant, date: date, property: price, strength: C, noun: x, explanations: [misread] }`), /price of CardUse/)
})
