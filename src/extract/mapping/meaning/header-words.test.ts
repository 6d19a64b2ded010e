import assert from 'node:assert/strict'
import { test } from 'node:test'
import { headerWords, readHeader } from './header-words.ts'

test('headers are taken apart into words', () => {
  const cases = [
    ['CurrentEmploymentTitle', 'current employment title'], ['last4ccnum', 'last 4 ccnum'], ['date(yyyyMMddHHmmss)', 'date'], ['Auftraggeber/Empfänger', 'auftraggeber empfanger'],
    ['IBANNumber', 'iban number'], [' location', 'location'], ['Straße', 'strasse'], ['', ''],
  ]
  for (const [header, words] of cases) assert.equal(headerWords(header!).join(' '), words, header)
})

test('headers tell a side and a noun in four languages', () => {
  const cases = [
    ['Last name', undefined, 'lastName'], ['Nachname', undefined, 'lastName'], ['Nom de famille', undefined, 'lastName'], ['Apellidos', undefined, 'lastName'],
    ['originator_bank_id', 'from', 'id'], ['originator_bank', 'from', 'bank'], ['BeneficiaryCountry', 'to', 'country'], ['sourceNodeId', 'from', 'id'],
    ['Counterparty IBAN', 'other', 'iban'], ['Name des Empfängers', undefined, 'name'], ['From', 'from', undefined], ['Empfänger', 'to', undefined],
    ['Fecha de nacimiento', undefined, 'birthDate'], ['Montant', undefined, 'amount'], ['Kontoinhaber', 'holder', undefined],
    ['qwertz', 'none', 'none'], ['', 'none', 'none'],
  ]
  for (const [header, side, noun] of cases) {
    const reading = readHeader(header!)
    if (side === 'none') assert.equal(reading, undefined, header)
    else assert.deepEqual([reading?.side, reading?.noun], [side, noun], header)
  }
})
