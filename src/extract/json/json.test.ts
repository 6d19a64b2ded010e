import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkExtractor } from '../../../test/contract/extractor-contract.ts'
import { collect, inputOf } from '../collect.ts'
import type { TableRow } from '../table/table.ts'
import { openJson } from './json-document.ts'
import { jsonExtractor } from './json-extractor.ts'
import { isScalar } from './json-node.ts'
import { JsonDefect, JsonParser, lineAndColumn } from './json-parser.ts'
import { follow, pointerTokens, toPointer } from './json-pointer.ts'
import { JsonShape } from './json-shape.ts'
import { jsonTables } from './json-table.ts'
import { jsonFormat } from './json.ts'

const bytes = (text: string) => new Uint8Array(Buffer.from(text))
const firm = '{"id":"F1","name":"Larch & Sons","seat":{"city":"Tiverton"},"phones":["+44 1","+44 2"],"deals":[{"to":"Ova","sum":35682247985.01},{"to":"Bex","sum":1e400}]}'

checkExtractor(jsonFormat, [
  { name: 'firms.json', bytes: bytes(`[${firm},\n{"id":"F2","name":"Zo\\u00eb","seat":null,"grid":[[1,2],[3]]}]`) },
  { name: 'wrapped.json', bytes: bytes(`{"status":"ok","data":[${firm}]}`) },
  { name: 'lines.ndjson', bytes: bytes(`${firm}\n\n{"id":"F3"}\r\nnot json\n`) },
  { name: 'words.json', bytes: bytes('["one","two",3,null]') },
])

/** Name, columns and cells of every table of a text. */
async function tablesOf(text: string, path = 'a.json') {
  const document = await openJson(inputOf(bytes(text), path))
  const shape = new JsonShape()
  for await (const records of document.records()) for (const { node } of records) shape.add(node)
  const tables = []
  for (const table of jsonTables(document, shape)) {
    const rows: TableRow[] = []
    for await (const block of table.rows()) rows.push(...block)
    tables.push({ sheet: table.sheet, columns: table.columnNames, rows: rows.map((row) => row.cells), table, first: rows[0]! })
  }
  return tables
}

test('objects become rows, inner objects dotted columns, inner lists of objects tables of their own', async () => {
  const [firms, deals] = await tablesOf(`[${firm},{"id":"F2","name":"Ova"}]`)
  assert.equal(firms?.sheet, undefined)
  assert.deepEqual(firms?.columns, ['id', 'name', 'seat.city', 'phones.0', 'phones.1'])
  assert.deepEqual(firms?.rows, [['F1', 'Larch & Sons', 'Tiverton', '+44 1', '+44 2'], ['F2', 'Ova', '', '', '']])
  assert.equal(deals?.sheet, 'deals')
  assert.deepEqual(deals?.columns, ['to', 'sum', 'parent.id', 'parent.name'])
  assert.deepEqual(deals?.rows, [['Ova', '35682247985.01', 'F1', 'Larch & Sons'], ['Bex', '1e400', 'F1', 'Larch & Sons']])
  assert.equal(firms.table.locate(firms.first, [3]), 'pointer=%2F0%2Fseat%2Fcity')
  assert.equal(deals.table.locate(deals.first, [1, 3]), 'pointer=%2F0%2Fdeals%2F0%2Fto,%2F0%2Fid')
})

test('a wrapper, a long list, lists of lists and rows that are lists', async () => {
  const wrapped = await tablesOf('{"n":2,"data":[{"a":1},{"a":2}]}')
  assert.deepEqual(wrapped.map(({ sheet, rows }) => [sheet, rows]), [[undefined, [['2']]], ['data', [['1'], ['2']]]])
  const long = await tablesOf(JSON.stringify([{ ids: Array.from({ length: 20 }, (_, at) => at) }, { ids: [7, 8] }]))
  assert.deepEqual(long[0]?.columns, ['ids'])
  assert.deepEqual(long[0]?.rows[1], ['7 8'])
  assert.equal(long[0]?.table.locate({ ...long[0].first }, []), 'pointer=%2F0')
  assert.deepEqual((await tablesOf('[{"xy":[[1, 2],[3]]}]'))[0]?.rows, [['[[1, 2],[3]]']])
  const bare = await tablesOf('[["Name","Age"],["Ida",41]]')
  assert.deepEqual([bare[0]?.columns, bare[0]?.rows], [undefined, [['Name', 'Age'], ['Ida', '41']]])
})

