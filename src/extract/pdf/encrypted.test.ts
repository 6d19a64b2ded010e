import assert from 'node:assert/strict'
import { test } from 'node:test'
import { collect, inputOf } from '../collect.ts'
import { pdfExtractor } from './pdf-extractor.ts'

/** A PDF of no page whose standard security handler (ISO 32000-2, section 7.6.4) wants a user password that is not empty. */
function makeEncryptedPdf(): Uint8Array {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 10 10]>>',
    `<</Filter/Standard/V 1/R 2/P -4/O<${'41'.repeat(32)}>/U<${'42'.repeat(32)}>>>`,
  ]
  let body = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = body.length
    body += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const trailer = `<</Size 5/Root 1 0 R/Encrypt 4 0 R/ID[<${'00'.repeat(16)}><${'00'.repeat(16)}>]>>`
  return Buffer.from(`${body}xref\n0 5\n0000000000 65535 f \n${rows}trailer\n${trailer}\nstartxref\n${body.length}\n%%EOF\n`, 'latin1')
}

test('a PDF that wants a password is unread, and one that is no PDF is damaged', async () => {
  const encrypted = await collect(pdfExtractor, inputOf(makeEncryptedPdf(), 'secret.pdf'))
  assert.deepEqual(
    [encrypted.facts?.unread, encrypted.problems.map((problem) => problem.code), encrypted.texts],
    ['encrypted', ['pdf.encrypted'], []],
  )
  const other = await collect(pdfExtractor, inputOf(new TextEncoder().encode('%PDF-1.4 and nothing more'), 'a.pdf'))
  assert.deepEqual([other.facts?.unread, other.problems.map((problem) => problem.code)], ['damaged', ['pdf.damaged']])
})
