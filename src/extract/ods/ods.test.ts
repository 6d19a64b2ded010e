import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkExtractor } from '../../../test/contract/extractor-contract.ts'
import { collect, inputOf } from '../collect.ts'
import { makeZip } from '../zip-container/fixtures/make-zip.ts'
import { odsExtractor } from './ods-extractor.ts'
import { odsFormat } from './ods.ts'

const names = ['office', 'table', 'text', 'style', 'xlink', 'dc', 'meta'].map((name) => `xmlns:${name}="urn:${name}"`).join(' ')
const cell = (attributes: string, text = '') => `<table:table-cell ${attributes}>${text && `<text:p>${text}</text:p>`}</table:table-cell>`
const row = (cells: string, attributes = '') => `<table:table-row ${attributes}>${cells}</table:table-row>`
const styles = '<style:style style:name="gone" style:family="table"><style:table-properties table:display="false"/></style:style>'
const staff =
  row(cell('office:value-type="string"', 'Name') + cell('office:value-type="string"', 'Hired')) +
  row(
    cell('office:value-type="string"', 'Orla<text:s text:c="1"/>Quillfeather') +
      cell('office:value-type="date" office:date-value="2014-01-06"', '06/01/14') +
      cell('office:value-type="currency" office:currency="EUR" office:value="1200.4499999999998"', '1.200,45 €') +
      cell('office:value-type="time" office:time-value="PT10H28M00S"', '10:28') +
      cell('office:value-type="boolean" office:boolean-value="true"', 'WAHR'),
  ) +
  row(cell('table:number-columns-repeated="1024"'), 'table:number-rows-repeated="7"') +
  row(
    cell('office:value-type="string" table:number-rows-spanned="2"', 'Vault') +
      '<table:table-cell office:value-type="string"><office:annotation><dc:creator>Bo</dc:creator><text:p>ask Tamsin</text:p></office:annotation><text:p>Ida</text:p><text:p>and <text:a xlink:href="http://x.example/">Jory</text:a></text:p></table:table-cell>' +
      cell('table:number-columns-repeated="2" office:value-type="float" office:value="7"', '7'),
  ) +
  row('<table:covered-table-cell/>' + cell('office:value-type="date" office:date-value="2014-01-06T12:30:00.000000000"', 'x')) +
  row(cell('office:value-type="string"', 'same'), 'table:number-rows-repeated="3"') +
  row(cell('table:number-columns-repeated="16384"'), 'table:number-rows-repeated="1048000"')
const content = `<office:document-content ${names}>${styles}<office:spreadsheet><table:table table:name="Staff">${staff}</table:table><table:table table:name="Old" table:style-name="gone">${row(cell('', 'kept'))}</table:table></office:spreadsheet></office:document-content>`
const meta = `<office:document-meta ${names}><office:meta><meta:initial-creator>Tamsin Ashgrove</meta:initial-creator><meta:creation-date>2014-01-05T09:30:00</meta:creation-date><meta:user-defined meta:name="Matter">H-17</meta:user-defined></office:meta></office:document-meta>`
const zipped = (parts: Record<string, string> = {}) =>
  makeZip({ 'mimetype': 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': content, 'meta.xml': meta, 'Pictures/a.png': 'png', ...parts }, { compress: false })
const flat = new Uint8Array(Buffer.from(content.replaceAll('document-content', 'document').replace('xmlns:office', 'office:mimetype="application/vnd.oasis.opendocument.spreadsheet" xmlns:office')))

checkExtractor(odsFormat, [
  { name: 'staff.ods', bytes: await zipped() },
  { name: 'staff.fods', bytes: flat },
])

for (const [name, bytes] of [['staff.ods', await zipped()], ['staff.fods', flat]] as const) {
  test(`cells of every type are read from ${name}, repeated ones where they stand`, async () => {
    const at = [[2, 1], [2, 2], [2, 3], [2, 4], [2, 5], [10, 1], [10, 2], [10, 3], [10, 4], [11, 1], [11, 2], [12, 1], [14, 1], [15, 1]] as const
    const located = await odsExtractor.locate(inputOf(bytes, name), at.map(([line, column]) => `sheet=Staff&row=${line}&col=${column}`))
    assert.deepEqual(located, [
      'Orla Quillfeather', '2014-01-06', '1200.45', '10:28:00', 'TRUE', 'Vault', 'Ida\nand Jory', '7', '7', 'Vault', '2014-01-06T12:30:00', 'same', 'same', undefined,
    ])
    assert.deepEqual(await odsExtractor.locate(inputOf(bytes, name), ['sheet=Old&row=1&col=1']), ['kept'])
  })
}

test('a spreadsheet tells who made it, what is hidden, and what hangs on its cells', async () => {
  const result = await collect(odsExtractor, inputOf(await zipped(), 'staff.ods'))
  const own = result.problems.map(({ code }) => code).filter((code) => code.startsWith('ods.'))
  assert.deepEqual(own, ['ods.currency', 'ods.hidden-sheet'])
  assert.ok(result.statements.some(({ property, value, locator }) => property === 'author' && value === 'Tamsin Ashgrove' && locator === 'field=meta.initial-creator'))
  const fields = result.texts.filter(({ locator }) => locator.startsWith('field=')).map(({ text }) => text)
  assert.deepEqual(fields, ['H-17', 'ask Tamsin', 'link: http://x.example/'])
  assert.deepEqual(result.children.map(({ name }) => name), ['Pictures/a.png'])
})

test('repetition without end costs no time and is told', async () => {
  const many = content.replace('table:number-rows-repeated="3"', 'table:number-rows-repeated="1000000"').replace('table:number-columns-repeated="2"', 'table:number-columns-repeated="900000000"')
  const started = performance.now()
  const result = await collect(odsExtractor, inputOf(await zipped({ 'content.xml': many }), 'staff.ods'))
  assert.ok(performance.now() - started < 4_000)
  for (const code of ['ods.repeated-rows', 'ods.repeated-cells']) assert.ok(result.problems.some((problem) => problem.code === code), code)
})

test('an encrypted file is unread, a cut one is told', async () => {
  const locked = await zipped({ 'META-INF/manifest.xml': '<manifest:manifest><manifest:encryption-data/></manifest:manifest>' })
  assert.equal((await collect(odsExtractor, inputOf(locked, 'a.ods'))).facts?.unread, 'encrypted')
  const cut = await collect(odsExtractor, inputOf(await zipped({ 'content.xml': content.slice(0, 1_500) }), 'a.ods'))
  assert.ok(cut.problems.some(({ code }) => code === 'ods.damaged-sheet'))
  assert.equal(cut.facts?.partly, 'damaged')
})
