import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PdfWriter } from '../../examine/pdf/fixtures/pdf-writer.ts'
import { collect, inputOf } from '../collect.ts'
import { pdfExtractor } from './pdf-extractor.ts'
import { readPdfPrints } from './pdf-prints.ts'

const font = (name: string) => `<</Type/Font/Subtype/Type1/BaseFont/${name}>>`
const bytes = new PdfWriter().save({
  1: '<</Type/Catalog/Pages 2 0 R>>', 2: '<</Type/Pages/Kids[3 0 R]/Count 1>>', 3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>',
  4: font('QWERTZ+Harbour'), 5: font('BAAAAA+Harbour'), 6: font('ABCDEE+Harbour'), 7: font('Helvetica'),
}, { trailer: '/ID[<00ff><aa>]' }).bytes

test('the first part of the ID, and subsets of fonts whose letters were drawn', async () => {
  assert.deepEqual(readPdfPrints(bytes).map(({ name, text, property }) => [name, text, property]), [['file.ID', '00ff', 'documentIdentifier'], ['font.1', 'QWERTZ+Harbour', 'fontSubset']])
  assert.deepEqual(readPdfPrints(bytes.subarray(0, -30)), [])
  const { statements } = await collect(pdfExtractor, inputOf(bytes, 'a.pdf'))
  const stated = statements.filter(({ property }) => /documentIdentifier|fontSubset/.test(property))
  assert.deepEqual(stated.map(({ property, value, locator }) => `${property}=${value} ${locator}`), [
    'documentIdentifier=00ff field=file.ID', 'fontSubset=QWERTZ+Harbour field=font.1'])
  assert.deepEqual(await pdfExtractor.locate(inputOf(bytes, 'a.pdf'), ['field=file.ID', 'field=font.1', 'field=font.2']), ['00ff', 'QWERTZ+Harbour', undefined])
})
