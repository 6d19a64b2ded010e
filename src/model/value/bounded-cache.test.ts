import assert from 'node:assert/strict'
import { test } from 'node:test'
import { BoundedCache } from './bounded-cache.ts'

test('a value that comes again is computed once, and old ones are forgotten', () => {
  const computed: string[] = []
  const cache = new BoundedCache<string>(2, (key) => {
    computed.push(key)
    return key.toUpperCase()
  })
  for (const key of ['a', 'a', 'b', 'a', 'c', 'a', 'd', 'e', 'f', 'a']) assert.equal(cache.get(key), key.toUpperCase())
  assert.equal(computed.filter((key) => key === 'a').length, 2)
  assert.equal(computed.length, 7)
})
