import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatLocator } from '../../model/locator.ts'
import { collect, inputOf, type Collected } from '../collect.ts'
import type { ExtractInput } from '../contract.ts'
import { csvExtractor } from '../csv/csv-extractor.ts'
import { extractTable } from './extract-table.ts'
import type { Table } from './table.ts'

test('day and month are told by the one row of the column that can be read in one way only, however late it comes', async () => {
  const rows = Array.from({ length: 5_000 }, (_, index) => `0${(index % 9) + 1}/0${(index % 8) + 1}/2014,Kiosk,1.50,1111`)
  const text = `Date,Shop,Price,Card number\n${rows.join('\n')}\n01/31/2014,Kiosk,2.50,1111\n`
  const { statements, problems, tables } = await read(text)
  const dates = statements.filter((draft) => draft.property === 'date')
  assert.equal(dates[1]?.value, '2014-02-02')
  assert.equal(dates[3]?.value, '2014-04-04')
  assert.equal(dates[8]?.value, '2014-09-01')
  assert.equal(dates.length, 5_001)
  assert.deepEqual(problems, [])
  assert.match(tables[0]!.columns[0]!.reason!, /month before day, as row 5002 shows/)
})

test('dates that nothing tells keep their year and are reported, the first twenty one by one', async () => {
  const text = `Date,Shop,Price,Card number\n${'01/02/2014,Kiosk,1.50,1111\n'.repeat(50)}`
  const { statements, problems } = await read(text)
  assert.deepEqual(new Set(statements.filter((draft) => draft.property === 'date').map((draft) => draft.value)), new Set(['2014']))
  const ambiguous = problems.filter((problem) => problem.code === 'date.ambiguous')
  assert.equal(ambiguous.length, 21)
  assert.match(ambiguous[0]!.message, /Row 2, column 'Date'/)
  assert.match(ambiguous[20]!.message, /30 more .* 50 in all/)
  const told = await read(text, { settings: { dateOrder: 'dmy' } })
  assert.equal(told.statements.find((draft) => draft.property === 'date')?.value, '2014-02-01')
})

test('a row that stands against the order of its column is reported', async () => {
  const { problems } = await read('Date,Shop,Price,Card number\n01/31/2014,Kiosk,1.5,1\n01/02/2014,Kiosk,1.5,1\n', { settings: {} })
  assert.deepEqual(problems, [])
  const mapping = (await read('Date,Shop,Price,Card number\n01/31/2014,Kiosk,1.5,1\n')).tables[0]!.proposal!.mapping
  const mixed = await read('Date,Shop,Price,Card number\n31/01/2014,Kiosk,1.5,1\n', { mappings: [mapping] })
  assert.deepEqual(mixed.problems.map((problem) => problem.code), ['date.order-mixed'])
})

test('thousands and decimals are told by the other amounts of the column', async () => {
  const { statements, problems } = await read('Datum;Verwendungszweck;Betrag;Saldo\n2024-01-02;a;1.234;5.000,50\n2024-01-03;b;2,50;5.003,00\n')
  assert.deepEqual(statements.filter((draft) => draft.property === 'amount').map((draft) => draft.value), ['1234', '2.5'])
  assert.deepEqual(problems, [])
})

test('titles above the header are text, and an IBAN there is the account of the rows', async () => {
  const text = 'Statement of account,,,\n"Account DE73 9999 9999 0000 0012 34",,,\n,,,\nDate,Purpose,Amount,Balance\n2024-01-02,Rent,-100.00,900.00\n2024-01-03,Fee,-1.00,899.00\n'
  const { statements, tables, texts } = await read(text)
  assert.equal(tables[0]!.headerRow, 4)
  assert.equal(texts[0]!.text, 'Statement of account')
  const account = statements.find((draft) => draft.property === 'iban')!
  const told = [account.value, account.locator, account.original]
  assert.deepEqual(told, ['DE73999999990000001234', 'row=2&col=1&char=8,35', 'DE73 9999 9999 0000 0012 34'])
  assert.equal(statements.filter((draft) => draft.property === 'account' && draft.value === account.entityId).length, 2)
})

test('cells that do not read are reported and stay searchable; placeholders are empty', async () => {
  const { statements, problems, texts } = await read('Last name,First name,Birth date,E-mail\nMuster,Ada,soon,ada@example.org\nProbe,Bo,n/a,-\nTest,Cy,1980-01-01,cy@example.org\nZett,Di,1981-01-01,di@example.org\n')
  assert.deepEqual(problems.map((problem) => [problem.code, problem.locator]), [['value.unreadable', 'row=2&col=3']])
  assert.deepEqual(texts.map((segment) => segment.text), ['soon'])
  assert.equal(statements.filter((draft) => draft.property === 'birthDate').length, 2)
})

