import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkExtractor } from '../../../test/contract/extractor-contract.ts'
import { collect, inputOf } from '../collect.ts'
import { memorySource } from '../memory-source.ts'
import { openDbf } from './dbf-table.ts'
import { dbfExtractor } from './dbf-extractor.ts'
import { dbfFormat } from './dbf.ts'
import { makeDbf } from './fixtures/make-dbf.ts'

const numberOf = (write: (view: DataView) => void) => {
  const bytes = new Uint8Array(8)
  write(new DataView(bytes.buffer))
  return bytes
}
const fields = [
  { name: 'NAME', type: 'C', length: 12 },
  { name: 'BORN', type: 'D', length: 8 },
  { name: 'SUM', type: 'N', length: 14 },
  { name: 'OWNER', type: 'L', length: 1 },
  { name: 'NOTE', type: 'M', length: 10 },
  { name: 'PAID', type: 'Y', length: 8 },
  { name: 'SEEN', type: 'T', length: 8 },
  { name: 'NAME', type: 'I', length: 4 },
]
const paid = numberOf((view) => view.setBigInt64(0, 12_345_678n, true))
const seen = numberOf((view) => (view.setInt32(0, 2_456_664, true), view.setInt32(4, 37_680_000, true)))
const rows = [
  [' ', Buffer.from('Zo\xeb Larch', 'latin1'), '19710302', '35682247985.01', 'T', '', paid, seen, new Uint8Array([7, 0, 0, 0])],
  ['*', 'Kit Orme', '19800101', '1', 'F'],
  [' ', 'Bo Linde', '', '**************', '?'],
]
const made = makeDbf(fields, rows)

checkExtractor(dbfFormat, [{ name: 'people.dbf', bytes: made }])

test('fields of every type become texts, deleted rows do not become rows', async () => {
  const table = await openDbf(memorySource(made))
  const read = []
  for await (const block of table!.rows()) read.push(...block)
  assert.deepEqual(table?.columnNames, ['NAME', 'BORN', 'SUM', 'OWNER', 'NOTE', 'PAID', 'SEEN', 'NAME (2)'])
  assert.deepEqual(read.map(({ row }) => row), [1, 3])
  assert.deepEqual(read[0]?.cells, ['Zoë Larch', '1971-03-02', '35682247985.01', 'TRUE', '', '1234.5678', '2014-01-06T10:28:00', '7'])
  assert.deepEqual(read[1]?.cells.slice(0, 4), ['Bo Linde', '', '', ''])
})

test('deleted rows and absent memos are told, and a deleted row can be found', async () => {
  const input = inputOf(made, 'people.dbf')
  const result = await collect(dbfExtractor, input)
  assert.deepEqual(result.problems.map(({ code }) => code), ['dbf.deleted-rows', 'dbf.memo-absent'])
  assert.deepEqual(await dbfExtractor.locate(input, ['row=2&col=1', 'row=3&col=1', 'row=9&col=1']), ['Kit Orme', 'Bo Linde', undefined])
})

for (const [language, bytes, text] of [
  [0xc9, [0xc8, 0xe2, 0xe0, 0xed], 'Иван'], [0x65, [0x88, 0xa2, 0xa0, 0xad], 'Иван'], [0xc8, [0xa3, 0xf3, 0x64, 0x9f], 'Łódź'],
  [0, [...Buffer.from('Łódź')], 'Łódź'], [0, [0x5a, 0xfc], 'Zü'], [0x02, [0x81], 'ü'],
] as const) {
  test(`language driver ${language} reads ${text}`, async () => {
    const table = await openDbf(memorySource(makeDbf(fields.slice(0, 1), [[' ', new Uint8Array(bytes)]], language)))
    for await (const [row] of table!.rows()) assert.equal(row?.cells[0], text)
  })
}

test('a cut table gives the rows it holds and says how many it promised', async () => {
  const result = await collect(dbfExtractor, inputOf(made.subarray(0, made.length - 30), 'people.dbf'))
  assert.ok(result.problems.some(({ code, message }) => code === 'dbf.cut' && /promises 3 rows, the file holds 2/.test(message)))
})
