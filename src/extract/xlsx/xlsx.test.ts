import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkExtractor } from '../../../test/contract/extractor-contract.ts'
import { collect, inputOf, type Collected } from '../collect.ts'
import { makeXlsx, type MadeWorkbook } from './fixtures/make-xlsx.ts'
import { xlsxFormat } from './xlsx.ts'
import { xlsxExtractor } from './xlsx-extractor.ts'

const row = (number: number, ...cells: string[]) => `<row r="${number}">${cells.join('')}</row>`
const inline = (reference: string, text: string) => `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`
const sheetOf = (xml: string, name = 'Staff') => ({ name, xml })

const staff: MadeWorkbook = {
  strings: ['<t>Name</t>', '<t>Hired</t>', '<r><t>Orla </t></r><r><t>Quillfeather</t></r><rPh sb="0" eb="1"><t>オルラ</t></rPh>', '<t>a_x000A_b</t>'],
  formats: ['yyyy\\-mm\\-dd', 'dd/mm/yyyy hh:mm', '[$EUR]\\ #,##0.00'],
  sheets: [
    sheetOf(
      `<dimension ref="A1:XFD1048576"/><sheetData>${row(1, '<c r="A1" t="s"><v>0</v></c>', '<c r="B1" t="s"><v>1</v></c>')}` +
        row(2, '<c r="A2" t="s"><v>2</v></c>', '<c r="B2" s="1"><v>41645</v></c>', '<c r="C2" s="3"><v>1200.4499999999998</v></c>', '<c r="D2" t="b"><v>1</v></c>') +
        row(3, '<c r="A3" t="str"><f>A2</f><v>Orla Q.</v></c>', '<c r="B3" s="2"><f>B2+0.5</f><v>41645.5</v></c>', '<c r="C3" t="e"><v>#N/A</v></c>') +
        row(4, '<c r="D4" t="s"><v>3</v></c>') +
        '</sheetData>',
    ),
    { name: 'Old &amp; hidden', state: 'hidden', xml: `<sheetData>${row(7, inline('B7', 'kept'))}</sheetData>` },
  ],
  parts: {
    'docProps/core.xml':
      '<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t"><dc:creator>Tamsin Ashgrove</dc:creator><cp:lastModifiedBy>Bo Linde</cp:lastModifiedBy><dcterms:created>2014-01-05T09:30:00Z</dcterms:created></cp:coreProperties>',
    'docProps/app.xml': '<Properties><Application>Sheetmaker 3</Application><Company>Harrowgate Ltd</Company><ScaleCrop>false</ScaleCrop></Properties>',
    'docProps/custom.xml': '<Properties><property name="Matter"><vt:lpwstr xmlns:vt="v">H-17</vt:lpwstr></property></Properties>',
    'xl/comments1.xml': '<comments><authors><author>Bo Linde</author></authors><commentList><comment><text><r><t>ask Tamsin</t></r></text></comment></commentList></comments>',
    'xl/media/image1.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47]),
    'xl/vbaProject.bin': 'code',
  },
}

checkExtractor(xlsxFormat, [{ name: 'staff.xlsx', bytes: await makeXlsx(staff) }])

const read = async (workbook: MadeWorkbook) => collect(xlsxExtractor, inputOf(await makeXlsx(workbook), 'book.xlsx'))
const codes = (result: Collected) => result.problems.map((problem) => problem.code).filter((code) => !code.startsWith('table.'))

/** The text of each cell asked for, as `locate` finds it. */
async function cells(workbook: MadeWorkbook, sheet: string, references: readonly (readonly [row: number, column: number])[]) {
  const input = inputOf(await makeXlsx(workbook), 'book.xlsx')
  return xlsxExtractor.locate(input, references.map(([at, column]) => `sheet=${encodeURIComponent(sheet)}&row=${at}&col=${column}`))
}

test('shared, rich and inline strings, dates, numbers, booleans, errors and cached formula values are read', async () => {
  const found = await cells(staff, 'Staff', [[1, 1], [2, 1], [2, 2], [2, 3], [2, 4], [3, 1], [3, 2], [3, 3], [4, 4], [5, 1], [2, 9]])
  const expected = ['Name', 'Orla Quillfeather', '2014-01-06', '1200.45', 'TRUE', 'Orla Q.', '2014-01-06T12:00:00', '#N/A', 'a\nb']
  assert.deepEqual(found, [...expected, undefined, undefined])
  assert.deepEqual(await cells(staff, 'Old & hidden', [[7, 2]]), ['kept'])
})

test('a workbook tells who made it, what is hidden, and what lies beside the cells', async () => {
  const result = await read(staff)
  const stated = Object.fromEntries(result.statements.map((draft) => [draft.property, [draft.original, draft.locator]]))
  assert.deepEqual(stated.author, ['Tamsin Ashgrove', 'field=core.creator'])
  assert.deepEqual(stated.authoredAt, ['2014-01-05T09:30:00Z', 'field=core.created'])
  assert.deepEqual(stated.generator, ['Sheetmaker 3', 'field=app.Application'])
  assert.deepEqual(stated.companiesMentioned, ['Harrowgate Ltd', 'field=app.Company'])
  const texts = new Map(result.texts.map((segment) => [segment.locator, segment.text]))
  assert.equal(texts.get('field=core.lastModifiedBy'), 'Bo Linde')
  assert.equal(texts.get('field=custom.Matter'), 'H-17')
  assert.equal(texts.get('field=app.ScaleCrop'), undefined)
  assert.equal(texts.get('member=xl%2Fcomments1.xml'), 'Bo Linde\nask Tamsin')
  assert.deepEqual(result.children.map(({ name, locator }) => [name, locator]), [['xl/media/image1.png', 'member=xl%2Fmedia%2Fimage1.png']])
  assert.deepEqual(new Set(codes(result)), new Set(['xlsx.error-cells', 'xlsx.currency-format', 'xlsx.hidden-sheet', 'xlsx.macros']))
  assert.deepEqual(result.tables.map((table) => table.sheet), ['Staff', 'Old & hidden'])
})

