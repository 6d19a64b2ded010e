import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cleanValue } from './clean.ts'
import { readValue } from './reader.ts'
import type { ReadingSettings } from './reading-settings.ts'

/** An IBAN of an invented account, with right check digits (ISO 13616). */
function iban(country: string, account: string): string {
  const digits = [...account + country + '00'].map((char) => Number.parseInt(char, 36)).join('')
  return country + String(98n - (BigInt(digits) % 97n)).padStart(2, '0') + account
}

const german = iban('DE', '999999990000001234')
const cases: Readonly<Record<string, readonly [raw: string, value: string | undefined, settings?: ReadingSettings][]>> = {
  name: [['  Ada\u00a0 Muster ', 'Ada Muster'], ['"Nordwind Ltd"', 'Nordwind Ltd'], ['---', undefined], ['', undefined], ['Jose\u0301', 'José']],
  country: [
    ['UK', 'gb'], ['Germany', 'de'], ['DEU', 'de'], ['Allemagne', 'de'], ['Deutschland', 'de'], ['Alemania', 'de'], ['German', 'de'], ['sgp', 'sg'],
    ['Côte d\u2019Ivoire', 'ci'], ['Saint Kitts & Nevis', 'kn'], ['Republic of Korea', 'kr'], ['The Gambia', 'gm'], ['Dominican Republic', 'do'], ['Niger', 'ne'],
    ['Atlantis', undefined], ['QQ', undefined], ['', undefined],
  ],
  email: [
    ['Ada.Muster@Example.ORG', 'ada.muster@example.org'], ['"Muster, Ada" <ada@example.org>', 'ada@example.org'], ['mailto:a@example.org', 'a@example.org'],
    ['Bo.Probe Jr.@example.org', 'bo.probe jr.@example.org'], ['ada', undefined], ['a@b', undefined], ['@example.org', undefined], ['a@b@', undefined],
  ],
  phone: [
    ['+44 1632 960001', '+441632960001'], ['0044 (1632) 960-001', '+441632960001'], ['01632 960001', undefined], ['01632 960001', '+441632960001', { region: 'gb' }],
    ['tel:+441632960001', '+441632960001'], ['hello', undefined], ['12', undefined], ['01632 960001', undefined, { region: 'zz' }],
  ],
  iban: [[german, german], [german.replace(/(.{4})/g, '$1 '), german], [`IBAN: ${german}`, german], [german.replace(/4$/, '5'), undefined], ['XX12', undefined]],
  number: [['37\u00b036\'37.8"N', '37.6105'], ['24.5 W', '-24.5'], ['91 N', undefined], ['1,5', '1.5']],
  url: [['www.example.org', 'http://www.example.org/'], ['https://example.org/a?b', 'https://example.org/a?b'], ['example', undefined], ['http://exa mple', undefined], ['javascript:alert(1)', undefined]],
  ip: [['192.0.2.1', '192.0.2.1'], ['192.0.2.1:80', '192.0.2.1'], ['2001:DB8::0:1', '2001:db8::1'], ['256.0.0.1', undefined], ['1.2.3', undefined], ['12:30', undefined]],
  language: [['en', 'eng'], ['de-DE', 'deu'], ['Deutsch', 'deu'], ['français', 'fra'], ['spa', 'spa'], ['xyzq', undefined]],
  gender: [['F', 'female'], ['männlich', 'male'], ['Mujer', 'female'], ['divers', 'other'], ['yes', undefined]],
  mimetype: [['Text/HTML; charset=x', 'text/html'], ['html', undefined]],
  checksum: [['ABCDEF0123456789ABCDEF0123456789', 'abcdef0123456789abcdef0123456789'], ['abc', undefined]],
  identifier: [[' HRB  123 ', 'HRB 123'], [' ', undefined]],
  text: [['a  b\r\n\r\n\r\n\r\nc ', 'a b\n\nc'], ['\u0000', undefined]],
  string: [['a\n b', 'a b'], ['', undefined]],
  address: [[' 1 Quay,\nPort Aster ', '1 Quay, Port Aster']],
  topic: [['Crime.Fraud', 'crime.fraud']],
  json: [[' {"a": 1} ', '{"a": 1}']],
  entity: [[' id-1 ', 'id-1'], ['', undefined]],
}

for (const [type, rows] of Object.entries(cases)) {
  test(`values of type ${type} are cleaned`, () => {
    for (const [raw, value, settings] of rows) assert.equal(cleanValue(type, raw, settings ?? {}), value, JSON.stringify(raw))
  })
}

test('an irregular address is kept with its doubt', () => {
  assert.equal(readValue('email', 'Bo.Probe Jr.@example.org', {})?.doubt, 'email.irregular')
  assert.equal(readValue('email', 'bo@example.org', {})?.doubt, undefined)
})
