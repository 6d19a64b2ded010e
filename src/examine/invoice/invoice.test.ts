import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ExaminedStatement } from '../examined-statement.ts'
import { examineStatements } from '../examine-statements.ts'

interface Told {
  readonly net?: string
  readonly vat?: string
  readonly total?: string
  readonly lines?: readonly string[]
  readonly tax?: string
}

function outcomesOf({ net, vat, total, lines, tax }: Told): Record<string, string> {
  const text = ['Invoice  R-17', 'Description  Quantity  Unit price  Amount EUR', ...(lines ?? []), `Net  ${net ?? ''}`, `${tax ?? 'VAT'}  ${vat ?? ''}`, `Total due  ${total ?? ''}`].join('\n')
  const statement = (property: string, value: string | undefined): ExaminedStatement[] => {
    const at = text.lastIndexOf(value ?? '')
    return value === undefined ? [] : [{ exhibit: 'e', locator: `char=${at},${at + value.length}`, entityId: 'i', schema: 'Invoice', property, value }]
  }
  const statements = [...statement('invoiceNumber', 'R-17'), ...statement('netAmount', net), ...statement('vatAmount', vat), ...statement('amount', total)]
  const signs = examineStatements(statements, [{ exhibit: 'e', locator: 'whole', text }])
  for (const sign of signs) assert.ok(sign.outcome === 'pass' || sign.explanations.length > 0)
  return Object.fromEntries(signs.map((sign) => [sign.checkId.replace('invoice.', ''), sign.outcome]))
}

const good: Told = { net: '150.00', vat: '28.50', total: '178.50', tax: 'VAT 19 %', lines: ['Rope, 8 mm  10  12.00  120.00', 'Shackle  3  10.00  30.00'] }
const allHold = { lines: 'pass', sum: 'pass', vat: 'pass', total: 'pass' }

const table: readonly [why: string, Told, Record<string, string>][] = [
  ['holds', good, allHold],
  ['a total that was raised', { ...good, total: '878.50' }, { ...allHold, total: 'fail' }],
  ['tax that is not its rate', { ...good, vat: '30.00', total: '180.00' }, { ...allHold, vat: 'fail' }],
  ['tax rounded line by line', { ...good, vat: '28.51', total: '178.51' }, allHold],
  ['two rates of tax', { ...good, tax: 'VAT 19 % and VAT 7 %', vat: '20.00', total: '170.00' }, { lines: 'pass', sum: 'pass', total: 'pass' }],
  ['no rate in the text', { ...good, tax: 'VAT' }, { lines: 'pass', sum: 'pass', total: 'pass' }],
  ['a line that was raised', { ...good, lines: ['Rope, 8 mm  10  12.00  120.00', 'Cleat  2  5.00  10.00', 'Shackle  3  10.00  20.00'] }, { ...allHold, lines: 'fail' }],
  ['a line that was left out', { ...good, lines: [good.lines![0]!] }, { ...allHold, sum: 'fail' }],
  ['a charge without quantity among the lines', { ...good, lines: [...good.lines!, 'Freight      5.00'] }, { lines: 'pass', vat: 'pass', total: 'pass' }],
  ['prices for a hundred', { ...good, lines: ['Rope  1000  12.00  120.00', 'Shackle  300  10.00  30.00'] }, { ...allHold, lines: 'undetermined' }],
  ['no tax at all', { total: '150.00', lines: good.lines! }, { lines: 'pass', sum: 'pass' }],
  ['nothing but a total', { total: '150.00' }, {}],
]
for (const [why, told, expected] of table) {
  test(`invoice: ${why}`, () => assert.deepEqual(outcomesOf(told), expected))
}

test('a list of invoices is one sign where all hold, and each that does not is told at its cell', () => {
  const row = (index: number, total: string): ExaminedStatement[] =>
    Object.entries({ invoiceNumber: `R-${index}`, netAmount: '100', vatAmount: '20', amount: total }).map(([property, value], column) => ({
      exhibit: 'e', locator: `row=${index}&col=${column + 1}`, entityId: `i${index}`, schema: 'Invoice', property, value,
    }))
  const signsOf = (...totals: string[]) => examineStatements(totals.flatMap((total, index) => row(index + 2, total)), [])
  assert.deepEqual(signsOf('120', '120', '120').map((sign) => [sign.checkId, sign.outcome, sign.observed]), [['invoice.total', 'pass', '3 of 3 hold']])
  const [counted, fault] = signsOf('120', '210', '120')
  assert.deepEqual([counted?.outcome, counted?.observed], ['pass', '2 of 3 hold'])
  assert.deepEqual([fault?.outcome, fault?.locator, fault?.observed, fault?.expected, fault?.strength], ['fail', 'row=3&col=4', '210.00', '120.00', 'A'])
})