test('codes of travel documents that are no countries are information, other unread countries a warning', async () => {
  const { problems, texts } = await read('Last name,First name,Nationality\nMuster,Ada,DEU\nProbe,Bo,UTO\nTest,Cy,XXA\nZett,Di,France\nYps,Ed,Nowhere\nIks,Flo,FRA\n')
  assert.deepEqual(problems.map(({ code, severity, locator }) => [code, severity, locator]), [
    ['value.no-country', 'information', 'row=3&col=3'], ['value.no-country', 'information', 'row=4&col=3'], ['value.unreadable', 'warning', 'row=6&col=3'],
  ])
  assert.deepEqual(texts.map((segment) => segment.text), ['UTO', 'XXA', 'Nowhere'])
})

test('rows that give nothing and rows too wide are counted and reported', async () => {
  const { tables, problems } = await read('Card number,Shop,Date,Price,Colour\n1,Kiosk,2024-01-01,5,red\n,,,,blue\n\n2,Kiosk,2024-01-02,5,green,extra\n')
  assert.deepEqual([tables[0]!.rows, tables[0]!.rowsUnread], [3, 1])
  assert.deepEqual(problems.map((problem) => `${problem.code} ${problem.locator}`), ['table.row-unread row=3', 'table.row-too-wide row=5'])
  assert.equal(tables[0]!.columns.find((column) => column.name === 'Colour')?.treatment, 'unmapped')
})

test('rows that add up others are no movements: they are told, and kept as text', async () => {
  const statement = 'Date,Purpose,Amount,Balance\n2024-01-02,Rent,-100.00,900.00\n2024-01-03,Total Fuel,-1.00,899.00\n'
  const cases: readonly [why: string, text: string, totals: string[]][] = [
    ['a label before the amount', `${statement},Total,-101.00,\n`, ['row=4']],
    ['the label where the dates stand', `${statement}Summe:,,"-101.00",899.00\n`, ['row=4']],
    ['between the others', 'Buchungstag;Verwendungszweck;Betrag;Saldo\n02.01.2024;Miete;-100,00;900,00\n;Zwischensumme;-100,00;\n13.01.2024;Strom;-1,00;899,00\n;Saldo Januar;;899,00\n', ['row=3', 'row=5']],
    ['a row with a date is a movement', `${statement}2024-01-04,Total,-5.00,894.00\n`, []],
    ['a word without an amount is none', `${statement},Total,,\n`, []],
    ['no date column: numbers alone', 'Invoice no.,Supplier,Amount\nR-1,Nordwind Ltd,100.00\nR-2,Total Fuel Ltd,50.00\nTotal,,150.00\n', ['row=4']],
    ['no table of movements', 'Last name,First name,Age\nMuster,Ada,40\nTotal,Bo,50\n', []],
  ]
  for (const [why, text, totals] of cases) {
    const { problems, texts, statements, tables } = await read(text)
    assert.deepEqual(problems.filter((problem) => problem.code === 'table.total-row').map((problem) => problem.locator), totals, why)
    assert.deepEqual(texts.filter((segment) => totals.includes(segment.locator)).length, totals.length, why)
    for (const locator of totals) assert.ok(!statements.some((draft) => draft.locator.startsWith(locator)), why)
    assert.equal(tables[0]!.rowsUnread, why.startsWith('a word') ? tables[0]!.rowsUnread : 0, why)
  }
})

test('a table that no mapping fits gives its rows as text', async () => {
  const { statements, texts, problems } = await read('foo,bar\nlorem,ipsum\ndolor,sit\n')
  assert.deepEqual(statements, [])
  const given = texts.map((segment) => `${segment.locator} ${segment.text}`)
  assert.deepEqual(given, ['row=1 foo\tbar', 'row=2 lorem\tipsum', 'row=3 dolor\tsit'])
  assert.deepEqual(problems.map((problem) => problem.code), ['table.unmapped'])
})

test('the same key is one entity in a folder or in the exhibit, as the mapping says', async () => {
  const text = 'Date,Shop,Price,Card number\n2024-01-01,Kiosk,5,1111\n'
  const idOf = (result: Collected) => result.statements.find((draft) => draft.property === 'cardNumber')!.entityId
  const readAt = async (path: string, exhibit: string) => {
    return idOf(await collect(csvExtractor, inputOf(Buffer.from(text), path, { exhibit: exhibit.repeat(32) })))
  }
  const [first, second, elsewhere] = [await readAt('f/a.csv', '1'), await readAt('f/b.csv', '2'), await readAt('g/a.csv', '3')]
  assert.equal(first, second)
  assert.notEqual(first, elsewhere)
})

