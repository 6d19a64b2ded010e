import assert from 'node:assert/strict'
import { test } from 'node:test'
import iconv from 'iconv-lite'
import { memorySource } from '../memory-source.ts'
import { decodeStream, detectSourceEncoding } from './decode-stream.ts'
import { decodeText } from './decode-text.ts'
import { detectEncoding } from './detect-encoding.ts'

const russian = 'Договор займа между двумя вымышленными обществами на сумму сто тысяч. '.repeat(8)
const cases: readonly [name: string, bytes: Uint8Array, encoding: string, text: string][] = [
  ['plain ASCII', Buffer.from('abc'), 'utf-8', 'abc'],
  ['nothing', Buffer.alloc(0), 'utf-8', ''],
  ['UTF-8', Buffer.from('Köhler \u{1f600}'), 'utf-8', 'Köhler \u{1f600}'],
  ['UTF-8 with mark', Buffer.from('\ufeffKöhler'), 'utf-8', 'Köhler'],
  ['UTF-16 LE with mark', iconv.encode('Köhler', 'utf16le', { addBOM: true }), 'utf-16le', 'Köhler'],
  ['UTF-16 BE with mark', iconv.encode('Köhler', 'utf-16be', { addBOM: true }), 'utf-16be', 'Köhler'],
  ['UTF-16 LE without mark', iconv.encode('name,age\n', 'utf-16le'), 'utf-16le', 'name,age\n'],
  ['UTF-16 BE without mark', iconv.encode('name,age\n', 'utf-16be'), 'utf-16be', 'name,age\n'],
  ['Latin-1', iconv.encode('Köhler, Zoë', 'latin1'), 'iso-8859-1', 'Köhler, Zoë'],
  ['cp1252', iconv.encode('Zoë\u2019s Café \u20ac', 'win1252'), 'windows-1252', 'Zoë\u2019s Café \u20ac'],
  ['cp1251', iconv.encode(russian, 'win1251'), 'windows-1251', russian],
]

for (const [name, bytes, encoding, text] of cases) {
  test(`${name} is told and read, whole and as a stream`, async () => {
    const decoded = decodeText(bytes)
    assert.equal(decoded.text, text)
    assert.equal(decoded.encoding.name, encoding)
    const source = memorySource(bytes)
    const told = await detectSourceEncoding(source)
    assert.equal(told.name, encoding)
    let streamed = ''
    for await (const block of decodeStream(source, told)) streamed += block
    assert.equal(streamed, text)
  })
}

test('a letter above ASCII late in a large file still tells the encoding', async () => {
  const bytes = Buffer.concat([Buffer.alloc(200_000, 'a'), iconv.encode('Köhler\u2019s', 'win1252')])
  const encoding = await detectSourceEncoding(memorySource(bytes))
  assert.equal(encoding.label, 'windows-1252')
})

test('a character cut at a block end is put together, and one cut at the end of the file is no UTF-8', async () => {
  const bytes = Buffer.from('a'.repeat(65_535) + 'é')
  assert.equal((await detectSourceEncoding(memorySource(bytes))).label, 'utf-8')
  assert.equal((await detectSourceEncoding(memorySource(bytes.subarray(0, -1)))).label, 'windows-1252')
  assert.equal(detectEncoding(bytes.subarray(0, -1), true).label, 'utf-8')
})
