import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { describeLocator, formatLocator, parseLocator, withChars, type Locator } from './locator.ts'

const spellings: readonly [Locator, string, string][] = [
  [{ kind: 'whole' }, 'whole', 'the whole exhibit'],
  [{ kind: 'page', page: 2 }, 'page=2', 'page 2'],
  [{ kind: 'page', page: 2, chars: [10, 24] }, 'page=2&char=10,24', 'page 2, characters 10 to 24'],
  [{ kind: 'page', page: 2, box: [72, 90.5, 200, 104] }, 'page=2&box=72,90.5,200,104', 'page 2'],
  [{ kind: 'cell', row: 12, columns: [] }, 'row=12', 'row 12'],
  [{ kind: 'cell', row: 12, columns: [3] }, 'row=12&col=3', 'row 12, column 3'],
  [{ kind: 'cell', sheet: 'Staff', row: 7, columns: [2, 1] }, 'sheet=Staff&row=7&col=2,1', 'sheet Staff, row 7, column 2 and 1'],
  [{ kind: 'cell', sheet: 'a&b=c, ü', row: 1, columns: [1] }, 'sheet=a%26b%3Dc%2C%20%C3%BC&row=1&col=1', 'sheet a&b=c, ü, row 1, column 1'],
  [{ kind: 'cell', row: 2, columns: [2], chars: [0, 30] }, 'row=2&col=2&char=0,30', 'row 2, column 2, characters 0 to 30'],
  [{ kind: 'chars', start: 10, end: 24 }, 'char=10,24', 'characters 10 to 24'],
  [{ kind: 'bytes', start: 0, end: 100 }, 'bytes=0,100', 'bytes 0 to 100'],
  [{ kind: 'part', part: '1.2', chars: [5, 9] }, 'part=1.2&char=5,9', 'body of part 1.2, characters 5 to 9'],
  [{ kind: 'part', part: '0', header: 'received', index: 2 }, 'part=0&header=received&index=2', 'header received'],
  [{ kind: 'pointer', pointers: ['/0/first', '/0/last'] }, 'pointer=%2F0%2Ffirst,%2F0%2Flast', 'JSON /0/first and /0/last'],
  [{ kind: 'pointer', pointers: [''] }, 'pointer=', 'JSON root'],
  [{ kind: 'field', name: 'exif:DateTimeOriginal' }, 'field=exif%3ADateTimeOriginal', 'field exif:DateTimeOriginal'],
  [{ kind: 'member', path: 'a/b.txt' }, 'member=a%2Fb.txt', 'member a/b.txt'],
]

for (const [locator, spelling, words] of spellings) {
  test(`${spelling} is ${words}`, () => {
    assert.equal(formatLocator(locator), spelling)
    assert.deepEqual(parseLocator(spelling), locator)
    assert.equal(describeLocator(locator), words)
  })
}

const offset = fc.nat(1_000_000)
const chars = fc.tuple(offset, offset)
const name = fc.string({ unit: 'binary', maxLength: 30 })
const tenth = fc.integer({ min: -99_999, max: 99_999 }).map((number) => number / 10 + 0)
const part = fc.array(fc.nat(99), { minLength: 1, maxLength: 4 }).map((numbers) => numbers.join('.'))

const anyLocator: fc.Arbitrary<Locator> = fc.oneof(
  fc.constant<Locator>({ kind: 'whole' }),
  fc.record({ kind: fc.constant('page' as const), page: offset, box: fc.tuple(tenth, tenth, tenth, tenth), chars }, { requiredKeys: ['kind', 'page'] }),
  fc.record(
    { kind: fc.constant('cell' as const), sheet: name, row: offset, columns: fc.array(offset, { maxLength: 4 }), chars },
    { requiredKeys: ['kind', 'row', 'columns'] },
  ),
  fc.record({ kind: fc.constant('chars' as const), start: offset, end: offset }),
  fc.record({ kind: fc.constant('bytes' as const), start: offset, end: offset }),
  fc.record({ kind: fc.constant('part' as const), part, header: name, index: fc.integer({ min: 1, max: 99 }), chars }, { requiredKeys: ['kind', 'part'] }),
  fc.record({ kind: fc.constant('pointer' as const), pointers: fc.array(name, { minLength: 1, maxLength: 3 }), chars }, { requiredKeys: ['kind', 'pointers'] }),
  fc.record({ kind: fc.constant('field' as const), name }),
  fc.record({ kind: fc.constant('member' as const), path: name }),
)

test('what was written is read back as it was, for every kind', () => {
  fc.assert(fc.property(anyLocator, (locator) => assert.deepEqual(parseLocator(formatLocator(locator)), { ...locator })), { numRuns: 2_000 })
})

test('different places have different spellings', () => {
  fc.assert(
    fc.property(anyLocator, anyLocator, (left, right) => {
      if (formatLocator(left) === formatLocator(right)) assert.deepEqual(left, right)
    }),
  )
})

const refused = [
  '', 'foo=1', 'whole&char=0,1', 'page=', 'page=abc', 'page=-1', 'page=1.5', 'page=NaN', 'page=02', 'page=2&box=1,2,3', 'page=2&box=NaN,1,1,1', 'page=1&row=2',
  'row=1&col=', 'row=1&col=a', 'row=2&row=3', 'row=1&sheet=Staff', 'col=1', 'char=1', 'char=1,2,3', 'char=a,b', 'bytes=1', 'member=%', 'member=%FF', 'field=a/b',
  'sheet=%61&row=1', 'pointer=/0', 'part=0&index=0', 'part=0&index=x', 'toString=1', '=1', '&', 'page=9999999999999999999',
]

for (const text of refused) test(`'${text}' is no locator`, () => assert.equal(parseLocator(text), undefined))

test('any text is read without a throw', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseLocator(text)))
})

test('half a surrogate pair, as damaged names have it, is written as the replacement character', () => {
  assert.equal(formatLocator({ kind: 'cell', sheet: 'a\ud800', row: 1, columns: [] }), 'sheet=a%EF%BF%BD&row=1')
})

test('boxes are written in tenths of a point', () => {
  assert.equal(formatLocator({ kind: 'page', page: 1, box: [0.04, -0.04, 10.449, 10.46] }), 'page=1&box=0,0,10.4,10.5')
})

const narrowed: readonly [base: string, expected: string | undefined][] = [
  ['whole', 'char=3,5'],
  ['char=100,120', 'char=103,105'],
  ['page=2', 'page=2&char=3,5'],
  ['page=2&char=10,90', 'page=2&char=13,15'],
  ['sheet=S&row=2&col=4', 'sheet=S&row=2&col=4&char=3,5'],
  ['part=0&header=from', 'part=0&header=from&char=3,5'],
  ['pointer=%2Fa', 'pointer=%2Fa&char=3,5'],
  ['field=title', undefined],
  ['member=a.txt', undefined],
  ['bytes=0,10', undefined],
]

for (const [base, expected] of narrowed) {
  test(`characters 3 to 5 of ${base} are ${expected ?? 'no place of their own'}`, () => {
    const place = withChars(parseLocator(base)!, 3, 5)
    assert.equal(place && formatLocator(place), expected)
  })
}
