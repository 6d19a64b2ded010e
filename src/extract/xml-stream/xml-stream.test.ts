import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readXml, type XmlLimits } from './xml-stream.ts'

function trace(xml: string | Uint8Array, limits?: XmlLimits) {
  const seen: string[] = []
  const outcome = readXml(Buffer.from(xml as string), {
    open: (name, attributes) => seen.push(`<${name}${Object.entries(attributes).map(([key, value]) => ` ${key}=${value}`).join('')}>`),
    close: (name) => seen.push(`</${name}>`),
    text: (text) => seen.push(text),
  }, limits)
  return { outcome, seen: seen.join('') }
}

test('elements, attributes, text and CDATA are told without their prefixes', () => {
  const { outcome, seen } = trace('<x:a k="1 &amp; 2"><b/>t&lt;<![CDATA[<c>]]></x:a>')
  assert.equal(seen, '<a k=1 & 2><b></b>t<<c></a>')
  assert.deepEqual(outcome, { doctype: false, elements: 2 })
})

test('entities of a document type are never expanded', () => {
  const laughs = Array.from({ length: 12 }, (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`).join('')
  const { outcome, seen } = trace(`<!DOCTYPE a [<!ENTITY l0 "ha"><!ENTITY f SYSTEM "file:///etc/hostname">${laughs}]><a>&l12;&f;</a>`)
  assert.equal(seen, '<a>&l12;&f;</a>')
  assert.equal(outcome.doctype, true)
  assert.match(outcome.error ?? '', /an entity is used that it does not define/)
})

test('depth and errors have limits', () => {
  assert.match(trace('<a>'.repeat(2_000)).outcome.error ?? '', /nested deeper than 1000/)
  assert.match(trace('<a></b>'.repeat(50), { maxDepth: 9_999, maxErrors: 3 }).outcome.error ?? '', /at line 1, column \d+, an element is closed that is not open/)
})

for (const [name, bytes] of Object.entries({
  'UTF-16 with a mark': Buffer.from('\ufeff<a>żółć</a>', 'utf16le'),
  'UTF-16 without one': Buffer.from('<a>żółć</a>', 'utf16le'),
  'UTF-8 with a mark': Buffer.from('\ufeff<a>żółć</a>'),
  'a declared code page': Buffer.concat([Buffer.from('<?xml version="1.0" encoding="ISO-8859-2"?><a>'), Buffer.from([0xbf, 0xf3, 0xb3, 0xe6]), Buffer.from('</a>')]),
})) {
  test(`${name} is decoded`, () => assert.equal(trace(bytes).seen, '<a>żółć</a>'))
}

test('a cut text is read as far as it goes', () => {
  const { outcome, seen } = trace('<a><b>one</b><b>tw')
  assert.ok(seen.startsWith('<a><b>one</b><b>'))
  assert.ok(outcome.error)
})
