import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sha256, sha256OfParts } from './hash.ts'

test('SHA-256 of bytes and of text, after the examples of FIPS 180-4', () => {
  assert.equal(sha256('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  assert.equal(sha256(new Uint8Array()), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  assert.equal(sha256('é'), sha256(Buffer.from([0xc3, 0xa9])))
})

test('parts are framed by their length', () => assert.equal(sha256OfParts(['ab', undefined, null, '']), sha256('2:ab;-;-;0:;')))

test('parts cannot run into each other', () => {
  const part = fc.string({ unit: fc.constantFrom('1', '2', ':', ';', '-', 'a'), maxLength: 5 })
  const parts = fc.array(fc.option(part, { nil: undefined }), { maxLength: 4 })
  fc.assert(
    fc.property(parts, parts, (left, right) => {
      assert.equal(sha256OfParts(left) === sha256OfParts(right), JSON.stringify(left) === JSON.stringify(right))
    }),
    { numRuns: 2_000 },
  )
})
