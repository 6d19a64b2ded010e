import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { caseCatalogue } from '../app/catalogue.ts'
import { silentProgress } from '../base/progress.ts'
import type { ToldFindings } from '../model/finding.ts'
import { linkCase } from '../network/link-case.ts'
import { openSmallCase, type SmallEntity } from '../store/fixtures/small-case.ts'
import type { Row, Store } from '../store/store.ts'
import { layTime } from '../timeline/lay-time.ts'
import { allRules } from './all-rules.ts'
import { findCase } from './find-case.ts'
import { makeFinding } from './finding.ts'
import { placeFindings } from './place-findings.ts'
import type { FindingRule } from './rule.ts'

let store: Store
let found: Row[]
const told = (id: string, schema: string, values: SmallEntity['values'], more: Partial<SmallEntity> = {}): SmallEntity => ({
  id, schema, exhibit: 'bank', values, ...more,
})
const entry = (id: string, account: string, other: string, amount: string, date: string, statementNumber = '1') =>
  told(id, 'AccountEntry', { account, counterparty: other, amount, currency: 'EUR', date, statementNumber })
const pay = (id: string, payer: string, beneficiary: string, amount: string) =>
  told(id, 'Payment', { payer, beneficiary, amount, currency: 'USD', date: '2030-05-01' })
const page = (number: number, of: number) => ({ locator: `page=${number}`, text: `Account statement\nPage ${number} of ${of}` })

/** Runs rules, and lays what they find into the views; no person said anything. */
async function find(rules?: readonly FindingRule[]): Promise<void> {
  await findCase(store, { run: 'r', progress: silentProgress, ...(rules ? { rules } : {}) })
  await placeFindings(store, { run: 'r', progress: silentProgress, told: nothingTold })
}

const nothingTold: ToldFindings = { written: [], reviews: [], withdrawn: [], chapters: [], order: [], hypotheses: [], weights: [] }

before(async () => {
  store = await openSmallCase({
    catalogues: [caseCatalogue],
    exhibits: [
      { id: 'bank', number: '1', path: 'bank.csv' },
      { id: 'staff', number: '2', path: 'staff.csv' },
      { id: 'pdf', number: '3', path: 'statement.pdf', format: 'pdf', pages: 3, texts: [page(1, 4), page(2, 4), page(4, 4)] },
      { id: 'whole', number: '4', path: 'whole.pdf', format: 'pdf', texts: [page(1, 2), page(2, 2)] },
      { id: 'copy', number: '5', path: 'copy.pdf', format: 'pdf', texts: [page(1, 2), { locator: 'page=2', text: 'Account  statement\n\nPage 2 of 2' }] },
      { id: 'locked', number: '6', path: 'locked.zip', state: 'unread', reason: 'It is encrypted.' },
    ],
    entities: [
      told('anna', 'Person', { name: 'Anna Quill' }),
      told('anna-2', 'Person', { name: 'QUILL, Anna' }, { exhibit: 'staff', canonical: 'anna' }),
      told('boris', 'Person', { name: 'Boris Tarn' }),
      told('firm', 'Company', { name: 'Tarn Ltd' }), told('mid', 'Company', { name: 'Middle AG' }), told('end', 'Company', { name: 'End SA' }),
      told('acct', 'BankAccount', { name: 'Account 7' }), told('acct2', 'BankAccount', { name: 'Account 8' }),
      told('own', 'Ownership', { owner: 'firm', asset: 'acct' }),
      entry('e1', 'acct', 'mid', '-1000', '2030-01-01'), entry('e2', 'acct', 'acct2', '-70', '2030-01-05', '2'),
      entry('e3', 'acct2', 'mid', '5', '2030-01-01'), entry('e4', 'acct2', 'mid', '5', '2030-01-20'), entry('e5', 'acct', 'mid', '-2', '2030-02-01', '5'),
      entry('e6', 'acct', 'acct2', '-33', '2030-01-06', '2'), entry('e7', 'acct2', 'acct', '33', '2030-01-08'),
      told('r1', 'Payment', { payer: 'mid', beneficiary: 'end', amount: '950', currency: 'EUR', date: '2030-01-03' }),
      told('r2', 'Payment', { payer: 'end', beneficiary: 'firm', amount: '900', currency: 'EUR', date: '2030-01-04' }),
      pay('p1', 'anna', 'boris', '100.5'), pay('p2', 'boris', 'anna', '90'), pay('p3', 'anna', 'mid', '35682247985.01'),
      told('card', 'Card', { name: 'Card 9' }),
      told('c1', 'CardUse', { card: 'card', merchant: 'firm', amount: '10', date: '2030-01-01T10:00:00', programme: 'payment' }),
      told('c2', 'CardUse', { card: 'card', merchant: 'firm', amount: '12', date: '2030-01-02T10:00:00', programme: 'payment' }),
      told('c3', 'CardUse', { card: 'card', merchant: 'firm', amount: '10', date: '2030-01-01', programme: 'loyalty' }),
      told('i1', 'Invoice', { issuer: 'firm', recipient: 'mid', amount: '4321', currency: 'EUR', invoiceNumber: 'R-2030-1', date: '2030-01-01' }),
      told('i2', 'Invoice', { issuer: 'firm', recipient: 'mid', amount: '950', currency: 'EUR', invoiceNumber: 'R-2030-2', date: '2030-01-01' }),
      told('n1', 'Phone', { number: '+441632960001' }), told('n2', 'Phone', { number: '+441632960002' }),
      told('k1', 'Call', { caller: 'n1', receiver: 'n2', callerImei: '35000000000001', date: '2030-03-01' }),
      told('k2', 'Call', { caller: 'n2', receiver: 'n1', callerImei: '35000000000001', receiverImei: '35000000000009', date: '2030-03-02' }),
    ],
  })
  await store.run("UPDATE derived.entities SET cluster_size = 2, cluster_probability = 0.9, cluster_state = 'machine' WHERE canonical_id = 'anna'")
  await store.run("INSERT INTO derived.matches (id, left_id, right_id, schema, rule, weight_bits, probability, explanation, state, joined, run_id) " +
    "VALUES ('m', 'anna', 'anna-2', 'Person', 'model', 3.2, 0.9, '[]', 'machine', true, 'r')")
  await store.run(`INSERT INTO derived.signs (id, check_id, exhibit_id, locator, outcome, strength, observed, message, clause, explanations)
    VALUES ('s', 'iban.digits', 'bank', 'row=2&col=1', 'fail', 'A', 'GB00', 'The check digits do not hold.', 'ISO 13616', '["A digit may be misread."]'),
    ('s2', 'iban.digits', 'bank', 'row=3', 'pass', 'A', 'x', 'It holds.', '', '[]')`)
  await store.run(`INSERT INTO derived.contradictions (id, rule, canonical_id, caption, left_value, right_value, left_statement_id,
    right_statement_id, left_exhibit_id, left_locator, right_exhibit_id, right_locator, same_probability, strength, message)
    VALUES ('c', 'functional:birthDate', 'anna', 'Anna Quill', '1970', '1971', 'x', 'y', 'bank', 'row=2', 'staff', 'row=3', 0.9, 'B', 'Two birth dates.')`)
  await store.run(`INSERT INTO derived.coverage (exhibit_id, column_number, column_name, treatment) VALUES ('bank', 4, 'XQ', 'unmapped')`)
  await store.run(`INSERT INTO derived.problems (id, exhibit_id, code, severity, message)
    VALUES ('p', 'bank', 'csv.row-too-long', 'error', 'Row 9 is too long.')`)
  await linkCase(store, { run: 'r', progress: silentProgress })
  await layTime(store, { run: 'r', progress: silentProgress })
  await find()
  found = await store.all('SELECT * FROM findings ORDER BY number')
})
after(() => store.close())

