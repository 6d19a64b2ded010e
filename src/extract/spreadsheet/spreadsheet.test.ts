import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readFormatCode, readNumberFormat } from './number-format.ts'
import { numberText } from './number-text.ts'
import { columnOf, parseCellRange } from './cell-reference.ts'
import { serialToIso } from './serial-date.ts'

for (const [code, kind, currency] of [
  ['General', 'number'], ['0.00', 'number'], ['#,##0.00', 'number'], ['0.00E+00', 'number'], ['0%', 'number'], ['@', 'number'], ['# ?/?', 'number'],
  ['dd/mm/yyyy', 'date'], ['yyyy\\-mm\\-dd', 'date'], ['[$-407]d. mmmm yyyy;@', 'date'], ['mmm-yy', 'date'], ['mmmm', 'date'], ['d.m.yy', 'date'], ['dddd', 'date'],
  ['h:mm', 'time'], ['h:mm:ss AM/PM', 'time'], ['mm:ss.0', 'time'], ['[h]:mm:ss', 'duration'], ['[mm]:ss', 'duration'],
  ['m/d/yy h:mm', 'datetime'], ['yyyy-mm-dd"T"hh:mm:ss', 'datetime'], ['[Red]0.00', 'number'], ['"days "0', 'number'],
  ['#,##0.00\\ [$EUR]', 'number', 'EUR'], ['[$€-407]\\ #,##0.00', 'number', '€'], ['"$"#,##0', 'number', '$'], ['#,##0.00\\ "CHF"', 'number', 'CHF'], ['£0.00', 'number', '£'],
] as const) {
  test(`the format ${code} is ${kind}`, () => assert.deepEqual(readFormatCode(code), currency ? { kind, currency } : { kind }))
}

test('formats named by number alone are known', () => {
  assert.equal(readNumberFormat(14, undefined).kind, 'date')
  assert.equal(readNumberFormat(22, undefined).kind, 'datetime')
  assert.equal(readNumberFormat(46, undefined).kind, 'duration')
  assert.equal(readNumberFormat(3, undefined).kind, 'number')
  assert.equal(readNumberFormat(9_999, undefined).kind, 'number')
})

for (const [serial, kind, date1904, iso] of [
  [41_645, 'date', false, '2014-01-06'], [40_183, 'date', true, '2014-01-06'], [41_645.5, 'date', false, '2014-01-06T12:00:00'],
  [41_645, 'datetime', false, '2014-01-06T00:00:00'], [41_645.436_111_111_11, 'datetime', false, '2014-01-06T10:28:00'],
  [0.436_111_111_11, 'time', false, '10:28:00'], [1.5, 'duration', false, '36:00:00'], [1, 'date', false, '1900-01-01'], [59, 'date', false, '1900-02-28'],
  [60, 'date', false, undefined], [61, 'date', false, '1900-03-01'], [0, 'date', true, '1904-01-01'],
  [-1, 'date', false, undefined], [3_000_000, 'date', false, undefined], [Number.NaN, 'date', false, undefined],
] as const) {
  test(`${serial} as ${kind}${date1904 ? ' of 1904' : ''} is ${iso}`, () => assert.equal(serialToIso(serial, kind, date1904), iso))
}

for (const [raw, text] of [
  ['4.3499999999999996', '4.35'], ['35682247985.010002', '35682247985.01'], ['0.1', '0.1'], ['-0.5', '-0.5'],
  ['1E3', '1000'], ['1.5E-7', '0.00000015'],
  ['1.2345678901234567E+25', '12345678901234600000000000'], ['4111111111111111', '4111111111111111'], ['12345678901234567890', '12345678901234567890'],
  ['1e400', '1e400'], ['abc', 'abc'], ['', ''],
] as const) {
  test(`the number ${raw || '(empty)'} reads ${text || '(empty)'}`, () => assert.equal(numberText(raw, { kind: 'number' }, false), text))
}

test('cell references become numbers, and what is none is refused', () => {
  assert.deepEqual(['A1', 'Z9', 'AA1', 'XFD1048576', 'a2', '$B$3'].map(columnOf), [1, 26, 27, 16_384, 1, 2])
  assert.deepEqual(['7', '', 'ZZZZ1'].map(columnOf), [undefined, undefined, undefined])
  assert.deepEqual(parseCellRange('B2:C5'), { top: 2, left: 2, bottom: 5, right: 3 })
  assert.deepEqual(parseCellRange('B2'), { top: 2, left: 2, bottom: 2, right: 2 })
  assert.equal(parseCellRange('nonsense'), undefined)
})
