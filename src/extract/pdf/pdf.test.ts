import { PDFName, PDFString } from 'pdf-lib'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkExtractor } from '../../../test/contract/extractor-contract.ts'
import { collect, inputOf } from '../collect.ts'
import { defaultLimits } from '../limits.ts'
import { makePdf, placeRows } from './fixtures/make-pdf.ts'
import { isoOfPdfDate } from './pdf-date.ts'
import { pdfExtractor } from './pdf-extractor.ts'
import { pdfFormat } from './pdf-format.ts'
import { describePages } from './page-ranges.ts'

const columns = [50, 120, 190, -430, -520]
const head = ['Date', 'Value date', 'Description', 'Amount (EUR)', 'Balance']
const statement = await makePdf([
  [
    { text: 'Bank of Norland', top: 40, size: 16 },
    { text: 'Account holder: Brandt Trading Ltd', top: 80 },
    { text: 'IBAN: DE89 3704 0044 0532 0130 00', top: 94 },
    { text: 'BIC: COBADEFFXXX', left: 300, top: 94 },
    { text: 'Statement No. 3/2024', top: 108 },
    ...placeRows(
      [
        head,
        ['', '', 'Opening balance', '', '1.000,00'],
        ['02.01.2024', '03.01.2024', 'Transfer from Oak', '250,00', '1.250,00'],
        ['', '', 'invoice 12'],
        ['05.01.2024', '', 'Cafe Luna', '-12,50', '1.237,50'],
      ],
      columns,
      160,
    ),
  ],
  placeRows([head, ['20.01.2024', '20.01.2024', 'Rent', '-700,00', '537,50'], ['', '', 'Closing balance', '', '537,50']], columns, 60),
])
const mixed = await makePdf(
  [
    [
      { text: 'Seen on page one', top: 100 },
      { text: 'and below', top: 120 },
    ],
    [],
  ],
  async (pdf) => {
    const form = pdf.getForm()
    const field = form.createTextField('berth')
    field.setText('seven')
    const [page] = pdf.getPages()
    field.addToPage(page!, { x: 50, y: 600, width: 100, height: 20 })
    page!.node.addAnnot(
      pdf.context.register(
        pdf.context.obj({
          Type: 'Annot',
          Subtype: 'Text',
          Rect: [300, 700, 320, 720],
          Contents: PDFString.of('Is this so?'),
          T: PDFString.of('Ole Varga'),
          Name: PDFName.of('Note'),
        }),
      ),
    )
    await pdf.attach(new TextEncoder().encode('a;b\n1;2\n'), 'rows.csv', {
      mimeType: 'text/csv',
      creationDate: new Date('2024-01-01'),
      modificationDate: new Date('2024-01-01'),
    })
  },
)

checkExtractor(pdfFormat, [
  { name: 'statement.pdf', bytes: statement },
  { name: 'mixed.pdf', bytes: mixed },
])

test('the text of a page, its boxes from the top left, form values and notes below', async () => {
  const read = await collect(pdfExtractor, inputOf(mixed, 'mixed.pdf'))
  const [page] = read.texts
  assert.equal(page?.locator, 'page=1')
  assert.equal(page?.text, 'Seen on page one\nand below\nOle Varga: Is this so?\nberth: seven')
  assert.deepEqual(page?.pageSize, [595, 842])
  const [start, end, left, top, , bottom] = page!.layout![0]!
  assert.equal(page!.text.slice(start, end), 'Seen on page one')
  assert.ok(left === 50 && top < 100 && bottom > 100 && bottom - top <= 10.1, `${left} ${top} ${bottom}`)
  const box = `page=1&box=40,${top - 1},300,${bottom + 1}`
  assert.deepEqual(
    await pdfExtractor.locate(inputOf(mixed, 'mixed.pdf'), [box, 'page=1&char=5,7', 'page=2', 'page=9', 'field=info.Author']),
    ['Seen on page one', 'on', '', undefined, 'Ilse Brandt'],
  )
})

test('a page without text is told, embedded files are children, metadata are fields', async () => {
  const read = await collect(pdfExtractor, inputOf(mixed, 'mixed.pdf'))
  assert.deepEqual([read.facts?.pages, read.facts?.partly], [2, 'pages without text'])
  assert.deepEqual(
    read.problems.map((problem) => [problem.code, problem.locator]),
    [['pdf.page-without-text', 'page=2']],
  )
  assert.deepEqual(
    read.children.map((child) => [child.name, Buffer.from(child.bytes).toString()]),
    [['rows.csv', 'a;b\n1;2\n']],
  )
  const created = read.statements.find((draft) => draft.property === 'authoredAt')
  assert.deepEqual([created?.value, created?.original], ['2024-02-03T09:10:11Z', 'D:20240203091011Z'])
})

test('an account statement over two pages', async () => {
  const read = await collect(pdfExtractor, inputOf(statement, 'statement.pdf'))
  const entries = read.statements.filter((draft) => draft.schema === 'AccountEntry' && draft.property !== 'account')
  assert.deepEqual(
    entries.map((draft) => `${draft.property}=${draft.value}`),
    [
      'date=2024-01-02',
      'valueDate=2024-01-03',
      'purpose=Transfer from Oak',
      'purpose=invoice 12',
      'amount=250',
      'balance=1250',
      'currency=EUR',
      'statementNumber=3/2024',
      'openingBalance=1000',
      'date=2024-01-05',
      'purpose=Cafe Luna',
      'amount=-12.5',
      'balance=1237.5',
      'currency=EUR',
      'statementNumber=3/2024',
      'date=2024-01-20',
      'valueDate=2024-01-20',
      'purpose=Rent',
      'amount=-700',
      'balance=537.5',
      'currency=EUR',
      'statementNumber=3/2024',
      'closingBalance=537.5',
    ],
  )
  assert.ok(entries.filter((draft) => draft.value === '-700').every((draft) => draft.locator.startsWith('page=2&char=')))
  assert.deepEqual(
    read.statements.filter((draft) => draft.schema === 'BankAccount').map((draft) => `${draft.property}=${draft.value}`),
    ['iban=DE89370400440532013000', 'bankName=Bank of Norland', 'bic=COBADEFFXXX'],
  )
})

test('a PDF cut off is repaired and says so; too many pages are told', async () => {
  for (const missing of [10, 60, 200]) {
    const cut = await collect(pdfExtractor, inputOf(statement.slice(0, statement.length - missing), 'cut.pdf'))
    assert.deepEqual(
      cut.problems.map((problem) => problem.code),
      ['pdf.repaired'],
      `${missing} bytes cut off`,
    )
    assert.equal(cut.texts.length, 2)
  }
  const limited = await collect(pdfExtractor, { ...inputOf(statement, 'a.pdf'), limits: { ...defaultLimits, maxPages: 1 } })
  assert.deepEqual([limited.texts.length, limited.facts?.pages, limited.problems.map((problem) => problem.code)], [1, 2, ['limit.pages']])
})

test('dates of a PDF, and page numbers as a person writes them', () => {
  for (const [text, iso] of [
    ["D:20140105101500+01'00'", '2014-01-05T10:15:00+01:00'],
    ['D:20140105', '2014-01-05'],
    ['D:2014', '2014'],
    ['20140105101500Z', '2014-01-05T10:15:00Z'],
    ['yesterday', undefined],
  ] as const) {
    assert.equal(isoOfPdfDate(text), iso)
  }
  assert.equal(describePages([1, 2, 3, 7, 9, 10]), '1 to 3, 7, 9, 10')
})