test('a matrix of ties gives weighted links, and its labels names', async () => {
  const { statements, problems } = await read('"",A,B,C,D\nA,0,1,0,2\nB,1,0,3,0\nC,0,0,0,0\nD,0,0,0,9\n')
  assert.deepEqual(statements.filter((draft) => draft.property === 'weight').map((draft) => [draft.value, draft.locator]), [['1', 'row=2&col=3'], ['2', 'row=2&col=5'], ['1', 'row=3&col=2'], ['3', 'row=3&col=4']])
  assert.deepEqual(statements.filter((draft) => draft.property === 'name').map((draft) => draft.value), ['A', 'B', 'C', 'D'])
  assert.deepEqual(problems.map((problem) => problem.code), ['table.matrix'])
})

test('FollowTheMoney statements come with their own schema, and bad ones are reported', async () => {
  const { statements, problems, tables } = await read('entity_id,prop,schema,value,lang\na1,name,Person,Ada Muster,eng\no1,owner,Ownership,a1,\no1,nonsense,Ownership,x,\na1,name,Nobody,x,\n')
  assert.equal(statements.length, 2)
  assert.equal(statements[0]!.lang, 'eng')
  assert.equal(statements[1]!.value, statements[0]!.entityId)
  assert.equal(tables[0]!.rowsUnread, 2)
  assert.deepEqual(problems.map((problem) => problem.code), ['ftm.statement-unread', 'ftm.statement-unread'])
})

test('a condition decides which rows give an entity', async () => {
  const mapping = {
    name: 'kinds', header: ['Kind', 'Who'], namespace: 'exhibit' as const, ignore: {},
    entities: {
      person: { schema: 'Person', keys: ['Who'], when: { column: 'Kind', equals: ['p'] }, properties: { name: { columns: ['Who'] } } },
      company: { schema: 'Company', keys: ['Who'], when: { column: 'Kind', equals: ['c', 'f'] }, properties: { name: { columns: ['Who'] } } },
    },
  }
  const { statements, tables } = await read('Kind,Who\np,Ada\nc,Nordwind\nx,Nobody\n', { mappings: [mapping] })
  assert.deepEqual(statements.map((draft) => `${draft.schema} ${draft.value}`), ['Person Ada', 'Company Nordwind'])
  assert.equal(tables[0]!.rowsUnread, 1)
})

test('reaching the limit of statements ends the reading with a problem', async () => {
  const input = inputOf(Buffer.alloc(0), 'a')
  const { problems, tables } = await read(`Last name,First name\n${'Muster,Ada\n'.repeat(500)}`, { limits: { ...input.limits, maxStatements: 100 } })
  assert.equal(problems.at(-1)?.code, 'limit.statements')
  assert.ok(tables[0]!.rows < 500)
})

test('columns named by the format itself have no header row, and locators are the format\u2019s own', async () => {
  const rows = [['Ada Muster', '1980-02-01'], ['Bo Probe', '1981-12-11']]
  const table: Table = {
    sheet: 'people',
    columnNames: ['name', 'birth_date'],
    async *rows() {
      yield rows.map((cells, index) => ({ row: index + 1, cells }))
    },
    locate(row, columns, chars) {
      const whole = `/${row.row - 1}`
      const pointers = columns.length ? columns.map((column) => `${whole}/${column}`) : [whole]
      return formatLocator({ kind: 'pointer', pointers, ...(chars ? { chars } : {}) })
    },
  }
  const result: Collected = { facts: undefined, statements: [], texts: [], problems: [], children: [], tables: [] }
  await extractTable(table, inputOf(Buffer.alloc(0), 'a.json'), {
    facts: () => {}, child: () => {}, drained: async () => {},
    statement: (draft) => void result.statements.push(draft), text: (segment) => void result.texts.push(segment),
    problem: (problem) => void result.problems.push(problem), table: (report) => void result.tables.push(report),
  })
  assert.deepEqual([result.tables[0]!.sheet, result.tables[0]!.headerRow, result.tables[0]!.rows], ['people', undefined, 2])
  assert.deepEqual(result.statements.map((draft) => [draft.property, draft.value]).slice(0, 2), [['birthDate', '1980-02-01'], ['name', 'Ada Muster']])
})

async function read(text: string, options: Partial<ExtractInput> = {}): Promise<Collected> {
  return collect(csvExtractor, inputOf(Buffer.from(text), 'folder/a.csv', options))
}
