import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkExtractor } from '../../../test/contract/extractor-contract.ts'
import { collect, inputOf } from '../collect.ts'
import { memorySource } from '../memory-source.ts'
import { defaultLimits } from '../limits.ts'
import { textExtractor } from './text-extractor.ts'
import { textFormat } from './text-format.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))

const article = 'SOURCE: Norland Post\r\n\r\nTITLE: Caf\u00e9 closed\r\nPUBLISHED: 2014/01/20\r\n\r\nIt is closed.'

checkExtractor(textFormat, [
  { name: 'article.txt', bytes: utf8(article) },
  { name: 'latin.txt', bytes: latin1(article) },
  { name: 'wide.txt', bytes: utf16(article) },
  {
    name: 'chat.txt',
    bytes: utf8(
      '[12.01.25, 10:31:02] Ole Varga: Hello\n[12.01.25, 10:32:00] Ilse Brandt: Hello.\nMore.\n[13.01.25, 08:00:00] Ole Varga: Bye\n',
    ),
  },
  { name: 'passport.txt', bytes: utf8('P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10\n') },
  { name: 'cv of ole.txt', bytes: utf8('Ole Varga\nPort Hand | Elm, Norland\nExperience\nYears.') },
])

test('the encoding is told and the characters are kept', async () => {
  for (const [bytes, encoding] of [
    [utf8(article), 'utf-8'],
    [latin1(article), 'iso-8859-1'],
    [utf16(article), 'utf-16le'],
  ] as const) {
    const read = await collect(textExtractor, inputOf(bytes, 'a.txt'))
    assert.equal(read.facts?.encoding, encoding)
    assert.equal(read.texts[0]?.text, article)
    assert.equal(read.texts[0]?.locator, 'whole')
  }
})

test('bytes that are no text give a problem, not text', async () => {
  const junk = Uint8Array.from({ length: 2_000 }, (_, at) => (at * 7919) % 256)
  for (const bytes of [junk, new Uint8Array(100)]) {
    const read = await collect(textExtractor, inputOf(bytes, 'a.txt'))
    assert.equal(read.facts?.unread, 'no text')
    assert.deepEqual(read.texts, [])
    assert.deepEqual(
      read.problems.map((problem) => problem.code),
      ['text.binary'],
    )
    assert.ok(textFormat.sniff(bytes, 'a.dat') === 0)
  }
  assert.deepEqual(
    (await collect(textExtractor, inputOf(new Uint8Array(0), 'a.txt'))).problems.map((problem) => problem.code),
    ['file.empty'],
  )
})

test('a long text comes in segments that join to the whole, each found by its locator', async () => {
  const text = Array.from({ length: 60_000 }, (_, at) => `line ${at} of the log`).join('\n')
  const input = inputOf(utf8(text), 'a.log')
  const read = await collect(textExtractor, input)
  assert.ok(read.texts.length > 1)
  assert.equal(read.texts.map((segment) => segment.text).join(''), text)
  assert.deepEqual(
    await textExtractor.locate(
      input,
      read.texts.map((segment) => segment.locator),
    ),
    read.texts.map((segment) => segment.text),
  )
})

test('text beyond the limit is told, and locators outside the text find nothing', async () => {
  const input = {
    ...inputOf(new Uint8Array(0), 'a.log'),
    source: memorySource(utf8('word '.repeat(300_000))),
    limits: { ...defaultLimits, maxTextChars: 1_000_000 },
  }
  const read = await collect(textExtractor, input)
  assert.deepEqual(
    read.problems.map((problem) => problem.code),
    ['limit.text'],
  )
  assert.ok(read.texts.reduce((sum, segment) => sum + segment.text.length, 0) <= 1_000_000)
  assert.deepEqual(await textExtractor.locate(input, ['char=5,9', 'char=9999999,99999999', 'page=1', 'nonsense']), [
    'word',
    undefined,
    undefined,
    undefined,
  ])
})
