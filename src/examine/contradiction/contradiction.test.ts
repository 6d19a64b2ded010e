import assert from 'node:assert/strict'
import { test } from 'node:test'
import { silentProgress } from '../../base/progress.ts'
import { idOf, openSmallCase, resolveSmallCase, type Told } from '../../resolve/fixtures/small-case.ts'
import type { JudgementRow } from '../../resolve/judge/judgement-row.ts'
import { examineCase } from '../examine-case.ts'
import { passportLines } from '../fixtures/specimen.ts'
import { examineCatalogue } from '../tables.ts'
import { agree } from './compare-values.ts'
import { parseConstraints, readConstraints } from './constraint.ts'

async function contradictionsOf(told: readonly Told[], judgements: readonly JudgementRow[] = []) {
  const store = await openSmallCase(told, [examineCatalogue])
  await resolveSmallCase(store, judgements)
  await examineCase(store, { run: 'run', progress: silentProgress })
  const rows = await store.all('SELECT * FROM derived.contradictions ORDER BY rule, left_value, right_value')
  await store.close()
  return rows
}

const person = (exhibit: string, values: Told['values']): Told => ({ exhibit, key: '1', schema: 'Person', values })
/** Two exhibits that tell of one person, known by one passport number. */
const twice = (left: Told['values'], right: Told['values']): Told[] => [
  person('a', { name: 'Mira Falk', passportNumber: 'U7300412', ...left }), person('b', { name: 'Mira Falk', passportNumber: 'U7300412', ...right }),
]

const functional: readonly [why: string, Told['values'], Told['values'], string[]][] = [
  ['two birth dates', { birthDate: '1981-09-17' }, { birthDate: '1979-02-03' }, ['functional:birthDate']],
  ['a year and a date of it', { birthDate: '1981' }, { birthDate: '1981-09-17' }, []],
  ['another year and a date', { birthDate: '1980' }, { birthDate: '1981-09-17' }, ['functional:birthDate']],
  ['two sexes', { gender: 'female' }, { gender: 'male' }, ['functional:gender']],
  ['one place more precise', { birthPlace: 'Norrhaven' }, { birthPlace: 'Norrhaven, Utopia' }, []],
  ['two places', { birthPlace: 'Norrhaven' }, { birthPlace: 'Sollander' }, ['functional:birthPlace']],
  ['posts in two lists', { position: 'Clerk' }, { position: 'Driver' }, ['functional:position']],
  ['posts that differ in writing', { position: 'SVP / Finance' }, { position: 'Finance, SVP' }, []],
  ['an exhibit with two posts', { position: ['Clerk', 'Cashier'] }, { position: 'Driver' }, []],
  ['two names are no contradiction', { alias: 'M. Falk' }, { alias: 'Falk' }, []],
]

for (const [why, left, right, rules] of functional) {
  test(`functional: ${why}`, async () => {
    const found = await contradictionsOf(twice(left, right))
    assert.deepEqual(found.map((row) => row['rule']), rules)
    for (const row of found) {
      assert.notEqual(row['left_statement_id'], row['right_statement_id'])
      assert.deepEqual([row['left_exhibit_id'], row['right_exhibit_id'], row['caption']], ['a', 'b', 'Mira Falk'])
      assert.ok(Number(row['same_probability']) >= 0.9 && Number(row['same_probability']) <= 1)
      assert.ok((JSON.parse(String(row['explanations'])) as string[]).length > 0)
      assert.match(String(row['message']), /exhibit 1 and .* exhibit 2/)
    }
  })
}

test('a post is told for each two lists that differ, a birth date once', async () => {
  const of = (exhibit: string, position: string, birthDate: string) =>
    person(exhibit, { name: 'Mira Falk', passportNumber: 'U7300412', position, birthDate })
  const found = await contradictionsOf([of('a', 'Clerk', '1981-09-17'), of('b', 'Clerk', '1981-09-17'), of('c', 'Driver', '1981-09-18')])
  const exhibits = (rule: string) => found.filter((row) => row['rule'] === rule).map((row) => `${String(row['left_exhibit_id'])}${String(row['right_exhibit_id'])}`).sort()
  assert.deepEqual(exhibits('functional:position'), ['ac', 'bc'])
  assert.deepEqual(exhibits('functional:birthDate'), ['ac'])
})

