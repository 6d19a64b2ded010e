import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { canonicalJson } from './canonical-json.ts'

const cases: readonly [value: unknown, text: string][] = [
  [{ b: 1, a: [true, null, 'é\n'] }, '{"a":[true,null,"é\\n"],"b":1}'],
  // RFC 8785, section 3.2.3: by UTF-16 code units, not by code points.
  [{ '\u20ac': 'Euro', '\r': 'CR', '1': 'one', '\u{1f600}': 'smile', '\ufb33': 'dalet' }, '{"\\r":"CR","1":"one","€":"Euro","😀":"smile","\ufb33":"dalet"}'],
  [[1e21, 0.1, -0, 1e-7], '[1e+21,0.1,0,1e-7]'],
  [{ a: undefined, b: 1 }, '{"b":1}'],
  ['text', '"text"'],
]
for (const [value, text] of cases) test(`${text} is the one form`, () => assert.equal(canonicalJson(value), text))

test('equal values have equal bytes, whatever the order of their keys', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const turned = Object.fromEntries(Object.entries(value).reverse())
      assert.equal(canonicalJson(turned), canonicalJson(value))
      assert.deepEqual(JSON.parse(canonicalJson(value)), JSON.parse(JSON.stringify(value)))
    }),
  )
})

for (const value of [undefined, Number.NaN, Infinity, { a: Number.NaN }]) {
  test(`${String(value)} has no JSON form`, () => assert.throws(() => canonicalJson(value)))
}
