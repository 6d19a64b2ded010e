import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { decimalMarkShown, readAmount } from './amount.ts'

const cases: readonly [raw: string, value: string | undefined][] = [
  ['5.689852347E7', '56898523.47'],
  ['1.1623836125E8', '116238361.25'],
  ['1e-3', '0.001'],
  ['1e3', '1000'],
  ['1,234.56', '1234.56'],
  ['1.234,56', '1234.56'],
  ['1 234,56', '1234.56'],
  ['1\u202f234,56', '1234.56'],
  ['1\'234.50', '1234.5'],
  ['CHF 1\u2019000.\u2013', '1000'],
  ['1.234.567', '1234567'],
  ['1,23,45,678.9', '12345678.9'],
  ['(123.45)', '-123.45'],
  ['123.45-', '-123.45'],
  ['\u22125', '-5'],
  ['100.00 CR', '100'],
  ['100.00 DR', '-100'],
  ['12,50 S', '-12.5'],
  ['12,50 H', '12.5'],
  ['$1,000.00', '1000'],
  ['€ 5', '5'],
  ['-€5.20', '-5.2'],
  ['1000 EUR', '1000'],
  ['EUR 12,50', '12.5'],
  ['12 %', '12'],
  ['.5', '0.5'],
  ['-0.00', '0'],
  ['0012', '12'],
  ['00.50', '0.5'],
  ['24.87307309', '24.87307309'],
  ['99999999999999999999.99', '99999999999999999999.99'],
  ['1.2.3', undefined],
  ['1,2,3', undefined],
  ['12,34.567.8', undefined],
  ['abc', undefined],
  ['', undefined],
  ['12 apples', undefined],
  ['2014-01-06', undefined],
]

test('amounts become plain decimals without surplus zeros', () => {
  for (const [raw, value] of cases) assert.equal(readAmount(raw)?.value, value, raw)
})

test('a mark before three digits is a doubt unless the settings tell it', () => {
  assert.deepEqual(readAmount('1.234'), { value: '1.234', doubt: 'amount.ambiguous' })
  assert.deepEqual(readAmount('1,234'), { value: '1234', doubt: 'amount.ambiguous' })
  assert.deepEqual(readAmount('1.234', { decimalMark: ',' }), { value: '1234' })
  assert.deepEqual(readAmount('1,234', { decimalMark: ',' }), { value: '1.234' })
  assert.deepEqual(readAmount('1234.5', { decimalMark: ',' })?.value, '1234.5')
})

test('the currency beside an amount is told', () => {
  const currencies = [['€ 5', 'EUR'], ['US$ 5.00', 'USD'], ['5 CHF', 'CHF'], ['12,50 zł', 'PLN'], ['5', undefined], ['5 ABC', undefined]]
  for (const [raw, code] of currencies) assert.equal(readAmount(raw!)?.currency, code, raw)
})

test('marks show the decimal one where they can', () => {
  const shown = [['1,234.56', '.'], ['1.234,56', ','], ['12,5', ','], ['1.234', 'either'], ['1.234.567', ','], ['1234', undefined], ['x.y', undefined]]
  for (const [raw, mark] of shown) assert.equal(decimalMarkShown(raw!), mark, raw)
})

test('any number of cents comes back exact in each way of writing it', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }), (cents) => {
      const absolute = cents < 0n ? -cents : cents
      const whole = (absolute / 100n).toString()
      const fraction = (absolute % 100n).toString().padStart(2, '0')
      const sign = cents < 0n ? '-' : ''
      const expected = sign + `${whole}.${fraction}`.replace(/\.?0+$/, (zeros) => (zeros.startsWith('.') ? '' : zeros.replace(/0+$/, '')))
      const grouped = (mark: string) => whole.replace(/\B(?=(\d{3})+$)/g, mark)
      for (const written of [`${whole}.${fraction}`, `${grouped(',')}.${fraction}`, `${grouped('.')},${fraction}`, `${grouped(' ')},${fraction}`]) {
        assert.equal(readAmount(sign + written)?.value, expected === '-0' ? '0' : expected, sign + written)
      }
    }),
  )
})