/** The sentences of each rule, in order; parts that vary with the data of the fixture's other rules are matched loosely. */
const expected: Readonly<Record<string, readonly RegExp[]>> = {
  'given.exhibits': [/^6 exhibits were given, in 2 formats\. 5 were read whole, 0 partly, 1 not at all\.$/],
  'given.unread': [/^1 exhibit could not be read: It is encrypted\.$/],
  'given.problems': [/^1 error of the kind csv\.row-too-long/],
  'given.unmapped': [/^1 column of bank\.csv was not read: XQ\.$/],
  'who.told-by-many': [/^Anna Quill \(Person\) is told of by 2 exhibits, also as QUILL, Anna\. 2 tellings .* 0\.900\)\.$/],
  'who.weak-join': [/^\u201cAnna Quill\u201d and \u201cQUILL, Anna\u201d are taken as one, on a join with a probability of 0\.900/],
  'links.most': [/(Account 7|Account 8) and (Account 7|Account 8) have 3 links \(3 \u00d7 paid\), from 2030-01-05 to 2030-01-08\./],
  'contradiction': [/^Two birth dates\. .* 0\.900\.$/],
  'sign.failed': [/^The check digits do not hold \(ISO 13616\)\. A sign, not proof\. It may have an innocent reason: A digit may be misread\.$/],
  'document.missing-numbers': [/^Of Account 7 2 account statements by number are not among the exhibits: 3 to 4\.$/],
  'document.missing-pages': [/^statement\.pdf numbers its pages up to 4; page 3 does not appear in it\.$/],
  'document.equal-text': [/^The texts of 2 exhibits are equal but for white space: 4 \(whole\.pdf\) and 5 \(copy\.pdf\)\.$/],
  'document.equal-bytes': [],
  'money.return-flow': [/^From Anna Quill to Boris Tarn went 100\.50 USD in 1 movement, and back 90 USD in 1 movement/],
  'money.circular-flow': [/^Money goes round: End SA \u2192 Tarn Ltd \u2192 Middle AG \u2192 End SA, between 900 EUR and 1,002 EUR on each leg/],
  'money.circular-transfers': [/^1,000 EUR left Tarn Ltd on 2030-01-01 and 900 EUR came back on 2030-01-04: Tarn Ltd \u2192 Middle AG \u2192 End SA \u2192 Tarn Ltd\./],
  'money.one-sided': [/^70 EUR from Tarn Ltd to Account 8, 2030-01-05: the account statements of Account 8 in the case show no such movement/],
  'money.card-without-loyalty': [/^1 of 2 card payments has no loyalty use .* 12 \(no currency told\) by Card 9 at Tarn Ltd, 2030-01-02 10:00:00/],
  'money.invoice-without-payment': [/^For 1 of 2 invoices .* R-2030-1, 4,321 EUR to be paid by Middle AG/],
  'communication.handset-numbers': [/^The handset with the IMEI 35000000000001 was used with 2 numbers: \+441632960001 \(1 record, 2030-03-01\)/],
  'communication.number-handsets': [/^The number \+441632960001 was used in 2 handsets/],
  'time.first-last': [/^The earliest of \d+ dated events is of 2030-01-01/, /^The latest of \d+ dated events is of 2030-05-01/],
}
for (const rule of allRules.filter(({ id }) => expected[id])) {
  test(`rule ${rule.id}`, () => {
    const sentences = found.filter((row) => row['rule'] === rule.id).map((row) => String(row['sentence']))
    const wanted = expected[rule.id]!
    if (rule.id !== 'links.most') assert.equal(sentences.length, wanted.length, sentences.join('\n'))
    for (const [index, pattern] of wanted.entries()) assert.match(sentences[index] ?? '', pattern)
  })
}

