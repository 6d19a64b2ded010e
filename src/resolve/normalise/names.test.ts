import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nameOfEmail } from './email-name.ts'
import { editDistance } from './edit-distance.ts'
import { compactIdentifier } from './compact-identifier.ts'
import { foldWords } from '../../model/value/fold-words.ts'
import { organisationNameKey, parseOrganisationName } from './organisation-name.ts'
import { parsePersonName, personNameKey, personNameOf, withSuffix } from './person-name.ts'
import { skeletonOf, skeletonsOf } from './skeleton.ts'

test('words are folded across scripts', () => {
  const table: readonly [string, string[]][] = [
    ['Łukasz Größe', ['lukasz', 'grosse']], ["Seán O'Neil", ['sean', 'oneil']], ['Иван Петров', ['ivan', 'petrov']], ['Anne-Marie', ['anne', 'marie']],
    ['林美华', ['lin', 'meihua']], ['...', []],
  ]
  for (const [text, words] of table) assert.deepEqual(foldWords(text), words, text)
})

test('persons\u2019 names are taken apart', () => {
  const table: readonly [string, string, string | undefined][] = [
    ['Dr. Anna M. Berg', 'anna berg m', undefined], ['Berg, Anna', 'anna berg', undefined], ['Sten Holm, Jr', 'holm sten|jr', 'jr'], ['HOLM, Sten Sr.', 'holm sten|sr', 'sr'],
    ['Sten Holm III', 'holm sten|3', '3'], ['Mrs Ada Campos-Lund MBA', 'ada campos lund', undefined],
  ]
  for (const [text, key, suffix] of table) {
    const name = parsePersonName(text)!
    assert.equal(personNameKey(name), key, text)
    assert.equal(name.suffix, suffix, text)
  }
  assert.equal(parsePersonName(' , '), undefined)
  assert.equal(personNameOf('', ''), undefined)
  assert.equal(withSuffix(personNameOf('Sten', 'Holm')!, 'Junior').suffix, 'jr')
  assert.deepEqual(parsePersonName('Berg, Anna')!.words.map((word) => word.part), ['given', 'family'])
})

test('mailboxes of persons give a name, of functions none', () => {
  const table: readonly [string, string | undefined][] = [
    ['anna.berg@example.org', 'anna berg'], ['ada.campos-lund@example.org', 'ada campos lund'], ['sten.holm jr.@example.org', 'holm sten|jr'],
    ['a.berg2@example.org', 'a berg'], ['info@example.org', undefined], ['accounts.payable@example.org', undefined], ['aberg@example.org', undefined], ['a.b@example.org', undefined],
  ]
  for (const [email, key] of table) {
    const name = nameOfEmail(email)
    assert.equal(name && personNameKey(name), key, email)
  }
})

test('legal forms are read at either end, in any writing', () => {
  const table: readonly [string, string, string | undefined][] = [
    ['Aurora Shipping Limited', 'aurora shipping', 'ltd'], ['Aurora Shipping L.T.D.', 'aurora shipping', 'ltd'], ['ООО Северный Ветер', 'severnyy veter', 'ooo'],
    ['The Aurora & Sons S.A.R.L.', 'aurora sons', 'sarl'], ['Müller GmbH & Co. KG', 'muller', 'gmbh co kg'], ['Limited', 'limited', undefined],
  ]
  for (const [text, key, form] of table) {
    const name = parseOrganisationName(text)!
    assert.equal(organisationNameKey(name), key, text)
    assert.equal(name.form, form, text)
  }
  assert.equal(parseOrganisationName('?!'), undefined)
})

test('skeletons meet across transliterations and part unlike names', () => {
  for (const [left, right] of [['khrushchev', 'hrushchov'], ['sergey', 'serguei'], ['yuriy', 'iouri'], ['muhammad', 'mhmd']] as const) {
    assert.equal(skeletonOf(left), skeletonOf(right), `${left} ${right}`)
  }
  assert.ok(skeletonsOf('nadejda').includes(skeletonOf('nadezhda')) && skeletonsOf('sergej').includes(skeletonOf('sergey')))
  for (const [left, right] of [['berg', 'borgen'], ['lund', 'lang'], ['petrov', 'pavlov']] as const) {
    assert.notEqual(skeletonOf(left), skeletonOf(right))
  }
})

test('edit distance counts a swap of neighbours once and stops at its limit', () => {
  const table: readonly [string, string, number, number][] = [
    ['berg', 'berg', 2, 0], ['berg', 'borg', 2, 1], ['bergstrom', 'bergstorm', 2, 1], ['lund', 'falk', 2, 3], ['a', 'abcd', 2, 3], ['', 'ab', 2, 2],
  ]
  for (const [left, right, limit, distance] of table) assert.equal(editDistance(left, right, limit), distance, `${left} ${right}`)
})

test('identifiers are compact', () => {
  assert.equal(compactIdentifier(' hrb 12-345 '), 'HRB12345')
})
