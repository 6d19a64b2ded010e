import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { idOf, joinedCaptions, openSmallCase, resolveSmallCase, type Told } from './fixtures/small-case.ts'
import type { JudgementRow } from './judge/judgement-row.ts'

type Values = Told['values']

interface PairCase {
  readonly why: string
  readonly left: Values
  readonly right: Values
  readonly leftSchema?: string
  readonly rightSchema?: string
}

/** Others in the case, so that names have something to be rare against. */
const others: readonly Told[] = ['Mira Falk', 'Jonas Rehn', 'Tilda Brock', 'Oskar Lindqvist', 'Petra Sommer'].map((name, row) => ({
  exhibit: 'others', key: String(row), schema: 'Person', values: { name },
}))

async function resolvePair(pair: PairCase) {
  const store = await openSmallCase([
    { exhibit: 'a', key: '1', schema: pair.leftSchema ?? 'Person', values: pair.left },
    { exhibit: 'b', key: '1', schema: pair.rightSchema ?? 'Person', values: pair.right },
    ...others,
  ])
  await resolveSmallCase(store)
  const matches = await store.all<{ probability: number; joined: boolean; rule: string }>('SELECT probability, joined, rule FROM derived.matches')
  await store.close()
  return matches[0]
}

const joinedPairs: readonly PairCase[] = [
  { why: 'the same name', left: { name: 'Anna Bergström' }, right: { name: 'Anna Bergstrom' } },
  { why: 'given name and surname in columns', left: { firstName: 'Anna', lastName: 'Bergström' }, right: { name: 'Anna Bergström' } },
  { why: 'names the other way round', left: { name: 'Bergström Anna' }, right: { name: 'Anna Bergström' } },
  { why: 'a comma', left: { name: 'Bergström, Anna' }, right: { name: 'Anna Bergström' } },
  { why: 'a middle name missing', left: { name: 'Anna Maria Bergström' }, right: { name: 'Anna Bergström' } },
  { why: 'a title', left: { name: 'Dr. Anna Bergström, MBA' }, right: { name: 'Anna Bergström' } },
  { why: 'one slip in a long surname', left: { name: 'Anna Bergström' }, right: { name: 'Anna Bergstrm' } },
  { why: 'Cyrillic and Latin', left: { name: 'Иван Петров' }, right: { name: 'Ivan Petrov' } },
  { why: 'Greek and Latin', left: { name: 'Γιώργος Παπαδόπουλος' }, right: { name: 'Giorgos Papadopoulos' } },
  { why: 'two transliterations', left: { name: 'Sergey Khrunov' }, right: { name: 'Sergei Hrunov' } },
  { why: 'transliterations of two languages', left: { name: 'Nadezhda Verestova' }, right: { name: 'Nadejda Werestowa' } },
  { why: 'a nickname', left: { name: 'William Ashdown' }, right: { name: 'Bill Ashdown' } },
  { why: 'a generation on both sides, once after a comma', left: { name: 'Sten Holm, Jr' }, right: { firstName: 'Sten', lastName: 'Holm Jr.' } },
  { why: 'the name in the mailbox', left: { email: 'anna.bergstrom@example.org' }, right: { name: 'Anna Bergström' } },
  { why: 'one mailbox', left: { email: 'ab17@example.org', name: 'A. Bergström' }, right: { email: 'ab17@example.org' } },
  { why: 'day and month swapped', left: { name: 'Anna Bergström', birthDate: '1980-05-04' }, right: { name: 'Anna Bergström', birthDate: '1980-04-05' } },
  { why: 'a year for a date', left: { name: 'Anna Bergström', birthDate: '1980-05-04' }, right: { name: 'Anna Bergström', birthDate: '1980' } },
  { why: 'the first of January for a year', left: { name: 'Anna Bergström', birthDate: '1980-05-04' }, right: { name: 'Anna Bergström', birthDate: '1980-01-01' } },
  {
    why: 'one document, though the birth date was changed', left: { name: 'Anna Bergström', birthDate: '1980-05-04', passportNumber: 'X7712345' },
    right: { name: 'Anna Bergström', birthDate: '1991-11-23', passportNumber: 'X7712345' },
  },
  { why: 'legal forms', leftSchema: 'Company', rightSchema: 'Company', left: { name: 'Norrhaven Shipping Limited' }, right: { name: 'NORRHAVEN SHIPPING LTD.' } },
  { why: 'LEI', leftSchema: 'Company', rightSchema: 'LegalEntity', left: { name: 'Norrhaven Shipping', leiCode: '529900ABCDEFGHIJKL19' }, right: { name: 'NHS', leiCode: '529900ABCDEFGHIJKL19' } },
  { why: 'IBAN', leftSchema: 'BankAccount', rightSchema: 'BankAccount', left: { iban: 'XX00123456789012345' }, right: { iban: 'XX00123456789012345', name: 'Current' } },
  { why: 'IMO number of a ship renamed', leftSchema: 'Vessel', rightSchema: 'Vessel', left: { name: 'Sea Lark', imoNumber: 'IMO9074729' }, right: { name: 'Blue Heron', imoNumber: 'IMO9074729' } },
]

