import assert from 'node:assert/strict'
import { test } from 'node:test'
import { utils, write, type BookType } from '@e965/xlsx'
import { checkExtractor } from '../../../test/contract/extractor-contract.ts'
import { collect, inputOf } from '../collect.ts'
import { makeXlsx } from '../xlsx/fixtures/make-xlsx.ts'
import { xlsExtractor } from './xls-extractor.ts'
import { xlsFormat } from './xls.ts'

/** A workbook of two sheets in a format before XLSX. */
function makeBook(bookType: BookType): Uint8Array {
  const staff = utils.aoa_to_sheet([['Name', 'Hired', 'Pay', 'Here'], ['Orla Quillfeather', 41_645, 1200.45, true], ['Zoë Łark', 41_645.5, 35_682_247_985.01, false]])
  for (const [cell, format] of [['B2', 'yyyy-mm-dd'], ['B3', 'dd/mm/yyyy hh:mm']] as const) staff[cell].z = format
  staff['A5'] = { t: 's', v: 'Vault' }
  staff['B5'] = { t: 's', v: 'Ida' }
  staff['B6'] = { t: 's', v: 'Jory' }
  staff['!ref'] = 'A1:D6'
  staff['!merges'] = [utils.decode_range('A5:A6')]
  const old = utils.aoa_to_sheet([['kept']])
  const book = { SheetNames: ['Staff', 'Old'], Sheets: { Staff: staff, Old: old }, Props: { Author: 'Tamsin Ashgrove', Company: 'Harrowgate Ltd' }, Workbook: { Sheets: [{}, { Hidden: 1 as const }] } }
  return new Uint8Array(write(book, { type: 'array', bookType }) as ArrayBuffer)
}

const forms = { 'staff.xls': makeBook('biff8'), 'staff.xlsb': makeBook('xlsb'), 'staff.xml': makeBook('xlml') }
checkExtractor(xlsFormat, Object.entries(forms).map(([name, bytes]) => ({ name, bytes })))

for (const [name, bytes] of Object.entries(forms)) {
  test(`${name} gives the cells of every form of the workbook`, async () => {
    const at = [[1, 1], [2, 1], [2, 2], [2, 3], [2, 4], [3, 1], [3, 2], [3, 3], [5, 1], [6, 1], [6, 2], [9, 1]] as const
    const located = await xlsExtractor.locate(inputOf(bytes, name), at.map(([row, column]) => `sheet=Staff&row=${row}&col=${column}`))
    assert.deepEqual(located, [
      'Name', 'Orla Quillfeather', '2014-01-06', '1200.45', 'TRUE', 'Zoë Łark', '2014-01-06T12:00:00', '35682247985.01', 'Vault', 'Vault', 'Jory', undefined,
    ])
    const result = await collect(xlsExtractor, inputOf(bytes, name))
    assert.ok(result.problems.some(({ code, message }) => code === 'xls.hidden-sheet' && message.includes('Old')))
    assert.ok(result.statements.some(({ property, value }) => property === 'author' && value === 'Tamsin Ashgrove'))
    assert.deepEqual(result.tables.map(({ sheet }) => sheet), ['Staff', 'Old'])
  })
}

test('BIFF2 without a compound file around it is read', async () => {
  const bytes = makeBook('biff2')
  assert.ok(xlsFormat.sniff(bytes, 'old.xls') >= 0.9)
  const [cell] = await xlsExtractor.locate(inputOf(bytes, 'old.xls'), ['sheet=Sheet1&row=2&col=1'])
  assert.equal(cell, 'Orla Quillfeather')
})

test('a far cell costs no time', async () => {
  const xml = `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="A"><Table><Row ss:Index="1048576"><Cell ss:Index="16384"><Data ss:Type="String">far</Data></Cell></Row></Table></Worksheet></Workbook>`
  const started = performance.now()
  const result = await collect(xlsExtractor, inputOf(new Uint8Array(Buffer.from(xml)), 'far.xml'))
  assert.ok(performance.now() - started < 2_000)
  assert.ok(result.texts.some(({ text, locator }) => text === 'far' && locator === 'sheet=A&row=1048576&col=16384'))
})

test('other files are not taken, and damaged ones are told', async () => {
  assert.equal(xlsFormat.sniff(await makeXlsx({ sheets: [] }), 'book.xlsx'), 0)
  assert.equal(xlsFormat.sniff(Buffer.from('a,b'), 'table.csv'), 0)
  const result = await collect(xlsExtractor, inputOf(forms['staff.xls'].subarray(0, 600), 'staff.xls'))
  assert.equal(result.facts?.unread, 'damaged')
  assert.deepEqual(result.problems.map(({ code }) => code), ['xls.damaged'])
})
