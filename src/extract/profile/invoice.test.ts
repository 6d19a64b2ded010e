import assert from 'node:assert/strict'
import { test } from 'node:test'
import { misplaced, profileInput, statedBy } from './fixtures/read-text.ts'
import { readInvoice } from './invoice.ts'

const english = [
  'INVOICE',
  'From: Oak Timber GmbH',
  'VAT ID: DE123456789',
  'Bill to: Brandt Trading Ltd',
  'Invoice No 2024-0017',
  'Date: 15 January 2024',
  'Due date: 14/02/2024',
  'Subtotal   250.00',
  'VAT 19 %   47.50',
  'Total EUR   297.50',
  'IBAN: DE89 3704 0044 0532 0130 00',
].join('\n')
const german = [
  'Rechnung',
  'Rechnungsnummer: R-77',
  'Rechnungsdatum: 03.02.2024',
  'Kunde: Brandt Handel',
  'Nettobetrag: 1.000,00 \u20ac',
  'MwSt. 19 %: 190,00 \u20ac',
  'Gesamtbetrag: 1.190,00 \u20ac',
].join('\n')

const cases: readonly { name: string; text: string; invoice: readonly string[]; parties: readonly string[] }[] = [
  {
    name: 'English',
    text: english,
    invoice: [
      'invoiceNumber=2024-0017',
      'amount=297.5',
      'netAmount=250',
      'vatAmount=47.5',
      'currency=EUR',
      'date=2024-01-15',
      'dueDate=2024-02-14',
      'iban=DE89370400440532013000',
    ],
    parties: ['name=Oak Timber GmbH', 'vatCode=DE123456789', 'name=Brandt Trading Ltd'],
  },
  {
    name: 'German',
    text: german,
    invoice: ['invoiceNumber=R-77', 'amount=1190', 'netAmount=1000', 'vatAmount=190', 'currency=EUR', 'date=2024-02-03'],
    parties: ['name=Brandt Handel'],
  },
  {
    name: 'the form of a letter, with the number in its heading and dates that tell each other',
    text: [
      'Oak Timber GmbH',
      '2 Quay, Elm',
      '',
      'Brandt Trading Ltd',
      '1 Ropewalk',
      '',
      'Invoice QF-17',
      'Date: 18/01/2024',
      'Due: 01/02/2024',
      'Total due: EUR 20.00',
      'Payable to Oak Bank, IBAN DE89 3704 0044 0532 0130 00',
    ].join('\n'),
    invoice: ['invoiceNumber=QF-17', 'amount=20', 'currency=EUR', 'date=2024-01-18', 'dueDate=2024-02-01', 'iban=DE89370400440532013000'],
    parties: ['name=Oak Timber GmbH', 'name=Brandt Trading Ltd'],
  },
]

for (const { name, text, invoice, parties } of cases) {
  test(`an invoice in ${name}`, () => {
    const input = profileInput(text)
    const stated = statedBy(readInvoice, input)!
    const of = (schema: string) => stated.filter((each) => each.startsWith(`${schema}.`)).map((each) => each.slice(schema.length + 1))
    assert.deepEqual(
      of('Invoice').filter((each) => !/^(?:issuer|recipient)=/.test(each)),
      invoice,
    )
    assert.deepEqual(of('LegalEntity'), parties)
    assert.deepEqual(misplaced(readInvoice, input), [])
  })
}

test('a reminder without a total and a text about invoices are no invoices', () => {
  for (const text of ['Invoice number: 7\nPlease pay.', 'We sent the invoice.\nTotal: 5.00', english.replace('2024-0017', 'unknown')]) {
    assert.equal(readInvoice(profileInput(text)), undefined, text)
  }
})