for (const pair of joinedPairs) {
  test(`joined: ${pair.why}`, async () => {
    const match = await resolvePair(pair)
    assert.equal(match?.joined, true, JSON.stringify(match))
    assert.ok(match!.probability >= 0.9)
  })
}

const apartPairs: readonly PairCase[] = [
  {
    why: 'twins at one address with one telephone', left: { name: 'Anna Bergström', birthDate: '1980-05-04', address: '12 Kiln Lane, 4410 Norrhaven', phone: '+4670000001' },
    right: { name: 'Lena Bergström', birthDate: '1980-05-04', address: '12 Kiln Lane, 4410 Norrhaven', phone: '+4670000001' },
  },
  { why: 'twins with names alike', left: { name: 'Christian Bergström', birthDate: '1980-05-04' }, right: { name: 'Christina Bergström', birthDate: '1980-05-04' } },
  { why: 'father and son by suffix', left: { name: 'Sten Holm Jr.' }, right: { name: 'Sten Holm Sr.' } },
  { why: 'father and son by birth date', left: { name: 'Sten Holm', birthDate: '1948-08-29' }, right: { name: 'Sten Holm', birthDate: '1975-02-11' } },
  { why: 'namesakes by one digit of the birth date', left: { name: 'Sten Holm', birthDate: '1948-08-29' }, right: { name: 'Sten Holm', birthDate: '1948-08-28' } },
  { why: 'father and son with one mailbox', left: { name: 'Sten Holm', birthDate: '1948-08-29', email: 'holm@example.org' }, right: { name: 'Sten Holm', birthDate: '1975-02-11', email: 'holm@example.org' } },
  { why: 'an equal surname', left: { name: 'Anna Bergström' }, right: { name: 'Lena Bergström' } },
  { why: 'an equal given name', left: { name: 'Anna Bergström' }, right: { name: 'Anna Sollander' } },
  { why: 'a given name alone', left: { name: 'Anna' }, right: { name: 'Anna Bergström' } },
  { why: 'one passport number, two names', left: { name: 'Anna Bergström', passportNumber: 'X7712345' }, right: { name: 'Viktor Sokol', passportNumber: 'X7712345' } },
  { why: 'a person and a company', left: { name: 'Anna Bergström', email: 'anna@bergstrom.example' }, right: { name: 'Anna Bergström', email: 'anna@bergstrom.example' }, rightSchema: 'Company' },
  { why: 'two legal forms', leftSchema: 'Company', rightSchema: 'Company', left: { name: 'Norrhaven Shipping Ltd' }, right: { name: 'Norrhaven Shipping GmbH' } },
  { why: 'numbered companies', leftSchema: 'Company', rightSchema: 'Company', left: { name: 'Norrhaven Fund 1 Ltd' }, right: { name: 'Norrhaven Fund 2 Ltd' } },
  { why: 'two LEI', leftSchema: 'Company', rightSchema: 'Company', left: { name: 'Norrhaven Shipping', leiCode: '529900ABCDEFGHIJKL19' }, right: { name: 'Norrhaven Shipping', leiCode: '529900ZZZZZZHIJKLM76' } },
  { why: 'payments are never the same here', leftSchema: 'Payment', rightSchema: 'Payment', left: { amount: '10' }, right: { amount: '10' } },
]

for (const pair of apartPairs) {
  test(`kept apart: ${pair.why}`, async () => {
    const match = await resolvePair(pair)
    assert.notEqual(match?.joined, true, JSON.stringify(match))
  })
}

test('initials with mailboxes of one domain are proposed', async () => {
  const match = await resolvePair({
    why: '', left: { name: 'A. Bergström', email: 'office7@norrhaven.example' }, right: { name: 'Anna Bergström', email: 'anna.b@norrhaven.example' },
  })
  assert.ok(match && match.probability >= 0.5, JSON.stringify(match))
})

test('an initial does not draw two given names into one person', async () => {
  const store = await openSmallCase([
    { exhibit: 'a', key: '1', schema: 'Person', values: { name: 'J. Falkner', email: 'jf@norrhaven.example' } },
    { exhibit: 'b', key: '1', schema: 'Person', values: { name: 'John Falkner', email: 'jf@norrhaven.example' } },
    { exhibit: 'c', key: '1', schema: 'Person', values: { name: 'Jane Falkner', email: 'jf@norrhaven.example' } },
  ])
  await resolveSmallCase(store)
  const joined = await joinedCaptions(store)
  assert.equal(joined.length, 1)
  assert.ok(!(joined[0]!.includes('John Falkner') && joined[0]!.includes('Jane Falkner')), JSON.stringify(joined))
  await store.close()
})

