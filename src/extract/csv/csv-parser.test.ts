import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { detectDialect } from './csv-dialect.ts'
import { CsvParser } from './csv-parser.ts'

const cases: readonly [name: string, text: string, records: string[][]][] = [
  ['line ends of three kinds', 'a,b\r1,2\r\n3,4\n5,6', [['a', 'b'], ['1', '2'], ['3', '4'], ['5', '6']]],
  ['quoted fields', 'a,"b ""x"" c",d\n"1,5","2\r\n3",', [['a', 'b "x" c', 'd'], ['1,5', '2\r\n3', '']]],
  ['blanks around quotation marks', '"a", "b" ,c\n', [['a', 'b', 'c']]],
  ['a mark inside that is not doubled', 'a,"b "x" c",d\ne\n', [['a', 'b "x" c', 'd'], ['e']]],
  ['a mark inside a bare field', 'a,5" pipe,c\n', [['a', '5" pipe', 'c']]],
  ['a mark that never closes', 'a,"b\n1,2\n3,4\n', [['a', '"b'], ['1', '2'], ['3', '4']]],
  ['blank lines as records', 'a\n\nb\n', [['a'], [''], ['b']]],
  ['nothing', '', []],
  ['one mark', '"', [['"']]],
  ['empty quoted fields', '"",""\n', [['', '']]],
]

for (const [name, text, records] of cases) {
  test(`records are cut at ${name}, however the text comes in`, () => {
    assert.deepEqual(parse([text]), records)
    assert.deepEqual(parse([...text]), records)
  })
}

test('blocks of any size give the same records', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' '), maxLength: 40 }), fc.nat(40), (text, cut) => {
      assert.deepEqual(parse([text.slice(0, cut), text.slice(cut)]), parse([text]))
    }),
    { numRuns: 500 },
  )
})

test('what is written by RFC 4180 is read back', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ', 'é'), maxLength: 6 })
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (rows) => {
      const text = rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join('\r\n')
      assert.deepEqual(parse([text]), rows)
    }),
  )
})

test('defects are counted with the first record that has them', () => {
  const parser = new CsvParser(',')
  parser.write('a,b\n"x "y" z",1\n"never\n')
  parser.end()
  assert.deepEqual(parser.defects.quoteInside, { count: 2, firstRecord: 2 })
  assert.deepEqual(parser.defects.unterminated, { count: 1, firstRecord: 3 })
})

test('a field that does not close within a mebibyte is read without its mark, and the rows behind it are kept', () => {
  const parser = new CsvParser(',')
  const line = '1,2,3\n'
  const records = [...parser.write(`"lost,2,3\n${line.repeat(200_000)}`), ...parser.end()]
  assert.equal(records.length, 200_001)
  assert.deepEqual(records[0], ['"lost', '2', '3'])
  assert.equal(parser.defects.unterminated.count, 1)
})

test('a record longer than the limit is cut and the next one is whole', () => {
  const parser = new CsvParser(',')
  const records: string[][] = []
  for (let block = 0; block < 90; block++) records.push(...parser.write('x'.repeat(65_536)))
  records.push(...parser.write('\na,b\n'), ...parser.end())
  assert.equal(records.length, 2)
  assert.deepEqual(records[1], ['a', 'b'])
  assert.equal(records[0]![0]!.length, 4_194_304)
  assert.deepEqual(parser.defects.tooLong, { count: 1, firstRecord: 1 })
})

test('the delimiter is told from the records it gives', () => {
  const dialects = [
    ['a,b,c\n1,2,3\n', ','],
    ['a;b;c\n1,5;2,5;3,5\n', ';'],
    ['a\tb\n1,2\t3\n', '\t'],
    ['a|b|c\n1|2|3\n', '|'],
    ['"a;b",c\n"1;2;3",d\n', ','],
    ['sep=;\r\na;b\r\n1,2;3,4\r\n', ';'],
    ['alone\n1\n2\n', ','],
    ['', ','],
  ]
  for (const [text, delimiter] of dialects) assert.equal(detectDialect(text!, false).delimiter, delimiter, JSON.stringify(text))
})

function parse(blocks: readonly string[]): string[][] {
  const parser = new CsvParser(',')
  const records = blocks.flatMap((block) => parser.write(block))
  return [...records, ...parser.end()]
}
