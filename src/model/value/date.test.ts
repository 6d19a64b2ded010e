import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dateOrderShown, readDate } from './date.ts'
import type { ReadingSettings } from './reading-settings.ts'

const layouts: readonly [raw: string, value: string | undefined, settings?: ReadingSettings][] = [
  ['2005/04/06', '2005-04-06'],
  ['2014-01-06', '2014-01-06'],
  ['2014-1-6', '2014-01-06'],
  ['2014-01', '2014-01'],
  ['2014', '2014'],
  ['01/2014', '2014-01'],
  ['21 January 2014', '2014-01-21'],
  ['21st January 2014', '2014-01-21'],
  ['Mar 25, 2015', '2015-03-25'],
  ['March 2015', '2015-03'],
  ['Wednesday, January 8, 2014 9:15 PM', '2014-01-08T21:15:00'],
  ['03-Mar-14', '2014-03-03'],
  ['le 21 janvier 2014', '2014-01-21'],
  ['1er mars 2014', '2014-03-01'],
  ['21. März 2014', '2014-03-21'],
  ['21 de enero de 2014', '2014-01-21'],
  ['20140123', '2014-01-23'],
  ['20140123170000', '2014-01-23T17:00:00'],
  ['20140123T170000Z', '2014-01-23T17:00:00Z'],
  ['6.1.2014', '2014-01-06'],
  ['06.01.2014 7:28 Uhr', '2014-01-06T07:28:00'],
  ['13/01/2014', '2014-01-13'],
  ['01/13/2014 07:28', '2014-01-13T07:28:00'],
  ['06/06/2014', '2014-06-06'],
  ['01/06/2014 07:28', '2014-01-06T07:28:00', { dateOrder: 'mdy' }],
  ['01/06/2014 07:28', '2014-06-01T07:28:00', { dateOrder: 'dmy' }],
  ['1/2/2023, 12:33 AM', '2023-02-01T00:33:00', { dateOrder: 'dmy' }],
  ['2014-01-06T10:28:00Z', '2014-01-06T10:28:00Z'],
  ['2014-01-06T10:28:00.123+02:00', '2014-01-06T08:28:00Z'],
  ['Mon, 6 Jan 2014 10:28:00 +0100 (CET)', '2014-01-06T09:28:00Z'],
  ['Mon, 6 Jan 2014 10:28:00 EST', '2014-01-06T15:28:00Z'],
  ['2014-01-06 10:28 \u22120500', '2014-01-06T15:28:00Z'],
  ['2014-01-06 10:28 UTC+1', '2014-01-06T09:28:00Z'],
  ['Mon Jan  6 10:28:00 2014', '2014-01-06T10:28:00'],
  ['1389004080', '2014-01-06T10:28:00Z'],
  ['1389004080000', '2014-01-06T10:28:00Z'],
  ['31-12-99', '1999-12-31'],
  ['31-12-68', '2068-12-31'],
  ['1980-00-00', '1980'],
  ['1980-05-00', '1980-05'],
  ['29.02.2024', '2024-02-29'],
  ['2014-07-01 10:00', '2014-07-01T08:00:00Z', { timeZone: 'Europe/Berlin' }],
  ['2014-01-01 10:00', '2014-01-01T15:00:00Z', { timeZone: 'America/New_York' }],
  ['2014-01-06', '2014-01-06', { timeZone: 'Europe/Berlin' }],
  ['2014-10-26 02:30', '2014-10-26T00:30:00Z', { timeZone: 'Europe/Berlin' }],
  ['2014-01-06 10:00', '2014-01-06T10:00:00', { timeZone: 'No/Such' }],
  ['29.02.2023', undefined],
  ['2014-02-30', undefined],
  ['32/01/2014', undefined],
  ['99/99/2014', undefined],
  ['2014-01-06 25:00', undefined],
  ['2014-01-06 10:28 A05', undefined],
  ['2014-01-06 10:28 UTC:5', undefined],
  ['2014-01-06 10:28 +0575', undefined],
  ['12:30', undefined],
  ['hello 2014', undefined],
  ['9999', undefined],
  ['17.5', undefined],
  ['', undefined],
  [`2014-01-06${' '.repeat(80)}x`, undefined],
]

test('dates are read from the layouts that sources write', () => {
  for (const [raw, value, settings] of layouts) assert.equal(readDate(raw, settings ?? {})?.value, value, raw)
})

test('of a date whose day and month could be swapped only the year is kept, with the doubt', () => {
  assert.deepEqual(readDate('01/06/2014', {}), { value: '2014', doubt: 'date.ambiguous' })
  assert.deepEqual(readDate('01/06/2014', { dateOrder: 'dmy' }), { value: '2014-06-01' })
  assert.deepEqual(readDate('01.06.2014', {}), { value: '2014-06-01' })
})

test('a date shows the order of day and month only where one of them cannot be the other', () => {
  const cases = [['13/01/2014', 'dmy'], ['01/13/2014 07:28', 'mdy'], ['01/06/2014', 'either'], ['2014-01-06', undefined], ['45/13/2014', undefined]]
  for (const [raw, order] of cases) assert.equal(dateOrderShown(raw!), order, raw)
})