test('a post in a curriculum vitae is weaker than one in a list', async () => {
  const told = twice({ position: 'Clerk' }, { position: 'Driver' })
  const store = await openSmallCase(told, [examineCatalogue])
  await store.run(`UPDATE derived.statements SET locator = 'char=10,16' WHERE exhibit_id = 'b'`)
  await resolveSmallCase(store)
  await examineCase(store, { run: 'run', progress: silentProgress })
  assert.deepEqual(await store.all('SELECT rule, strength FROM derived.contradictions'), [{ rule: 'functional:position-in-text', strength: 'I' }])
  await store.close()
})

test('values of two persons are no contradiction', async () => {
  assert.deepEqual(await contradictionsOf([person('a', { name: 'Mira Falk', birthDate: '1981-09-17' }), person('b', { name: 'Jonas Rehn', birthDate: '1979-02-03' })]), [])
})

test('a contradiction inside one source record is certain to be of one entity', async () => {
  const [row] = await contradictionsOf([person('a', { name: 'Mira Falk', birthDate: ['1981-09-17', '1979-02-03'] })])
  assert.equal(row?.['same_probability'], 1)
})

const passport = (exhibit: string, values: Told['values']): Told => ({ exhibit, key: 'p', schema: 'Passport', values: { holder: idOf(exhibit, '1'), ...values } })

const orders: readonly [why: string, Told[], string[]][] = [
  ['death before birth', [person('a', { name: 'Mira Falk', birthDate: '1981-09-17', deathDate: '1980' })], ['order:death-before-birth']],
  ['death in the year of birth', [person('a', { name: 'Mira Falk', birthDate: '1981-09-17', deathDate: '1981' })], []],
  ['across sources', twice({ birthDate: '1981-09-17' }, { deathDate: '1980-01-02' }), ['order:death-before-birth']],
  ['issued before birth', [person('a', { name: 'Mira Falk', birthDate: '1981-09-17' }), passport('a', { number: 'U7300412', issueDate: '1979-05-05' })], ['order:issued-before-birth']],
  ['issued after birth', [person('a', { name: 'Mira Falk', birthDate: '1981-09-17' }), passport('a', { number: 'U7300412', issueDate: '2019-05-05' })], []],
  ['expired before issued', [person('a', { name: 'Mira Falk' }), passport('a', { number: 'U7300412', issueDate: '2019-05-05', expiryDate: '2009-05-04' })], ['order:expired-before-issued']],
  ['ended before it began', [{ exhibit: 'a', key: 'i', schema: 'Employment', values: { startDate: '2019-05', endDate: '2018-01' } }], ['order:end-before-start']],
  [
    'an account used before it was opened', [
      { exhibit: 'a', key: 'acc', schema: 'BankAccount', values: { accountNumber: '00417', openingDate: '2024-02-01' } },
      { exhibit: 'a', key: 'row', schema: 'AccountEntry', values: { account: idOf('a', 'acc'), date: '2024-01-15', amount: '3' } },
      { exhibit: 'a', key: 'row2', schema: 'AccountEntry', values: { account: idOf('a', 'acc'), date: '2024-02-15', amount: '3' } },
    ], ['order:used-before-opened'],
  ],
  [
    'an account used after it was closed', [
      { exhibit: 'a', key: 'acc', schema: 'BankAccount', values: { accountNumber: '00417', closingDate: '2024-02-01' } },
      { exhibit: 'a', key: 'row', schema: 'AccountEntry', values: { account: idOf('a', 'acc'), date: '2024-03-15', amount: '3' } },
    ], ['order:used-after-closed'],
  ],
]

for (const [why, told, rules] of orders) {
  test(`order: ${why}`, async () => {
    assert.deepEqual((await contradictionsOf(told)).map((row) => row['rule']), rules)
  })
}

test('one document number with two holders, unless the states differ', async () => {
  const told = (country: string): Told[] => [
    person('a', { name: 'Mira Falk' }), passport('a', { number: 'U7300412', country: 'se' }),
    person('b', { name: 'Viktor Sokol' }), passport('b', { number: 'u-7300412', country }),
  ]
  const [row, ...others] = await contradictionsOf(told('se'))
  assert.equal(others.length, 0)
  assert.equal(row?.['rule'], 'shared:identity-document-number')
  assert.match(String(row?.['message']), /Mira Falk.*Viktor Sokol|Viktor Sokol.*Mira Falk/)
  assert.ok(Number(row?.['same_probability']) < 0.9)
  assert.deepEqual(await contradictionsOf(told('fi')), [])
  assert.deepEqual(await contradictionsOf(twice({}, {})), [])
})

