import assert from 'node:assert/strict'
import { test } from 'node:test'
import { misplaced, profileInput, statedBy } from './fixtures/read-text.ts'
import { readIdentity } from './identity.ts'
import { birthDateOfMrz, expiryDateOfMrz } from '../mrz/mrz-century.ts'

// The specimens of ICAO Doc 9303, parts 4 to 6.
const td3 = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10'
const td2 = 'I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6'
const td1 = 'I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<'

for (const [name, zone, number, type] of [
  ['TD3', td3, 'L898902C3', 'P'],
  ['TD2', td2, 'D23145890', 'I'],
  ['TD1', td1, 'D23145890', 'I'],
] as const) {
  test(`the machine readable zone of a ${name}`, () => {
    const input = profileInput(`Copy of the page:\n\n${zone}\n\nEnd.`)
    const stated = statedBy(readIdentity, input)!
    for (const expected of [
      `IdentityDocument.mrz=${zone}`,
      `IdentityDocument.number=${number}`,
      `IdentityDocument.type=${type}`,
      'IdentityDocument.surname=ERIKSSON',
      'IdentityDocument.givenName=ANNA MARIA',
      'IdentityDocument.birthDate=1974-08-12',
      'IdentityDocument.endDate=2012-04-15',
      'IdentityDocument.gender=female',
      'Person.name=ANNA MARIA ERIKSSON',
      'Person.lastName=ERIKSSON',
      'Person.birthDate=1974-08-12',
    ]) {
      assert.ok(stated.includes(expected), `${expected} is not in\n${stated.join('\n')}`)
    }
    assert.deepEqual(misplaced(readIdentity, input), [])
  })
}

test('blanks between the characters of a zone are not counted', () => {
  const input = profileInput(td3.replace('ERIKSSON', 'ERIK SSON').replace('L898902C3', 'L89 8902C3'))
  const stated = statedBy(readIdentity, input)!
  assert.ok(stated.includes('IdentityDocument.givenName=ANNA MARIA'))
  assert.ok(stated.includes('IdentityDocument.number=L898902C3'))
  assert.deepEqual(misplaced(readIdentity, input), [])
})

test('a country that is one, and one that is none', () => {
  const stated = statedBy(readIdentity, profileInput(td3.replaceAll('UTO', 'D<<')))!
  assert.ok(stated.includes('IdentityDocument.country=de'), stated.join('\n'))
  assert.ok(!statedBy(readIdentity, profileInput(td3))!.some((each) => each.startsWith('IdentityDocument.country')))
})

test('lines that are nearly a zone are none', () => {
  for (const text of [
    td3.slice(0, -1),
    td3.toLowerCase(),
    td3.replace('740812', 'ABCDEF'),
    td3.split('\n')[0]!,
    'P'.repeat(44) + '\n' + '7'.repeat(44),
    '<html>',
  ]) {
    assert.equal(readIdentity(profileInput(text)), undefined, text)
  }
})

test('the century of dates in a zone', () => {
  for (const [birth, expiry, iso] of [
    ['740812', '120415', '1974-08-12'],
    ['050101', '300101', '2005-01-01'],
    ['300101', '290101', '1930-01-01'],
    ['74<<<<', '120415', '1974'],
    ['7408<<', '120415', '1974-08'],
  ] as const) {
    assert.equal(birthDateOfMrz(birth, expiry), iso)
  }
  assert.equal(expiryDateOfMrz('991231'), '1999-12-31')
  assert.equal(birthDateOfMrz('ABCDEF'), undefined)
})
