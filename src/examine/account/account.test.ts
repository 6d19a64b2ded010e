import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatDecimal, parseDecimal } from '../decimal.ts'
import type { ExaminedStatement } from '../examined-statement.ts'
import { examineStatements } from '../examine-statements.ts'
import { examineSubject } from '../sign.ts'
import { missingNumbers } from './account-checks.ts'
import { gatherAccountStatements, placeOf } from './account-statement.ts'
import { leastAmounts } from './first-digits.ts'
import { gatherSeries, seriesChecks } from './statement-series.ts'

type Row = Partial<Record<'date' | 'amount' | 'balance' | 'sequenceNumber' | 'purpose' | 'openingBalance' | 'closingBalance' | 'statementNumber' | 'account', string>>

/** Rows of an invented account statement; `page` puts three rows on each page of a PDF. */
function statementOf(rows: readonly Row[], options: { exhibit?: string; page?: boolean } = {}): ExaminedStatement[] {
  const exhibit = options.exhibit ?? 'e'
  return rows.flatMap((row, index) => {
    const locator = options.page ? `page=${Math.floor(index / 3) + 1}&char=${(index % 3) * 50},${(index % 3) * 50 + 9}` : `row=${index + 2}&col=3`
    // Ids against the order of the rows: the order must come from the places.
    const entityId = `${exhibit}-${99 - index}`
    return Object.entries(row).map(([property, value]) => ({ exhibit, locator, entityId, schema: 'AccountEntry', property, value }))
  })
}

function outcomesOf(rows: readonly Row[], options?: { page?: boolean }): [string, string][] {
  return examineStatements(statementOf(rows, options), []).map((sign): [string, string] => [sign.checkId, sign.outcome])
}

function failuresOf(rows: readonly Row[]): string[] {
  return outcomesOf(rows).flatMap(([check, outcome]) => (outcome === 'fail' ? [check] : []))
}

const good: readonly Row[] = [
  { date: '2025-03-03', amount: '-120.50', balance: '879.50', openingBalance: '1000.00', sequenceNumber: '1' },
  { date: '2025-03-04', amount: '0.10', balance: '879.60', sequenceNumber: '2' },
  { date: '2025-03-04', amount: '0.20', balance: '879.80', sequenceNumber: '3' },
  { date: '2025-03-09', amount: '-79.80', balance: '800.00', sequenceNumber: '4' },
  { date: '2025-03-10', amount: '1200', balance: '2000.00', sequenceNumber: '5', closingBalance: '2000.00' },
]
const allPass: [string, string][] = ['opening-balance', 'running-balance', 'closing-balance', 'sequence', 'date-order', 'row-twice'].map((name) => [`account.${name}`, 'pass'])

test('a statement that runs through passes every check', () => {
  assert.deepEqual(outcomesOf(good), allPass)
  assert.deepEqual(outcomesOf(good, { page: true }), allPass)
})

test('newest first runs as well', () => {
  const reversed = good.map(({ openingBalance: _, closingBalance: __, ...row }) => row).reverse()
  assert.deepEqual(outcomesOf(reversed), [['account.running-balance', 'pass'], ['account.sequence', 'pass'], ['account.date-order', 'pass'], ['account.row-twice', 'pass']])
})

test('amounts without sign beside a running balance', () => {
  const unsigned = good.map(({ amount, balance, date }) => ({ date: date!, amount: amount!.replace('-', ''), balance: balance! }))
  const signs = examineStatements(statementOf(unsigned), [])
  assert.match(signs.find((sign) => sign.checkId === 'account.running-balance')!.observed, /without their sign/)
  assert.ok(signs.every((sign) => sign.outcome === 'pass'))
})

test('rows missing at a page break are found by arithmetic', () => {
  const rows = [...good.slice(0, 3), ...good.slice(4)]
  const signs = examineStatements(statementOf(rows, { page: true }), []).filter((sign) => sign.outcome === 'fail')
  assert.deepEqual(signs.map((sign) => sign.checkId), ['account.running-balance', 'account.closing-balance', 'account.sequence'])
  const [running, , sequence] = signs
  assert.deepEqual([running!.observed, running!.expected, running!.strength, running!.locator], ['2000.00', '2079.80', 'A', 'page=2&char=0,9'])
  assert.match(running!.message, /page 1 .* page 2 .* -79\.80/)
  assert.equal(sequence!.observed, 'missing: 4')
})

test('one figure changed breaks the steps beside it', () => {
  const rows = good.with(2, { ...good[2]!, balance: '979.80' })
  assert.deepEqual(failuresOf(rows), ['account.running-balance', 'account.running-balance'])
  const opening = good.with(0, { ...good[0]!, openingBalance: '900' })
  assert.deepEqual(failuresOf(opening), ['account.opening-balance', 'account.closing-balance'])
})

test('rows without a balance between are added up', () => {
  const rows = good.map(({ balance, ...row }, index) => (index === 1 || index === 2 ? row : { ...row, balance: balance! }))
  assert.deepEqual(outcomesOf(rows), allPass)
})