test('passports that name their holder identify, with their country', async () => {
  const passport = (exhibit: string, country: string): Told => (
    { exhibit, key: 'p', schema: 'Passport', values: { number: 'X7712345', country, holder: idOf(exhibit, '1') } }
  )
  for (const [country, joined] of [['se', true], ['fi', false]] as const) {
    const store = await openSmallCase([
      { exhibit: 'a', key: '1', schema: 'Person', values: { name: 'A. Bergström' } }, passport('a', 'se'),
      { exhibit: 'b', key: '1', schema: 'Person', values: { name: 'Anna Bergström' } }, passport('b', country),
      ...others,
    ])
    await resolveSmallCase(store)
    assert.equal((await joinedCaptions(store)).length === 1, joined, country)
    await store.close()
  }
})

const trio: readonly Told[] = [
  { exhibit: 'a', key: '1', schema: 'Person', values: { name: 'Anna Bergström', email: 'anna.b@example.org' } },
  { exhibit: 'b', key: '1', schema: 'LegalEntity', values: { email: 'anna.b@example.org', name: 'Anna Bergström' } },
  { exhibit: 'c', key: '1', schema: 'Person', values: { firstName: 'Anna', lastName: 'Bergstrom' } },
  { exhibit: 'd', key: '1', schema: 'Person', values: { name: 'Lena Bergström' } },
  { exhibit: 'e', key: '1', schema: 'Company', values: { name: 'Bergström Maskin AB' } },
  { exhibit: 'e', key: '2', schema: 'Payment', values: { amount: '12', payer: idOf('a', '1') } },
]

test('entities, values and captions of a resolved case', async () => {
  const store = await openSmallCase(trio)
  const result = await resolveSmallCase(store)
  assert.deepEqual(result.problems, [])
  const entities = await store.all('SELECT id, canonical_id, schema, canonical_schema, caption, cluster_size, cluster_state, run_id FROM derived.entities ORDER BY id')
  assert.equal(entities.length, 6)
  const canonical = [idOf('a', '1'), idOf('b', '1'), idOf('c', '1')].sort()[0]
  const mailbox = entities.find((row) => row['id'] === idOf('b', '1'))
  assert.deepEqual(mailbox, {
    id: idOf('b', '1'), canonical_id: canonical, schema: 'LegalEntity', canonical_schema: 'Person', caption: 'Anna Bergström', cluster_size: 3,
    cluster_state: 'machine', run_id: 'run',
  })
  const single = entities.find((row) => row['id'] === idOf('d', '1'))
  assert.equal(single?.['cluster_state'], 'single')
  assert.equal(entities.find((row) => row['id'] === idOf('c', '1'))?.['caption'], 'Anna Bergstrom')
  const [payer] = await store.all(`SELECT target_canonical_id FROM derived.entity_values WHERE property = 'payer'`)
  assert.equal(payer?.['target_canonical_id'], canonical)
  await store.close()
})

test('an explanation adds up to the weight', async () => {
  const store = await openSmallCase(trio)
  await resolveSmallCase(store)
  const matches = await store.all<{ weight_bits: number; explanation: string }>('SELECT weight_bits, explanation FROM derived.matches')
  assert.ok(matches.length >= 3)
  for (const { weight_bits, explanation } of matches) {
    const entries = JSON.parse(explanation) as { property: string; bits: number }[]
    assert.equal(entries[0]!.property, 'prior')
    assert.ok(Math.abs(entries.reduce((total, entry) => total + entry.bits, 0) - weight_bits) < 0.05)
  }
  await store.close()
})

test('the result does not depend on the order of what was told', async () => {
  const dump = async (told: readonly Told[]) => {
    const store = await openSmallCase(told)
    await resolveSmallCase(store)
    const rows = await Promise.all(['entities', 'matches'].map((table) => store.all(`SELECT * FROM derived.${table} ORDER BY id`)))
    await store.close()
    return JSON.stringify(rows)
  }
  // Locators number the rows told, so the rows get fixed keys and only their order in the store changes.
  const people = [...trio, ...others]
  const expected = await dump(people)
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(people, { minLength: people.length }), async (shuffled) => {
      assert.equal(await dump(shuffled), expected)
    }),
    { numRuns: 6 },
  )
})

