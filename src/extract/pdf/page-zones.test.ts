import assert from 'node:assert/strict'
import { test } from 'node:test'
import { degrees, PDFDocument, StandardFonts } from 'pdf-lib'
import { cardLines, passportLines } from '../../examine/fixtures/specimen.ts'
import { collect, inputOf } from '../collect.ts'
import { drawZone } from '../ocr/fixtures/draw-zone.ts'
import { pdfExtractor } from './pdf-extractor.ts'

/** A page with a scan on it, and words above. */
async function scans(pages: readonly { readonly lines: readonly string[]; readonly words: string; readonly turned?: boolean }[]): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  const font = await document.embedFont(StandardFonts.Helvetica)
  for (const { lines, words, turned } of pages) {
    const page = document.addPage([595, 842])
    const picture = await document.embedPng(await drawZone(lines, { pitch: 16 }))
    const [width, height] = [400, (400 * picture.height) / picture.width]
    page.drawImage(picture, turned ? { x: 480, y: 100, width, height, rotate: degrees(90) } : { x: 90, y: 300, width, height })
    if (words) page.drawText(words, { x: 50, y: 790, size: 11, font, maxWidth: 480 })
  }
  return new Uint8Array(await document.save())
}

test('zones in the scans of a PDF are read below the text of their page', async () => {
  const bytes = await scans([{ lines: passportLines(), words: 'Copy of a passport' }, { lines: cardLines(), words: '', turned: true }])
  const input = inputOf(bytes, 'scans.pdf')
  const read = await collect(pdfExtractor, input)
  assert.deepEqual(read.texts.map(({ text }) => text), [`Copy of a passport\n\n${passportLines().join('\n')}`, cardLines().join('\n')])
  assert.deepEqual(read.statements.filter(({ property }) => property === 'mrz').map(({ value }) => value), [passportLines().join('\n'), cardLines().join('\n')])
  assert.equal(read.facts?.partly, undefined)
  const written = read.statements.filter(({ schema, original }) => schema === 'IdentityDocument' && original !== undefined)
  const found = await pdfExtractor.locate(input, written.map(({ locator }) => locator))
  written.forEach(({ original }, at) => assert.equal(found[at], original))
  // The last character of the first page's zone stands low on the right of the scan, in points from the top left.
  const [, , left, top, right, bottom] = read.texts[0]!.layout!.at(-1)!
  assert.ok(left > 440 && right < 490 && top > 480 && bottom < 542, [left, top, right, bottom].join())
})

test('the pictures of a page of print are not unpacked', async () => {
  const bytes = await scans([{ lines: passportLines(), words: 'Words of a long report about the shipment of dry fruit. '.repeat(12) }])
  const read = await collect(pdfExtractor, inputOf(bytes, 'report.pdf'))
  assert.equal(read.statements.filter(({ property }) => property === 'mrz').length, 0)
})