test('lines are told by the name or by their look', async () => {
  assert.equal((await openJson(inputOf(bytes('{"a":1}\n{"a":2}\n'), 'export.json'))).form, 'lines')
  assert.equal((await openJson(inputOf(bytes('{"a":1,\n"b":2}'), 'export.json'))).form, 'value')
  assert.deepEqual((await tablesOf('{"a":1}\n\n{"a":2}', 'x.jsonl')).map(({ table, first }) => table.locate(first, [1])), ['pointer=%2F0%2Fa'])
})

for (const [text, code, place] of [
  ['[{"a":1},{"a":]', 'json.invalid', 'line 1, column 15'],
  ['{"a":1\n"b":2}', 'json.invalid', 'line 2, column 1'],
  ['[1,2,]', 'json.invalid', 'line 1, column 6'],
  ['{"a":NaN}', 'json.invalid', 'line 1, column 6'],
  ['[{"a":"x\\q"}]', 'json.invalid', 'line 1, column 9'],
  ['{"a":1,"b":2,"a":3}', 'json.duplicate-name', 'line 1, column 14'],
  [`${'['.repeat(5_000)}`, 'json.invalid', 'nested deeper than 1000'],
] as const) {
  test(`${text.slice(0, 30)} gives ${code} at ${place}, and nothing of it is lost`, async () => {
    const input = inputOf(bytes(text), 'a.json')
    const result = await collect(jsonExtractor, input)
    const problem = result.problems.find((each) => each.code === code)
    assert.match(problem?.message ?? '', new RegExp(place))
    assert.ok(result.texts.length > 0)
    const located = await jsonExtractor.locate(input, result.texts.map((segment) => segment.locator))
    assert.deepEqual(located, result.texts.map((segment) => segment.text))
  })
}

test('a text whose values are all empty says so', async () => {
  for (const text of ['{}', '[ ]', '[""]', 'null', '""', '\ufeff{}']) {
    const { problems } = await collect(jsonExtractor, inputOf(Buffer.from(text), 'a.json'))
    assert.deepEqual(problems.map(({ code }) => code), ['json.no-values'], text)
  }
})

test('strict parsing keeps digits and escapes and refuses what is no JSON', () => {
  const read = (text: string) => {
    const parser = new JsonParser(text)
    const node = parser.value()
    parser.end()
    return isScalar(node) ? node.text : node.kind
  }
  for (const [text, value] of [['-0.0', '-0.0'], ['1E+2', '1E+2'], ['"\\u00e9\\ud83d\\ude00\\n"', 'é😀\n'], ['null', ''], [' true ', 'true'], ['{}', 'object']] as const) {
    assert.equal(read(text), value)
  }
  for (const text of ['', '01', '+1', '.5', '1.', "'a'", '"a', '"\t"', '[1 2]', '{"a" 1}', '{a:1}', 'nul', '[]]', '"\\u12G4"', '/* */1', 'Infinity']) {
    assert.throws(() => read(text), JsonDefect, text)
  }
  assert.equal(lineAndColumn('ab\ncd', 4), 'line 2, column 2')
})

test('pointers are those of RFC 6901', () => {
  const node = new JsonParser('{"a/b":{"m~n":[{"":5}]}}').value()
  const pointer = '/a~1b/m~0n/0/'
  assert.equal(toPointer(pointerTokens(pointer)!), pointer)
  const found = follow(node, pointerTokens(pointer)!)
  assert.equal(found && isScalar(found) && found.text, '5')
  for (const absent of ['/x', '/a~1b/m~0n/1', '/a~1b/m~0n/00', '/a~1b/m~0n/0//y']) assert.equal(follow(node, pointerTokens(absent)!), undefined)
  assert.equal(pointerTokens('a'), undefined)
})
