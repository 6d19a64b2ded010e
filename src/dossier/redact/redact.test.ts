import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { blacken, isBlack } from './blacken.ts'
import { imagePdf } from './image-pdf.ts'
import { redactedBlock, redactText } from './redact-text.ts'
import { whatElseInPdf, whatElseInPng } from './what-else.ts'

const texts: readonly [text: string, words: readonly string[], result: string][] = [
  ['Paid to Ada Quill, 12 Mole Lane.', ['Ada Quill'], `Paid to ${redactedBlock}, 12 Mole Lane.`],
  ['ADA  \n quill and ada quill', ['Ada Quill'], `${redactedBlock} and ${redactedBlock}`],
  ['Qu\u00adil\u200bl', ['Quill'], redactedBlock],
  ['Café Quill', ['cafe\u0301'], `${redactedBlock} Quill`],
  ['name,sum\n"Quill, Ada",12\nQuill,3\n', ['Quill, Ada', 'Quill'], `name,sum\n"${redactedBlock}",12\n${redactedBlock},3\n`],
  ['abcabd', ['abca', 'bcab'], `${redactedBlock}d`],
  ['a.b and axb', ['a.b'], `${redactedBlock} and axb`],
  ['nothing here', ['Quill', ''], 'nothing here'],
]
for (const [text, words, result] of texts) {
  test(`${words.join(' and ')} removed from ${JSON.stringify(text)}`, () => assert.equal(redactText(text, words).text, result))
}

test('a box is blackened outwards to whole pixels, and nothing beside it', () => {
  const picture = { pixels: new Uint8Array(10 * 10 * 3).fill(200), width: 10 }
  blacken(picture, [[2.5, 3.5, 2, 1], [8, 8, 50, 50]])
  const black = Array.from({ length: 100 }, (_, at) => at).filter((at) => picture.pixels[at * 3] === 0)
  assert.deepEqual(black, [32, 33, 34, 42, 43, 44, 88, 89, 98, 99])
  assert.ok(isBlack(picture, [[2.5, 3.5, 2, 1]]))
  assert.ok(!isBlack(picture, [[2.5, 3.5, 3, 1]]))
})

const page = { width: 20, height: 10, pixelWidth: 4, pixelHeight: 2, deflated: deflateSync(Buffer.alloc(24, 7)) }
const plain = imagePdf([page, page])
const withText = (from: string, to: string) => Buffer.from(plain.toString('latin1').replace(from, to), 'latin1')
const pdfs: readonly [what: string, bytes: Buffer, found: string | undefined][] = [
  ['pictures alone', plain, undefined],
  ['text on a page', withText('/P Do Q', '/P Do Q (Quill) Tj'), '(Quill)'],
  ['metadata', withText('/Root 1 0 R', '/Root 1 0 R /Info 9 0 R'), '/Info'],
  ['a comment', withText('%PDF-1.7\n', '%PDF-1.7\n%Quill\n'), '%Quill'],
  ['an earlier revision', Buffer.concat([plain, plain]), 'more than one revision'],
  ['bytes after its end', Buffer.concat([plain, Buffer.from('Quill')]), 'more than one revision'],
  ['more than the pixels of a page', imagePdf([{ ...page, deflated: deflateSync(Buffer.alloc(25, 7)) }]), 'a stream that is not the pixels of its page'],
  ['bytes behind the pixels', imagePdf([{ ...page, deflated: Buffer.concat([page.deflated, Buffer.from('Quill')]) }]), 'a stream that is not the pixels of its page'],
]
for (const [what, bytes, found] of pdfs) test(`a PDF with ${what}`, () => assert.equal(whatElseInPdf(bytes), found))

test('a PNG with its pixels, with metadata, and with bytes after its end', async () => {
  const picture = sharp(Buffer.alloc(24, 7), { raw: { width: 4, height: 2, channels: 3 } })
  const png = await picture.clone().png().toBuffer()
  assert.equal(whatElseInPng(png), undefined)
  assert.equal(whatElseInPng(Buffer.concat([png, Buffer.from('Quill')])), 'bytes after its end')
  assert.match(whatElseInPng(await picture.withExif({ IFD0: { Artist: 'Quill' } }).png().toBuffer()) ?? '', /a part 'eXIf'/)
})