const judgement = (row: Partial<JudgementRow>): JudgementRow => (
  { sequence: 7, left: '', right: '', judgement: 'positive', by: 'M. Falk', at: '2026-01-02T10:00:00.000Z', reason: 'Seen both papers.', inForce: true, ...row }
)
const pairOf = (left: string, right: string) => ({ left: idOf(left, '1'), right: idOf(right, '1') })

test('a positive judgement joins whatever the weight; a negative one splits; unsure takes the pair out', async () => {
  const cases: readonly [JudgementRow[], string[][]][] = [
    [[judgement(pairOf('a', 'd'))], [['Anna Bergstrom', 'Anna Bergström', 'Anna Bergström', 'Lena Bergström']]],
    [[judgement({ ...pairOf('c', 'a'), judgement: 'negative' }), judgement({ ...pairOf('c', 'b'), judgement: 'negative' })], [['Anna Bergström', 'Anna Bergström']]],
    [[judgement({ ...pairOf('a', 'c'), judgement: 'unsure' }), judgement({ ...pairOf('b', 'c'), judgement: 'unsure' })], [['Anna Bergström', 'Anna Bergström']]],
    [[judgement({ ...pairOf('a', 'd'), inForce: false })], [['Anna Bergstrom', 'Anna Bergström', 'Anna Bergström']]],
  ]
  for (const [judgements, expected] of cases) {
    const store = await openSmallCase(trio)
    await resolveSmallCase(store, judgements)
    assert.deepEqual(await joinedCaptions(store), expected)
    const written = await store.all('SELECT judgement, in_force FROM derived.judgements')
    assert.equal(written.length, judgements.length)
    await store.close()
  }
})

test('a judged pair is written whatever its weight, and a cluster of judged joins alone is judged', async () => {
  const store = await openSmallCase(trio)
  await resolveSmallCase(store, [judgement(pairOf('d', 'a')), judgement({ ...pairOf('a', 'b'), sequence: 8 }), judgement({ ...pairOf('a', 'c'), sequence: 9 })])
  const [match] = await store.all(`SELECT state, joined, probability < 0.5 AS unlikely FROM derived.matches WHERE ${idOf('d', '1') < idOf('a', '1') ? 'left_id' : 'right_id'} = '${idOf('d', '1')}'`)
  assert.deepEqual(match, { state: 'positive', joined: true, unlikely: true })
  const [cluster] = await store.all(`SELECT DISTINCT cluster_state, cluster_probability FROM derived.entities WHERE cluster_size = 4`)
  assert.deepEqual(cluster, { cluster_state: 'judged', cluster_probability: 1 })
  await store.close()
})

test('judgements that cannot be followed are problems', async () => {
  const cases: readonly [JudgementRow[], string][] = [
    [[judgement(pairOf('a', 'e'))], 'resolve.judgement-impossible'],
    [[judgement({ left: idOf('a', '1'), right: 'gone' })], 'resolve.judgement-absent'],
    [[judgement(pairOf('a', 'c')), judgement({ ...pairOf('b', 'a'), sequence: 8 }), judgement({ ...pairOf('b', 'c'), sequence: 9, judgement: 'negative' })], 'resolve.judgement-contrary'],
  ]
  for (const [judgements, code] of cases) {
    const store = await openSmallCase(trio)
    const { problems } = await resolveSmallCase(store, judgements)
    assert.deepEqual(problems.map((problem) => problem.code), [code])
    await store.close()
  }
})

test('schemata that do not go together are a problem, and the first told stands', async () => {
  const store = await openSmallCase([
    { exhibit: 'a', key: '1', schema: 'LegalEntity', values: { name: 'Falk' } },
    { exhibit: 'b', key: '1', schema: 'Person', values: { name: 'Falk' } },
  ])
  await store.run(`UPDATE derived.statements SET entity_id = 'one'`)
  await store.run(`INSERT INTO derived.statements SELECT 'x', 'not-listed', 'row=9', 'one', 'Company', 'name', 'name', 'Falk AB', 'Falk AB', NULL, 'test', 'told'`)
  const { problems } = await resolveSmallCase(store)
  assert.deepEqual(problems.map((problem) => problem.code), ['resolve.schema-conflict'])
  assert.deepEqual(await store.all('SELECT schema FROM derived.entities'), [{ schema: 'Person' }])
  await store.close()
})

test('a key borne by too many is reported and the case still resolves', async () => {
  const many: Told[] = Array.from({ length: 130 }, (_, row) => (
    { exhibit: 'a', key: String(row), schema: 'Company', values: { name: `Handel ${String.fromCharCode(97 + (row % 26))}${row}x` } }
  ))
  const store = await openSmallCase(many)
  const { problems } = await resolveSmallCase(store)
  assert.ok(problems.some((problem) => problem.code === 'resolve.key-too-common' && problem.message.includes('handel')))
  await store.close()
})
