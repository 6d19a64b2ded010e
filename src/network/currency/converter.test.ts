import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Converter } from './converter.ts'
import { readRates } from './rate-table.ts'

const rates = readRates('date,base,quote,rate\n2030-03-01,EUR,USD,1.25\n2030-03-04,EUR,USD,1.5\n\n2030-03-01,GBP,EUR,1.1\n', 'rates.csv', 7)

test('sums are converted by the last rate of the day or before, in either direction, citing its row', () => {
  const converter = new Converter(rates, { into: 'EUR', maxAgeDays: 3 })
  const cases: readonly [bigint, string, string, bigint | undefined, number | undefined][] = [
    [1000n, 'USD', '2030-03-01', 800n, 2],
    [1000n, 'USD', '2030-03-03', 800n, 2],
    [1000n, 'USD', '2030-03-04', 667n, 3],
    [1000n, 'USD', '2030-02-28', undefined, undefined],
    [1000n, 'USD', '2030-03-08', undefined, undefined],
    [-1005n, 'GBP', '2030-03-01', -1106n, 5],
    [1015n, 'GBP', '2030-03-01', 1116n, 5],
    [1000n, 'CHF', '2030-03-01', undefined, undefined],
  ]
  for (const [amount, currency, day, expected, row] of cases) {
    const found = converter.convert(amount, currency, day)
    assert.deepEqual([found?.amount, found?.rate.source.row], [expected, row], `${amount} ${currency} ${day}`)
  }
  assert.equal(new Converter(rates, { into: 'USD', maxAgeDays: 3 }).convert(100n, 'GBP', '2030-03-01'), undefined)
})

test('of two files the one given last counts', () => {
  const later = readRates('rate,quote,base,date\n2,USD,EUR,2030-03-01\n', 'other.csv', 9)
  assert.equal(new Converter([...later, ...rates], { into: 'EUR', maxAgeDays: 0 }).convert(100n, 'USD', '2030-03-01')?.amount, 50n)
})

test('a file that is no file of rates is refused by its row', () => {
  const refused = [
    ['day,base,quote,rate\n', /no columns/], ['date,base,quote,rate\n2030-03-01,EUR,USD,0', /Row 2/], ['date,base,quote,rate\n2030-03-01,EUR,USD,"1,1"', /Row 2/],
    ['date,base,quote,rate\n2030-03-01,EUR,USD,1\n01.03.2030,EUR,USD,1', /Row 3/], ['date,base,quote,rate\n2030-13-01,EUR,USD,1', /Row 2/],
  ] as const
  for (const [text, message] of refused) assert.throws(() => readRates(text, 'x.csv', 1), message)
})
