import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkExtractor } from '../../../test/contract/extractor-contract.ts'
import { collect, inputOf } from '../collect.ts'
import { rtfExtractor } from './rtf-extractor.ts'
import { rtfFormat } from './rtf-format.ts'
import { readRtf } from './rtf-reader.ts'

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
const letter = [
  String.raw`{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}{\f1\fcharset204 Times;}}`,
  String.raw`{\info{\title Port}{\author Ilse Brandt}{\creatim\yr2024\mo2\dy3\hr9\min5}{\revtim\yr1601\mo1\dy1}}`,
  String.raw`{\header Harbour office}{\*\generator Writer}\f0 Caf\'e9 {\b bold} \u8364?5\par {\f1\'cf\'f0\'e8}\par`,
  String.raw`\trowd a\cell b\cell\row {\footnote a note}{\pict\pngblip 89504e47}end}`,
].join('\n')

checkExtractor(rtfFormat, [{ name: 'letter.rtf', bytes: bytesOf(letter) }])

test('text by font and code page, what stands beside it, info and pictures', async () => {
  const read = await collect(rtfExtractor, inputOf(bytesOf(letter), 'letter.rtf'))
  assert.deepEqual(
    read.texts.map((segment) => segment.text),
    ['Caf\u00e9 bold \u20ac5\n\u041f\u0440\u0438\na\tb\nend', 'Harbour office\na note'],
  )
  assert.deepEqual(
    read.statements.filter((draft) => draft.original).map((draft) => `${draft.property}=${draft.value}`),
    ['title=Port', 'author=Ilse Brandt', 'authoredAt=2024-02-03T09:05:00'],
  )
  assert.deepEqual(
    read.children.map((child) => [child.name, Buffer.from(child.bytes).toString('hex')]),
    [['picture-1.png', '89504e47']],
  )
})

const texts: readonly (readonly [rtf: string, text: string])[] = [
  [String.raw`{\rtf1 a\{b\}\\c\~d\_e}`, 'a{b}\\c\u00a0d-e'],
  [String.raw`{\rtf1\uc2\u1055??\u1088\'3f\'3f!}`, '\u041f\u0440!'],
  [String.raw`{\rtf1 {\field{\*\fldinst HYPERLINK "http://example.org"}{\fldrslt link}}}`, 'link'],
  [String.raw`{\rtf1 one{\*\unknown hidden}two\unknown3 three}`, 'onetwothree'],
  [String.raw`{\rtf1\b\*\cs7 kept}`, 'kept'],
  [String.raw`{\rtf1 before\bin4 }{}{after}`, 'beforeafter'],
]

for (const [rtf, text] of texts) {
  test(`the text of ${rtf}`, () => assert.equal(readRtf(bytesOf(rtf)).text, text))
}

test('a file cut off is read as far as it goes, and depth is bounded', async () => {
  const cut = await collect(rtfExtractor, inputOf(bytesOf(String.raw`{\rtf1 {\b half`), 'a.rtf'))
  assert.deepEqual([cut.texts[0]?.text, cut.facts?.partly, cut.problems[0]?.code], ['half', 'cut off', 'rtf.cut-off'])
  assert.equal(readRtf(bytesOf(`{\\rtf1 ${'{'.repeat(50_000)}x${'}'.repeat(50_000)}y}`)).text, 'xy')
})