test('a column that does not run is undetermined, not a row of forgeries', () => {
  const rows = ['5', '17', '3', '90', '41', '2'].map((balance, index) => ({ date: `2025-03-0${index + 1}`, amount: '-1', balance }))
  assert.deepEqual(outcomesOf(rows)[0], ['account.running-balance', 'undetermined'])
})

test('dates out of order, without amounts', () => {
  const rows = ['2025-03-01', '2025-03-05', '2025-03-02', '2025-03-09'].map((date) => ({ date, amount: '1' }))
  assert.deepEqual(outcomesOf(rows), [['account.date-order', 'fail']])
})

test('accounts in one exhibit run apart', () => {
  const rows = good.flatMap((row) => [{ ...row, account: 'a' }, { ...row, account: 'b', balance: '5', amount: '0', openingBalance: '5', closingBalance: '5' }])
  assert.ok(outcomesOf(rows).every(([, outcome]) => outcome === 'pass'))
})

test('a series of account statements: numbers and the balance carried forward', () => {
  const part = (number: string, opening: string, closing: string) => gatherAccountStatements(statementOf(
    [{ account: 'acc', statementNumber: number, openingBalance: opening, amount: '0', closingBalance: closing }], { exhibit: `x${number}` },
  ))
  const outcomes = (parts: ReturnType<typeof part>[]) =>
    gatherSeries(parts.flat(), (account) => account)
      .flatMap((series) => examineSubject(seriesChecks, series))
      .map((sign) => [sign.checkId, sign.outcome, sign.observed])
  assert.deepEqual(outcomes([part('3/2025', '10', '20'), part('2/2025', '5', '10')]), [
    ['account.statement-numbers', 'pass', '2 to 3'], ['account.continuity', 'pass', '10.00'],
  ])
  assert.deepEqual(outcomes([part('2', '5', '10'), part('3', '11', '20'), part('6', '0', '0')]), [
    ['account.statement-numbers', 'fail', 'missing: 4 to 5'], ['account.continuity', 'fail', '11.00'],
  ])
  assert.deepEqual(outcomes([part('2', '5', '10')]), [])
})

test('decimals are whole numbers, never floats', () => {
  assert.equal(formatDecimal(parseDecimal('0.1')! + parseDecimal('0.2')!), '0.30')
  const table: readonly [string, string | undefined][] = [
    ['-1234.5', '-1234.50'], ['+7', '7.00'], ['0.00000001', '0.00000001'], ['-0.05', '-0.05'], ['1e3', undefined], ['1,5', undefined], ['', undefined], ['0.000000001', undefined],
  ]
  for (const [text, formatted] of table) {
    const value = parseDecimal(text)
    assert.equal(value === undefined ? undefined : formatDecimal(value), formatted, text)
  }
})

test('missing numbers as ranges', () => {
  assert.equal(missingNumbers([1, 2, 5, 7, 7]), '3 to 4, 6')
  assert.equal(missingNumbers([4]), '')
})

test('places are in the order of the exhibit', () => {
  assert.deepEqual(placeOf('page=2&char=10,20'), [2, 10, 0])
  assert.deepEqual(placeOf('sheet=A&row=12&col=3'), ['A', 12])
  assert.deepEqual(placeOf('pointer=%2Frows%2F3%2Famount'), ['', 'rows', 3, 'amount'])
})

test('a row told twice with the same balance is found, and so are payments alike where there is no balance', () => {
  const twice = [...good.slice(0, 2), good[1]!, ...good.slice(2)].map(({ sequenceNumber: _, ...row }) => row)
  assert.deepEqual(failuresOf(twice), ['account.running-balance', 'account.closing-balance', 'account.row-twice'])
  const rent = { date: '2025-03-03', amount: '-40', purpose: 'Rent' }
  const alike = examineStatements(statementOf([rent, rent, { ...rent, purpose: 'Fuel' }, { ...rent, date: '2025-03-04' }]), []).filter((sign) => sign.checkId === 'account.same-payment')
  assert.deepEqual(alike.map((sign) => [sign.outcome, sign.strength, sign.locator]), [['fail', 'I', 'row=3&col=3']])
})

const grown = (index: number) => (10 ** (0.4 + (index * 4 * 0.6180339887) % 4)).toFixed(2)
const digits: readonly [why: string, count: number, amountOf: (index: number) => string, outcomes: string[]][] = [
  ['amounts that grow', 800, grown, ['pass']],
  ['too few of them', leastAmounts - 1, grown, []],
  ['amounts of one size', 800, (index) => String(400 + (index % 500)), ['not-applicable']],
  ['amounts that begin with one digit too often', 800, (index) => (index % 2 === 0 ? grown(index) : String(500 + (index % 90))), ['fail']],
]
for (const [why, count, amountOf, outcomes] of digits) {
  test(`first digits: ${why}`, () => {
    const rows = Array.from({ length: count }, (_, index) => ({ amount: amountOf(index) }))
    const signs = examineStatements(statementOf(rows), []).filter((sign) => sign.checkId === 'account.first-digits')
    assert.deepEqual(signs.map((sign) => sign.outcome), outcomes)
    for (const sign of signs) assert.match(sign.observed, new RegExp(`^n = ${count}\\b`))
  })
}