test('the 1904 date system is heeded', async () => {
  const book: MadeWorkbook = { date1904: true, formats: ['d/m/yy'], sheets: [sheetOf(`<sheetData>${row(1, '<c r="A1" s="1"><v>40183</v></c>')}</sheetData>`)] }
  assert.deepEqual(await cells(book, 'Staff', [[1, 1]]), ['2014-01-06'])
})

test('a merged cell speaks for the rows it spans, not for the columns', async () => {
  const xml = `<sheetData>${row(1, inline('A1', 'Staff list'))}${row(2, inline('A2', 'Vault'), inline('B2', 'Ida'))}${row(3, inline('B3', 'Jory'))}${row(4, inline('B4', 'Kit'))}</sheetData><mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="A2:A3"/></mergeCells>`
  const found = await cells({ sheets: [sheetOf(xml)] }, 'Staff', [[2, 1], [3, 1], [3, 2], [4, 1], [1, 2]])
  assert.deepEqual(found, ['Vault', 'Vault', 'Jory', '', undefined])
})

test('cells and rows without references count on, and a row number that falls does not hide a row', async () => {
  const xml = `<sheetData><row><c t="str"><v>a</v></c><c t="str"><v>b</v></c></row><row r="5"><c t="str"><v>c</v></c></row><row r="2"><c t="str"><v>d</v></c></row></sheetData>`
  assert.deepEqual(await cells({ sheets: [sheetOf(xml)] }, 'Staff', [[1, 1], [1, 2], [5, 1], [6, 1]]), ['a', 'b', 'c', 'd'])
})

test('a far cell and a huge dimension cost no time, and the far cell can be found', async () => {
  const xml = `<dimension ref="A1:XFD1048576"/><sheetData>${row(1, inline('A1', 'near'))}${row(1_048_576, inline('XFD1048576', 'far'))}</sheetData>`
  const started = performance.now()
  const result = await read({ sheets: [sheetOf(xml)] })
  assert.ok(performance.now() - started < 500)
  assert.ok(result.texts.some((segment) => segment.text === 'far' && segment.locator === 'sheet=Staff&row=1048576&col=16384'))
  assert.ok(codes(result).includes('sheet.far-cells'))
  assert.deepEqual(await cells({ sheets: [sheetOf(xml)] }, 'Staff', [[1_048_576, 16_384]]), ['far'])
})

test('a formula without its value, an absent sheet and a cut sheet are told', async () => {
  const absent = await read({ sheets: [sheetOf(`<sheetData>${row(1, '<c r="A1"><f>1+1</f></c>')}</sheetData>`)] })
  assert.ok(codes(absent).includes('xlsx.formula-without-value'))
  const bytes = await makeXlsx({ sheets: [sheetOf('<sheetData><row r="1"><c r="A1" t="str"><v>whole</v></c></row><row r="2"><c')] })
  const cut = await collect(xlsxExtractor, inputOf(bytes, 'book.xlsx'))
  assert.ok(codes(cut).includes('xlsx.damaged-sheet'))
  assert.equal(cut.facts?.partly, 'damaged')
  const renamed = await makeXlsx({ sheets: [], parts: { 'xl/workbook.xml': '<workbook><sheets><sheet name="Gone" id:id="x"/></sheets></workbook>' } })
  assert.deepEqual(codes(await collect(xlsxExtractor, inputOf(renamed, 'book.xlsx'))).includes('xlsx.sheet-absent'), true)
})

test('a workbook locked by a password is unread, and says so', async () => {
  const ole = new Uint8Array(2_048)
  ole.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  ole.set(Buffer.from('EncryptedPackage\0', 'utf16le'), 1_024)
  assert.ok(xlsxFormat.sniff(ole, 'locked.xlsx') > 0.9)
  const result = await collect(xlsxExtractor, inputOf(ole, 'locked.xlsx'))
  assert.equal(result.facts?.unread, 'encrypted')
  assert.deepEqual(codes(result), ['xlsx.encrypted'])
})

test('other files are not taken for workbooks', () => {
  const zip = new Uint8Array([0x50, 0x4b, 3, 4, ...Buffer.from('word/document.xml')])
  assert.equal(xlsxFormat.sniff(zip, 'letter.docx'), 0)
  assert.equal(xlsxFormat.sniff(Buffer.from('a,b,c'), 'table.csv'), 0)
  assert.equal(xlsxFormat.sniff(new Uint8Array([0x50, 0x4b, 3, 4, ...Buffer.from('xl/workbook.bin xl/styles.bin')]), 'book.xlsb'), 0)
})
