import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkExtractor } from '../../../test/contract/extractor-contract.ts'
import { collect, inputOf } from '../collect.ts'
import { stixFormat } from './stix.ts'

const bytes = (text: string) => new Uint8Array(Buffer.from(text))
const id = (type: string, digit: number) => `${type}--0000000${digit}-0000-4000-8000-000000000000`
const common = { spec_version: '2.1', created: '2024-01-01T00:00:00.000Z', modified: '2024-01-01T00:00:00.000Z' }
const objects = [
  { type: 'relationship', id: id('relationship', 1), ...common, relationship_type: 'owns', source_ref: id('identity', 1), target_ref: id('identity', 2), start_time: '2020-05-01T00:00:00.000Z' },
  { type: 'identity', id: id('identity', 1), ...common, name: 'Ada Quill', identity_class: 'individual', roles: ['clerk', 'agent'] },
  { type: 'identity', id: id('identity', 2), ...common, name: 'Halden Freight Ltd', identity_class: 'organization', labels: ['Company'] },
  { type: 'email-addr', id: id('email-addr', 1), spec_version: '2.1', value: 'ada.quill@halden.example' },
  { type: 'sighting', id: id('sighting', 1), ...common, sighting_of_ref: id('identity', 1), where_sighted_refs: [id('identity', 2)] },
  { type: 'marking-definition', id: id('marking-definition', 1), ...common, definition_type: 'statement', definition: { statement: 'For the court' } },
]
const bundle = (list: readonly unknown[]) => bytes(JSON.stringify({ type: 'bundle', id: id('bundle', 1), objects: list }))

checkExtractor(stixFormat, [{ name: 'case.stix.json', bytes: bundle(objects) }])

test('objects are entities, relationships and sightings links, even where they stand first; the places are pointers into the JSON', async () => {
  const { statements, problems, tables } = await collect(await stixFormat.load(), inputOf(bundle(objects), 'case.stix.json'))
  const names = new Map(statements.filter(({ property }) => property === 'name').map(({ value, entityId }) => [entityId, value]))
  assert.deepEqual(statements.map(({ schema, property, value, locator }) => [`${schema}.${property}`, names.get(value) ?? value, decodeURIComponent(locator)]), [
    ['Person.name', 'Ada Quill', 'pointer=/objects/1/name'],
    ['Company.name', 'Halden Freight Ltd', 'pointer=/objects/2/name'],
    ['LegalEntity.name', 'ada.quill@halden.example', 'pointer=/objects/3/label'],
    ['Ownership.owner', 'Ada Quill', 'pointer=/objects/0/source'],
    ['Ownership.asset', 'Halden Freight Ltd', 'pointer=/objects/0/target'],
    ['Ownership.role', 'owns', 'pointer=/objects/0/relationship_type'],
    ['Ownership.startDate', '2020-05-01T00:00:00Z', 'pointer=/objects/0/start_time'],
    ['UnknownLink.subject', 'Halden Freight Ltd', 'pointer=/objects/4/source'],
    ['UnknownLink.object', 'Ada Quill', 'pointer=/objects/4/target'],
    ['UnknownLink.role', 'sighted', 'pointer=/objects/4/relationship_type'],
  ])
  assert.deepEqual(problems.map(({ code }) => code), ['graph.left-aside'])
  assert.deepEqual(tables[0]?.columns.find(({ name }) => name === 'roles')?.treatment, 'unmapped')
})

test('a bundle that is no JSON, or has no objects, is told; other JSON is not one', async () => {
  for (const text of ['{"type":"bundle","id":"bundle--1","objects":[', '{"type":"bundle","id":"bundle--1"}', '{"type":"bundle","id":"bundle--1","objects":[null,3]}']) {
    assert.ok((await collect(await stixFormat.load(), inputOf(bytes(text), 'a.json'))).problems.length > 0, text)
  }
  assert.equal(stixFormat.sniff(bytes('{"type":"Feature"}'), 'a.json'), 0)
})
