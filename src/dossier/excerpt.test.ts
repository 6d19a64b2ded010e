import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseLocator } from '../model/locator.ts'
import { excerptOfText, findHeldText, type HeldText } from './excerpt.ts'

const texts: readonly HeldText[] = [
  { locator: 'page=1', text: 'First page' },
  { locator: 'page=2', text: 'Second page with a name in it' },
  { locator: 'char=100,120', text: 'twenty characters ok' },
  { locator: 'part=1', text: 'Body of the mail' },
]

const found = [
  ['page=2&char=19,23', 'name'],
  ['char=107,117', 'characters'],
  ['part=1&char=0,4', 'Body'],
  ['page=1', ''],
] as const
for (const [locator, quote] of found) {
  test(`${locator} is found in the text that is held`, () => {
    const held = findHeldText(parseLocator(locator)!, texts)
    assert.ok(held)
    assert.equal(held.text.slice(...held.range), quote)
  })
}

for (const locator of ['page=3&char=0,4', 'char=90,99', 'page=2&char=19,900', 'part=2&char=0,1', 'row=2&col=1', 'field=title']) {
  test(`${locator} is not: nothing is quoted from elsewhere`, () => assert.equal(findHeldText(parseLocator(locator)!, texts), undefined))
}

test('an excerpt says where it was cut', () => {
  const long = `${'a'.repeat(400)}QUOTE${'b'.repeat(400)}`
  assert.deepEqual(excerptOfText(long, [400, 405]), {
    kind: 'text', before: `… ${'a'.repeat(280)}`, quote: 'QUOTE', after: `${'b'.repeat(280)} …`,
  })
  assert.deepEqual(excerptOfText('QUOTE', [0, 5]), { kind: 'text', before: '', quote: 'QUOTE', after: '' })
})