test('records kept apart for one figure of the birth date are told; namesakes of other dates are not', async () => {
  const of = (exhibit: string, birthDate: string) => person(exhibit, { name: 'Mira Falkenrath', birthDate })
  const [row, ...others] = await contradictionsOf([of('a', '1974-05-14'), of('b', '1984-05-14')])
  assert.deepEqual([row?.['rule'], row?.['strength'], others.length], ['kept-apart:birthDate', 'C', 0])
  assert.deepEqual([row?.['left_value'], row?.['right_value']].sort(), ['1974-05-14', '1984-05-14'])
  assert.notEqual(row?.['left_exhibit_id'], row?.['right_exhibit_id'])
  assert.deepEqual(await contradictionsOf([of('a', '1974-05-14'), of('b', '1999-11-02')]), [])
})

test('signs of a case: zones told as statements and zones in text, each once', async () => {
  const lines = passportLines()
  const forged = passportLines({ number: 'U9999999' }).with(1, passportLines({ number: 'U9999999' })[1]!.replace('U9999999', 'U9999199'))
  const store = await openSmallCase(
    [{ exhibit: 'a', key: 'd', schema: 'IdentityDocument', values: { mrz: lines.join('\n'), birthDate: '1981-09-17' } }], [examineCatalogue],
  )
  for (const [exhibit, text] of [['a', lines.join('\n')], ['z', forged.join('\n')]] as const) {
    await store.run(`INSERT INTO derived.texts VALUES ($1, 0, 'whole', $2, NULL, NULL, NULL)`, [exhibit, text])
  }
  await resolveSmallCase(store)
  const result = await examineCase(store, { run: 'run', progress: silentProgress })
  const failed = await store.all(`SELECT check_id, exhibit_id, locator FROM derived.signs WHERE outcome = 'fail' ORDER BY check_id`)
  assert.deepEqual(failed.map((row) => row['check_id']), ['mrz.composite-digit', 'mrz.number-digit'])
  assert.deepEqual(failed[0]?.['exhibit_id'], 'z')
  assert.match(String(failed[0]?.['locator']), /^char=0,/)
  assert.equal(result.failed, 2)
  const [counts] = await store.all(`SELECT count(*) AS signs, count(DISTINCT id) AS ids FROM derived.signs WHERE check_id = 'mrz.birth-digit'`)
  assert.deepEqual(counts, { signs: 2, ids: 2 })
  await store.close()
})

test('values agree as far as both tell', () => {
  const table: readonly [Parameters<typeof agree>[0], string, string, boolean][] = [
    ['date', '1981', '1981-09-17T10:00:00Z', true], ['date', '1981-09', '1981-10', false], ['word', 'Falk', 'FALK', true], ['word', 'Falk', 'Falck', false],
    ['words', 'Иван Петров', 'Ivan Petrov senior', true], ['title', 'Head of Finance', 'Finance Head', true], ['title', 'Finance', 'Head of Finance', false],
  ]
  for (const [compare, left, right, expected] of table) assert.equal(agree(compare, left, right), expected, `${compare} ${left} ${right}`)
})

test('constraints are read strictly', () => {
  const constraints = readConstraints()
  assert.ok(constraints.functional.length >= 12 && constraints.order.length >= 7)
  const line = (schema: string, property: string, explanation = 'typing') => `functional:
  - { rule: 'functional:x', schema: ${schema}, property: ${property}, compare: date, strength: B, noun: x, explanations: [${explanation}] }
order: []`
  assert.equal(parseConstraints(line('Person', 'birthDate')).functional.length, 1)
  assert.throws(() => parseConstraints(line('Person', 'birthDay')), /birthDay of Person/)
  assert.throws(() => parseConstraints(line('Persona', 'birthDate')), /Persona/)
  assert.throws(() => parseConstraints(line('Person', 'birthDate', 'because')))
})
