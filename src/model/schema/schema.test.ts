import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import { schemaExtension } from './extension.ts'
import { commonSchema, findSchema, getSchema, isSchema, listSchemata, propertyType } from './schema.ts'

interface FtmSchema {
  readonly properties: Readonly<Record<string, { readonly type: string; readonly stub?: boolean }>>
}

interface FtmData {
  readonly defaultModel: { readonly schemata: Readonly<Record<string, FtmSchema>> }
}

const ftm = (createRequire(import.meta.url)('@alephdata/followthemoney') as FtmData).defaultModel

test('every schema and property of FollowTheMoney is there with its type', () => {
  for (const [name, { properties }] of Object.entries(ftm.schemata)) {
    assert.ok(findSchema(name), name)
    for (const [property, { type, stub }] of Object.entries(properties)) {
      if (!stub && !(property in (schemaExtension[name]?.properties ?? {}))) assert.equal(propertyType(name, property), type, `${name}.${property}`)
    }
  }
})

test('a word that FollowTheMoney has is not given another type', () => {
  for (const [name, { properties }] of Object.entries(schemaExtension)) {
    for (const [property, { type }] of Object.entries(properties)) {
      assert.equal(ftm.schemata[name]?.properties[property]?.type ?? type, type, `${name}.${property}`)
    }
  }
})

for (const [name, ours] of Object.entries(schemaExtension)) {
  test(`${name} is laid over FollowTheMoney`, () => {
    const schema = getSchema(name)
    for (const [property, { type, range }] of Object.entries(ours.properties)) {
      assert.equal(schema.properties.get(property)?.type, type, property)
      assert.equal(schema.properties.get(property)?.range, range, property)
      assert.equal(type === 'entity', range !== undefined, `${property} points at something or has a value`)
      if (range) assert.ok(findSchema(range), `${property} points at ${range}`)
    }
    for (const parent of ours.extends ?? []) {
      assert.ok(isSchema(name, parent), parent)
      for (const property of getSchema(parent).properties.keys()) assert.ok(schema.properties.has(property), `inherits ${parent}.${property}`)
    }
    for (const property of [...(ours.featured ?? []), ...(ours.caption ?? [])]) assert.ok(schema.properties.has(property), `shows ${property}`)
  })
}

test('what is laid over a schema is inherited by those below it', () => {
  assert.equal(propertyType('Pages', 'pageCount'), 'number')
  assert.equal(propertyType('IdentityDocument', 'expiryDate'), 'date')
})

test('an edge draws a link between two properties that point at entities', () => {
  const edges = listSchemata().filter((schema) => schema.edge && !schema.abstract)
  assert.ok(edges.length > 15)
  for (const { name, properties, edge } of edges) {
    for (const end of [edge!.source, edge!.target]) assert.equal(properties.get(end)?.type, 'entity', `${name}.${end}`)
  }
  assert.deepEqual(getSchema('Call').edge, { source: 'caller', target: 'receiver', directed: true, label: 'called' })
  assert.deepEqual(getSchema('Invoice').edge, { source: 'issuer', target: 'recipient', directed: true, label: 'invoiced' })
  assert.equal(getSchema('Person').edge, undefined)
})

const common: readonly [left: string, right: string, expected: string | undefined][] = [
  ['LegalEntity', 'Company', 'Company'],
  ['Company', 'LegalEntity', 'Company'],
  ['Person', 'Person', 'Person'],
  ['Person', 'Company', undefined],
  ['Passport', 'IdentityDocument', 'IdentityDocument'],
  ['Person', 'NoSuch', undefined],
]
for (const [left, right, expected] of common) {
  test(`${left} and ${right} together are ${expected ?? 'nothing'}`, () => assert.equal(commonSchema(left, right), expected))
}

test('a schema that does not exist is none', () => {
  assert.equal(findSchema('NoSuch'), undefined)
  assert.equal(isSchema('NoSuch', 'NoSuch'), false)
  assert.equal(propertyType('Person', 'noSuch'), undefined)
  assert.throws(() => getSchema('NoSuch'), /NoSuch/)
})

test('only things that can be the same as others are matched', () => {
  assert.ok(getSchema('Person').matchable)
  for (const name of ['Ownership', 'Payment', 'AccountEntry', 'CardUse', 'TrackPoint', 'Report', 'Invoice']) assert.equal(getSchema(name).matchable, false, name)
})

test('schemata are listed in order of name', () => {
  const names = listSchemata().map((schema) => schema.name)
  assert.deepEqual(names, [...names].sort())
})
