import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkExtractor } from '../../../test/contract/extractor-contract.ts'
import { collect, inputOf } from '../collect.ts'
import { makeSummary } from '../ole/fixtures/make-summary.ts'
import { docExtractor } from './doc-extractor.ts'
import { docFormat } from './doc-format.ts'
import { makeDoc, makeWordSix } from './fixtures/make-doc.ts'
import { plainWordText } from './word-six.ts'

const summary = { '\u0005SummaryInformation': makeSummary({ 4: 'Ilse Brandt', 8: 'Ole Varga' }) }
const letter = makeDoc('The ferry left.\nIt was late.\n', { streams: summary })

checkExtractor(docFormat, [
  { name: 'letter.doc', bytes: letter },
  { name: 'old.doc', bytes: makeWordSix('An old letter.\nSecond line.') },
])

test('the body of Word 97 and of Word 6, and who wrote it', async () => {
  const read = await collect(docExtractor, inputOf(letter, 'letter.doc'))
  assert.deepEqual(
    read.texts.map((segment) => segment.text),
    ['The ferry left.\nIt was late.'],
  )
  assert.deepEqual(
    read.statements.filter((draft) => draft.original).map((draft) => `${draft.property}=${draft.value}`),
    ['author=Ilse Brandt', 'lastModifiedBy=Ole Varga'],
  )
  const old = await collect(docExtractor, inputOf(makeWordSix('An old letter.\nSecond line.'), 'old.doc'))
  assert.equal(old.texts[0]?.text, 'An old letter.\nSecond line.')
  assert.deepEqual(
    (await collect(docExtractor, inputOf(makeWordSix('x', true), 'old.doc'))).problems.map((problem) => problem.code),
    ['doc.fast-saved'],
  )
})

test('the names of streams may stand in any case', async () => {
  const lower = Buffer.from(letter)
  for (const name of ['WordDocument', '1Table']) lower.write(name.toLowerCase(), lower.indexOf(Buffer.from(`${name}\0`, 'utf16le')), 'utf16le')
  assert.equal((await collect(docExtractor, inputOf(new Uint8Array(lower), 'letter.doc'))).texts[0]?.text, 'The ferry left.\nIt was late.')
})

test('an encrypted document and one that is no Word document are unread', async () => {
  const encrypted = await collect(docExtractor, inputOf(makeDoc('secret', { isEncrypted: true }), 'a.doc'))
  assert.deepEqual([encrypted.facts?.unread, encrypted.problems[0]?.code], ['encrypted', 'office.encrypted'])
  const rights = await collect(docExtractor, inputOf(makeDoc('a notice', { streams: { '\tDRMContent': new Uint8Array(9) } }), 'a.doc'))
  assert.deepEqual([rights.facts?.unread, rights.problems[0]?.code, rights.texts], ['encrypted', 'office.encrypted', []])
  const other = await collect(docExtractor, inputOf(new TextEncoder().encode('plain'), 'a.doc'))
  assert.deepEqual([other.facts?.unread, other.problems[0]?.code], ['no reader', 'doc.no-reader'])
})

test("Word's own characters become those of a plain text", () => {
  assert.equal(plainWordText('a\u0007b\u0007\u0007c\r\u0013HYPERLINK x\u0014link\u0015\u001ed\u0001'), 'a\tb\nc\nlink-d')
})
