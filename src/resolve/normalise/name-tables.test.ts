import assert from 'node:assert/strict'
import { test } from 'node:test'
import { comparableName } from './comparable-name.ts'
import { readLegalForms, withoutUnpartedForm } from './legal-form-reader.ts'
import { nameKeys } from './name-keys.ts'
import { isNumber, numbersAsDigits } from './number-words.ts'
import { scriptOf } from './script-of.ts'
import { areNameForms, areSameTerm } from './word-groups.ts'

test('the script of most letters is told', () => {
  const table = [['Anna', 'latin'], ['Анна A.', 'cyrillic'], ['Άννα', 'greek'], ['كريم', 'arabic'], ['נתן', 'hebrew'], ['林美', 'han'], ['김민', 'hangul'], ['バラク', 'kana'], ['ბარ', 'other'], ['7', 'none']] as const
  for (const [text, script] of table) assert.equal(scriptOf(text), script, text)
})

test('numbers in words become digits', () => {
  const table = [['brigade forty four', 'brigade 44'], ['first bank', '1 bank'], ['1st bank', '1 bank'], ['twenty', '20'], ['three percenters', '3 percenters'], ['twenty ten', '20 10']] as const
  for (const [words, digits] of table) assert.equal(numbersAsDigits(words.split(' ')).join(' '), digits)
  assert.deepEqual(['ii', 'iv', 'x', '2004', 'ivan', 'iiii', ''].map(isNumber), [true, true, true, true, false, false, false])
})

test('legal forms are taken off both ends and never all of a name', () => {
  const table = [
    ['norrhaven shipping co ltd', 'norrhaven shipping'], ['obshchestvo s ogranichennoy otvetstvennostyu veter', 'veter'], ['norrhaven s a r l', 'norrhaven'],
    ['limited', 'limited'], ['norrhaven fund ii', 'norrhaven fund ii'],
  ] as const
  for (const [words, left] of table) assert.equal(readLegalForms(words.split(' ')).words.join(' '), left)
  assert.deepEqual(readLegalForms(['norrhaven', 'gmbh']).kinds, ['llc'])
  assert.deepEqual(['北海航运股份有限公司', '주식회사북해', '公司', 'Norrhaven'].map(withoutUnpartedForm), ['北海航运', '북해', '公司', 'Norrhaven'])
})

test('short forms and terms of several languages are known', () => {
  assert.ok(areNameForms('bill', 'william') && areNameForms('william', 'bill') && areNameForms('theodore', 'ted'))
  assert.ok(!areNameForms('anna', 'lena') && !areNameForms('', ''))
  assert.ok(areSameTerm('intl', 'international') && !areSameTerm('bank', 'trading'))
})

test('a name is found by its keys when it is written another way', () => {
  const keysOf = (text: string) => nameKeys(comparableName(text, 'person')!)
  for (const [left, right] of [['Sergei Hrunov', 'Сергей Хрунов'], ['Anna Bergström', 'Bergstroem Anna'], ['Abdul Karim', "'Abd al-Karim"], ['Annaberg', 'Anna Berg']] as const) {
    assert.ok(keysOf(left).some((key) => keysOf(right).includes(key)), `${left} ${right}`)
  }
  assert.equal(comparableName('?!', 'person'), undefined)
})
