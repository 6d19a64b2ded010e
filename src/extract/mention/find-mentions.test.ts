import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { mentionReader } from './find-mentions.ts'
import { namePatterns, type KnownName } from './known-name.ts'

const name = (text: string, kind: KnownName['kind'], ...entityIds: string[]): KnownName => ({ text, kind, entityIds })

for (const { known, patterns } of [
  { known: name('Vann, Isia', 'person', 'e'), patterns: ['Vann Isia', 'Isia Vann'] },
  { known: name('Dr Isia Vann', 'person', 'e'), patterns: ['Isia Vann', 'Vann Isia'] },
  { known: name('Isia', 'person', 'e'), patterns: [] },
  { known: name('A B', 'person', 'e'), patterns: [] },
  { known: name('Unknown Person', 'person', 'e'), patterns: [] },
  { known: name('山田太郎', 'person', 'e'), patterns: ['山 田 太 郎'] },
  { known: name('Tarnwerk', 'organisation', 'e'), patterns: ['Tarnwerk'] },
  { known: name('Police', 'organisation', 'e'), patterns: [] },
  { known: name('The Company', 'organisation', 'e'), patterns: ['The Company'] },
  { known: name('The New', 'organisation', 'e'), patterns: [] },
  { known: name('12', 'identifier', 'e'), patterns: [] },
  { known: name('AB-1234', 'identifier', 'e'), patterns: ['AB-1234'] },
]) {
  test(`spellings of ${known.kind} ${known.text}`, () => assert.deepEqual(namePatterns(known), patterns))
}

const reader = mentionReader([
  name('Isia Vann', 'person', 'p1'), name('Vann, Isia', 'person', 'p2'), name('Tarnwerk', 'organisation', 'o1'),
  name('AB-1234', 'identifier', 'p1'), name('isia@tarn.example', 'email', 'p1'), name('+441632960001', 'phone', 'p1'),
], {})

const texts: { text: string; found: string[] }[] = [
  { text: 'Minister ISIA VANN of Tarnwerk', found: ['known person ISIA VANN isia vann p1,p2', 'known organisation Tarnwerk tarnwerk o1'] },
  { text: 'the tarnwerk of old', found: [] },
  { text: 'mail Isia@Tarn.example, +44 1632 960 001', found: ['known email Isia@Tarn.example isia@tarn.example p1', 'known phone +44 1632 960 001 +441632960001 p1'] },
  { text: 'passport AB-1234, other@tarn.example', found: ['known identifier AB-1234 ab 1234 p1', 'rule email other@tarn.example other@tarn.example '] },
  { text: 'Mr. Brelo Osk paid $20 million on 3 May 2014', found: ['rule person Brelo Osk brelo osk ', 'rule money $20 million USD 20000000 ', 'rule date 3 May 2014 2014-05-03 '] },
]
for (const { text, found } of texts) {
  test(`mentions in ${JSON.stringify(text)}`, () => {
    assert.deepEqual(reader.find(text).map((one) => `${one.method} ${one.kind} ${one.text} ${one.normal} ${one.entityIds.join(',')}`), found)
  })
}

test('a mention is what stands at its place, and none overlaps another', () => {
  const piece = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('Isia Vann', ' AB-1234', '$5m', '1/2/2014', ' said Dr Osk (', 'a@b.example', '\n', 'GB82WEST12345698765432'))
  fc.assert(fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
    const text = pieces.join('')
    let free = 0
    for (const mention of reader.find(text)) {
      assert.equal(text.slice(mention.start, mention.end), mention.text)
      assert.ok(mention.start >= free && mention.end > mention.start && mention.normal !== '')
      free = mention.end
    }
  }))
})

test('time grows with the length of a text, not with its square', () => {
  for (const hostile of ['A'.repeat(60_000), 'Aa '.repeat(20_000), '1 '.repeat(30_000), '1,'.repeat(30_000), 'a@'.repeat(30_000), '+1 '.repeat(20_000), 'plate '.repeat(10_000), 'AB12 '.repeat(12_000), 'Mr. '.repeat(15_000), 'May 2014 '.repeat(7000), 'A. '.repeat(20_000)]) {
    const start = performance.now()
    reader.find(hostile)
    assert.ok(performance.now() - start < 3000, `${hostile.slice(0, 10)} took ${Math.round(performance.now() - start)} ms`)
  }
})
