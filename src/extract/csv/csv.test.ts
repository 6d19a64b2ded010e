import assert from 'node:assert/strict'
import { test } from 'node:test'
import iconv from 'iconv-lite'
import { checkExtractor } from '../../../test/contract/extractor-contract.ts'
import { collect, inputOf } from '../collect.ts'
import { recogniseFormat } from '../registry.ts'
import { csvExtractor } from './csv-extractor.ts'
import { csvFormat } from './format.ts'

const staff = 'Last name,First name,Birth date,E-mail,Position\nMuster,Ada,1980-02-01,ada.muster@example.org,Buyer\n" Probe",Bo,1981-12-11,"bo.probe@example.org",Clerk\n'
const mails =
  'From,To,Cc,Date,Subject\nada.muster@example.org,"bo.probe@example.org, Cy Test <cy@example.org>",,2024-01-13 10:00,Hello\n' +
  '"Test, Cy" <cy@example.org>,Bo.Probe Jr.@example.org;  ada.muster@example.org ,ada.muster@example.org,2024-01-14 11:30,Re: Hello\n'
const statement = 'Buchungstag;Auftraggeber/Empfänger;Verwendungszweck;Soll;Haben;Saldo\n13.01.2024;Nordwind GmbH;Rechnung;1.200,50;;8.799,50\n14.01.2024;Ada Muster;Miete;0,00;700,00;9.499,50\n'

checkExtractor(csvFormat, [
  { name: 'staff.csv', bytes: Buffer.from(staff) },
  { name: 'mails.csv', bytes: Buffer.from(mails) },
  { name: 'konto.csv', bytes: iconv.encode(statement, 'win1252') },
  { name: 'utf16.tsv', bytes: iconv.encode('Name\tDate\tAmount\tMerchant\tCard number\nAda Muster\t1/13/2024 10:00\t5.00\tKiosk\t1234\n', 'utf16le', { addBOM: true }) },
  { name: 'nothing-known.csv', bytes: Buffer.from('foo;bar\nlorem;ipsum\ndolor;"sit\namet"\n') },
  { name: 'matrix.csv', bytes: Buffer.from('"",A,B,C,D\nA,0,1,0,2\nB,1,0,3,0\nC,0,0,0,0\nD,0,0,0,0\n') },
  { name: 'ftm.csv', bytes: Buffer.from('canonical_id,entity_id,prop,schema,value,lang\nq,a1,name,Person,Ada Muster,eng\nq,a1,id,Person,a1,\nq,o1,owner,Ownership,a1,\nq,o1,nonsense,Ownership,x,\n') },
  { name: 'broken.csv', bytes: Buffer.from('Name,Phone,Address\n"Ada ""A"" Muster",+44 1632 960001,"1 Quay, Port Aster"\n"Bo "the" Probe",x,y,too wide\n"Cy\n') },
])

test('empty files, header lines alone and blank lines say why they give nothing', async () => {
  assert.ok((await collect(csvExtractor, inputOf(Buffer.alloc(0), 'a.csv'))).facts?.unread)
  for (const text of ['Name,Phone\n', '\n\n\n', ' ,\n']) {
    const result = await collect(csvExtractor, inputOf(Buffer.from(text), 'a.csv'))
    assert.deepEqual(result.problems.map((problem) => problem.code), ['table.no-rows'], JSON.stringify(text))
  }
})

test('locators of cells, parts of cells, joined cells and rows are read from the bytes again', async () => {
  const bytes = Buffer.from('a,b\n"x, y",z\n')
  const found = await csvExtractor.locate(inputOf(bytes, 'a.csv'), ['row=2&col=1', 'row=2&col=1&char=3,4', 'row=2&col=1,2', 'row=2', 'row=9&col=1', 'row=2&col=7', 'row=2&col=1&char=0,99', 'page=1'])
  assert.deepEqual(found, ['x, y', 'y', 'x, y z', 'x, y\tz', undefined, undefined, undefined, undefined])
})

test('delimited text is told from prose, notations and binaries', () => {
  const prose = 'He came in, sat down, and said nothing, which was unusual, since he talked a lot.\n'.repeat(10)
  const cases: readonly [name: string, text: string, format: string | undefined][] = [
    ['a.csv', 'x,y\n1,2\n', 'csv'],
    ['a.tsv', 'x\ty\n1\t2\n', 'csv'],
    ['table', 'id;name;city\n1;Ada;Port\n2;Bo;Aster\n3;Cy;Quay\n', 'csv'],
    ['export.txt', 'id\tname\tcity\n'.repeat(6), 'csv'],
    ['note.txt', prose, 'text'],
    ['note', prose, 'text'],
  ]
  for (const [name, text, format] of cases) assert.equal(recogniseFormat(Buffer.from(text), name)?.id, format, name)
  const others = ['{"a": 1, "b": 2, "c": 3}\n'.repeat(5), '[{"a": 1,"b": 2,"c": 3}]', '<a,b,c>\n'.repeat(5), 'Received: a, b, c\nFrom: x, y, z\n', '\u0000\u0001,\u0002,\u0003\n'.repeat(9)]
  for (const text of others) assert.equal(csvFormat.sniff(Buffer.from(text), 'unnamed'), 0, JSON.stringify(text.slice(0, 30)))
})

test('defects of the text are problems with the row they begin at', async () => {
  const bytes = Buffer.from('Name,City\nAda\u0000,Port\n"Bo "the" Probe",Quay\n"Cy,Aster\n')
  const { problems } = await collect(csvExtractor, inputOf(bytes, 'a.csv'))
  const codes = problems.map((problem) => `${problem.code} ${problem.locator ?? ''}`.trim()).filter((code) => code.startsWith('csv.'))
  assert.deepEqual(codes, ['csv.quote-inside row=3', 'csv.quote-unterminated row=4', 'csv.zero-characters'])
})
