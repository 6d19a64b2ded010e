import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkExtractor } from '../../../test/contract/extractor-contract.ts'
import { collect, inputOf } from '../collect.ts'
import { walkXml } from './walk-xml.ts'
import { xmlExtractor } from './xml-extractor.ts'
import { xmlFormat } from './xml-format.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const order =
  '<?xml version="1.0"?><order id="7"><item>Oak &amp; ash</item><note>Sent <b>late</b> again</note><item><![CDATA[<raw>]]></item></order>'

checkExtractor(xmlFormat, [{ name: 'order.xml', bytes: bytesOf(order) }])

async function textOf(xml: string) {
  const read = await collect(xmlExtractor, inputOf(bytesOf(xml), 'a.xml'))
  return { text: read.texts.map((segment) => segment.text).join(), codes: read.problems.map((problem) => problem.code) }
}

test('elements give lines, mixed content stays in one; attributes speak where no element does', async () => {
  assert.deepEqual(await textOf(order), { text: 'Oak & ash\nSent late again\n<raw>', codes: [] })
  assert.deepEqual(await textOf('<?xml version="1.0"?><a><b name="Oak" n="1"/><b name="Ash" n="2"/></a>'), {
    text: 'Oak 1\nAsh 2',
    codes: [],
  })
  assert.deepEqual((await textOf('<?xml version="1.0"?><a/>')).codes, ['xml.no-text'])
})

test('entities of a document type are not expanded, and malformed XML is read as far as it goes', async () => {
  const bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "boom boom"><!ENTITY f SYSTEM "file:///etc/passwd">]><a>one &x; two &f;</a>'
  const read = await textOf(bomb)
  assert.ok(!read.text.includes('boom') && !read.text.includes('root:'))
  assert.deepEqual(read.codes, ['xml.malformed'])
  assert.deepEqual(await textOf('<?xml version="1.0"?><a><b>one</b><d>two</d>'), { text: 'one\ntwo', codes: ['xml.malformed'] })
})

test('a walk goes no deeper than its limit', () => {
  assert.equal(walkXml('<a>'.repeat(3_000), {})?.isTooDeep, true)
  assert.equal(
    walkXml('<w:a xmlns:w="x" w:val="1"/>', { open: (name, attributes) => assert.deepEqual([name, attributes['val']], ['a', '1']) }),
    undefined,
  )
})

test('what is wrong is told in words, with its place', () => {
  const words = (xml: string) => walkXml(xml, {})?.words
  assert.equal(words('<a>\n<b>&x;</b></a>'), 'at line 2, column 6, an entity is used that it does not define; entities of a document type are never unfolded')
  assert.match(words('<a><b>') ?? '', /the element 'b' is never closed/)
  assert.match(words('<a></b></a>') ?? '', /an element is closed that is not open/)
  assert.match(words('<a x=1/>') ?? '', /an attribute is written wrongly/)
  assert.match(words('<a/><b/>') ?? '', /more than one outermost element/)
  assert.match(words('<a>\u0001</a>') ?? '', /a character stands where XML allows none of its kind/)
})
