import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findEmails, findIbans, findPhones, findPlates } from './codes.ts'
import { findDates } from './dates.ts'
import { findMoney } from './money.ts'
import type { Found } from './found.ts'

const finders: Record<string, (text: string) => Found[]> = {
  email: findEmails, iban: findIbans, plate: findPlates,
  phone: (text) => findPhones(text, undefined),
  phoneGB: (text) => findPhones(text, 'gb'),
  date: (text) => findDates(text, {}),
  dmy: (text) => findDates(text, { dateOrder: 'dmy' }),
  money: (text) => findMoney(text, {}),
}

const cases: readonly (readonly [finder: string, text: string, ...found: string[]])[] = [
  ['email', 'Write to Anna.Quill@tarn-shipping.example. Or not', 'Anna.Quill@tarn-shipping.example=anna.quill@tarn-shipping.example'],
  ['email', 'at @home and a@b', ],
  ['iban', 'Pay to GB82 WEST 1234 5698 7654 32 BY MONDAY', 'GB82 WEST 1234 5698 7654 32=GB82WEST12345698765432'],
  ['iban', 'DE89370400440532013000, DE89370400440532013001', 'DE89370400440532013000=DE89370400440532013000'],
  ['plate', 'a black van, partial plate L829, seen', 'L829=L829'],
  ['plate', 'Kennzeichen: M-AB 1234', 'M-AB 1234=MAB1234'],
  ['plate', 'the plate was broken; registration of companies in 2014', ],
  ['plate', 'FLIGHT LH829', ],
  ['phone', 'call +44 1632 960001 or 01632 960001, ref 12345678', '+44 1632 960001=+441632960001'],
  ['phone', 'sum 2014-01-06 10:28, 35,682,247,985.01', ],
  ['phoneGB', 'ring 020 7946 0018 today', '020 7946 0018=+442079460018'],
  ['date', 'on 2005/04/06 and 21 January 2014.', '2005/04/06=2005-04-06', '21 January 2014=2014-01-21'],
  ['date', 'January 6, 2014; Jan 6th 2014', 'January 6, 2014=2014-01-06', 'Jan 6th 2014=2014-01-06'],
  ['date', '6. M\u00e4rz 2014, 6 de enero de 2014, 06-Jan-2014', '6. M\u00e4rz 2014=2014-03-06', '6 de enero de 2014=2014-01-06', '06-Jan-2014=2014-01-06'],
  ['date', '1/6/2014 10:28 and 31.12.2013', '1/6/2014 10:28=2014', '31.12.2013=2013-12-31'],
  ['dmy', '1/6/2014 10:28', '1/6/2014 10:28=2014-06-01T10:28:00'],
  ['date', 'in January 2014', 'January 2014=2014-01'],
  ['date', '2014-01-06T10:28:00Z', '2014-01-06T10:28:00Z=2014-01-06T10:28:00Z'],
  ['date', 'version 1.2.2014.3, page 12/2014, 31/02/2014, Room 6 2014', ],
  ['money', 'a ransom of $20 million, or 20 million USD', '$20 million=USD 20000000', '20 million USD=USD 20000000'],
  ['money', 'EUR 1,234.50 and 1.234,50 \u20ac', 'EUR 1,234.50=EUR 1234.5', '1.234,50 \u20ac=EUR 1234.5'],
  ['money', '\u00a33.5bn; 500k dollars', '\u00a33.5bn=GBP 3500000000', '500k dollars=USD 500000'],
  ['money', 'paid 10,000 euros in 2014', '10,000 euros=EUR 10000'],
  ['money', 'the 20 men, ABC 12, 3 CVs, in 2014', ],
]
for (const [finder, text, ...found] of cases) {
  test(`${finder} in '${text}'`, () => {
    const seen = finders[finder]!(text).sort((a, b) => a.start - b.start)
    assert.deepEqual(seen.map((one) => `${text.slice(one.start, one.end)}=${one.normal}`), found)
  })
}