test('totals count each record once and keep every cent', () => {
  const totals = found.filter((row) => row['rule'] === 'money.totals').map((row) => String(row['sentence']))
  assert.ok(totals.includes('3 payments add up to 35,682,248,175.51 USD.'), totals.join('\n'))
  assert.ok(totals.includes('4 rows of account statements by which money leaves add up to 1,105 EUR.'), totals.join('\n'))
  const largest = found.find((row) => row['rule'] === 'money.largest')!
  assert.match(String(largest['sentence']), /^1,000 EUR from Tarn Ltd to Middle AG, 2030-01-01 \(row \d+ of bank\.csv\)\.$/)
})

test('every finding cites places, gives its rows again and is of the machine', async () => {
  assert.deepEqual(found.map((row) => row['number']), found.map((_, index) => index + 1))
  assert.equal(new Set(found.map((row) => row['id'])).size, found.length)
  const cited = await store.all('SELECT finding_id, count(*) AS n, min(length(exhibit_id)) AS a, min(length(locator)) AS b FROM citations GROUP BY finding_id')
  assert.equal(cited.length, found.length)
  assert.ok(cited.every((row) => Number(row['a']) > 0 && Number(row['b']) > 0))
  for (const row of found) {
    assert.equal(row['state'], 'machine')
    const again = await store.all(String(row['query']))
    assert.ok(again.length > 0, `the query of ${String(row['rule'])} gives nothing`)
  }
})

test('a second run gives the same findings, and a changed row another hash', async () => {
  const hashes = () => store.all('SELECT id, result_sha256, sentence FROM findings ORDER BY number')
  const earlier = await hashes()
  await find()
  assert.deepEqual(await hashes(), earlier)
  await store.run("UPDATE derived.signs SET observed = 'GB01' WHERE id = 's'")
  await find()
  const changed = (await hashes()).filter((row, index) => row['result_sha256'] !== earlier[index]!['result_sha256'])
  assert.deepEqual(changed.map((row) => row['id']), [found.find((row) => row['rule'] === 'sign.failed')!['id']])
})

test('what is beyond the limit of a rule is told', async () => {
  const rule = { ...allRules.find(({ id }) => id === 'money.largest')!, limit: 1 }
  await find([rule])
  const [first, rest] = await store.all('SELECT sentence FROM findings ORDER BY number')
  assert.match(String(first!['sentence']), /^1,000 EUR/)
  assert.match(String(rest!['sentence']), /^\d+ further findings of the rule money\.largest are not written out here/)
})

test('a finding without a citation, or with one that has no place, cannot be', () => {
  const finding = { id: 'f', chapter: 'Money', rule: 'r', sentence: 'S.', kind: 'fact', state: 'machine', query: 'q', resultSha256: 'h' } as const
  const citation = { statementId: undefined, exhibitId: 'x', locator: 'whole', quote: undefined, role: 'support' } as const
  assert.throws(() => makeFinding({ ...finding, citations: [] }), TypeError)
  assert.throws(() => makeFinding({ ...finding, citations: [citation, { ...citation, locator: '' }] }), TypeError)
  assert.throws(() => makeFinding({ ...finding, sentence: ' ', citations: [citation] }), TypeError)
  assert.equal(makeFinding({ ...finding, citations: [citation] }).citations.length, 1)
})
