import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exhibitEntityId, sourceEntityId } from './entity-id.ts'

test('the same key in one namespace is one entity', () => {
  assert.equal(sourceEntityId('x1', 'person', '7'), sourceEntityId('x1', 'person', '7'))
  assert.match(sourceEntityId('x1', 'person', '7'), /^[0-9a-f]{32}$/)
})

test('another namespace, another key or another cut of the key is another entity', () => {
  const ids = [
    sourceEntityId('x1', 'person', '7'), sourceEntityId('x2', 'person', '7'), sourceEntityId('x1', 'person', '8'), sourceEntityId('x1', 'person7'),
    sourceEntityId('x1', '7', 'person'), sourceEntityId('x1', 'person', '7', ''), sourceEntityId('x1'), exhibitEntityId('x1'),
  ]
  assert.equal(new Set(ids).size, ids.length)
})

test('an exhibit is one entity as a document', () => {
  assert.equal(exhibitEntityId('x1'), sourceEntityId('x1', 'exhibit'))
})
