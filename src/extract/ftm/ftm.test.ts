import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkExtractor } from '../../../test/contract/extractor-contract.ts'
import { collect, inputOf } from '../collect.ts'
import { ftmEntityId } from './ftm-entity-id.ts'
import { ftmExtractor } from './ftm-extractor.ts'
import { ftmFormat } from './ftm.ts'

const bytes = (...records: unknown[]) => new Uint8Array(Buffer.from(records.map((each) => JSON.stringify(each)).join('\n')))
const person = { id: 'p-1', schema: 'Person', caption: 'Ida Marlow', properties: { name: ['Ida Marlow', 'I. Marlow'], birthDate: ['1971-03-02'] } }
const ownership = { id: 'o-1', schema: 'Ownership', properties: { owner: ['p-1'], asset: [{ id: 'c-1', schema: 'Company', properties: { name: ['Larch Ltd'] } }] } }
const statement = { id: 's-1', entity_id: 'p-1', schema: 'Person', prop: 'nationality', value: 'ie', lang: null }
const long = { id: 'd-1', schema: 'Document', properties: { bodyText: ['A long text. '.repeat(10)] } }

checkExtractor(ftmFormat, [
  { name: 'people.ftm.ndjson', bytes: bytes(person, ownership, statement, long) },
  { name: 'people.json', bytes: new Uint8Array(Buffer.from(JSON.stringify([person, ownership], undefined, 1))) },
])

test('values are statements under the ids of the source, nested entities included', async () => {
  const { statements, problems } = await collect(ftmExtractor, inputOf(bytes(person, ownership, statement), 'set/people.ndjson'))
  assert.deepEqual(problems, [])
  const id = (source: string) => ftmEntityId(inputOf(bytes(), 'set/other.ndjson'), source)
  assert.deepEqual(
    statements.map(({ entityId, schema, property, value, locator }) => [entityId, `${schema}.${property}`, value, decodeURIComponent(locator)]),
    [
      [id('p-1'), 'Person.name', 'Ida Marlow', 'pointer=/0/properties/name/0'],
      [id('p-1'), 'Person.name', 'I. Marlow', 'pointer=/0/properties/name/1'],
      [id('p-1'), 'Person.birthDate', '1971-03-02', 'pointer=/0/properties/birthDate/0'],
      [id('o-1'), 'Ownership.owner', id('p-1'), 'pointer=/1/properties/owner/0'],
      [id('c-1'), 'Company.name', 'Larch Ltd', 'pointer=/1/properties/asset/0/properties/name/0'],
      [id('o-1'), 'Ownership.asset', id('c-1'), 'pointer=/1/properties/asset/0/id'],
      [id('p-1'), 'Person.nationality', 'ie', 'pointer=/2/value'],
    ],
  )
  assert.notEqual(id('p-1'), ftmEntityId(inputOf(bytes(), 'another/people.ndjson'), 'p-1'))
})

for (const [code, record, text] of [
  ['ftm.unknown-schema', { id: 'x', schema: 'Spaceship', properties: { name: ['Vela'] } }, 'Vela'],
  ['ftm.unknown-property', { id: 'x', schema: 'Person', properties: { shoeSize: ['44'] } }, '44'],
  ['ftm.value-unread', { id: 'x', schema: 'Person', properties: { birthDate: ['once upon a time'] } }, 'once upon a time'],
  ['ftm.value-unreadable', { id: 'x', schema: 'Person', properties: { name: [{ first: 'Ida' }] } }, '{"first":"Ida"}'],
  ['ftm.no-entity', { id: 'x', note: 'loose' }, '{"id":"x","note":"loose"}'],
] as const) {
  test(`${code} is told, and the value is kept as text`, async () => {
    const input = inputOf(bytes(record), 'a.ndjson')
    const result = await collect(ftmExtractor, input)
    assert.deepEqual(result.problems.map((problem) => problem.code), [code])
    assert.deepEqual(result.statements, [])
    const segment = result.texts.at(-1)
    assert.equal(segment?.text, text)
    assert.deepEqual(await ftmExtractor.locate(input, [segment!.locator]), [text])
    assert.ok(result.facts?.partly)
  })
}

test('other JSON is not taken for FollowTheMoney', () => {
  for (const text of ['{"type":"Feature","properties":{}}', '{"schema":"Spaceship","properties":{},"id":1}', 'id,schema\n']) {
    assert.equal(ftmFormat.sniff(Buffer.from(text), 'a.json'), 0)
  }
})
