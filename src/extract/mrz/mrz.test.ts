import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cardLines, passportLines } from '../../examine/fixtures/specimen.ts'
import { kindOf, readByAlphabet } from './alphabet.ts'
import { findMrz, isDoubtful } from './find-mrz.ts'
import { layoutOf, mrzLayouts } from './mrz-layout.ts'
import { holdsTogether, parseMrz } from './parse-mrz.ts'
import { transliterate } from './transliteration.ts'

test('layouts lie within their lines, and their digits stand outside what they are computed over', () => {
  for (const { format, fields, digits, lines, width } of mrzLayouts) {
    for (const [line, start, end] of [...Object.values(fields), ...digits.flatMap(({ digit, over }) => [digit, ...over])]) {
      assert.ok(line < lines && start < end && end <= width, format)
    }
    for (const { digit, over } of digits) assert.ok(!over.some(([line, start, end]) => line === digit[0] && digit[1] >= start && digit[1] < end), format)
  }
})

test('the layout by size and opening', () => {
  const lines = (opening: string, width: number, count = 2) => Array.from({ length: count }, () => opening.padEnd(width, '<'))
  const table: readonly [string[], string | undefined][] = [
    [lines('P<UTO', 44), 'TD3'], [lines('VNUSA', 44), 'MRV-A'], [lines('V<D', 36), 'MRV-B'], [lines('I<UTO', 36), 'TD2'], [lines('IDFRA', 36), 'FRA-ID'],
    [lines('C<USA', 30, 3), 'TD1'], [lines('X<UTO', 44), 'TD3'], [lines('X<UTO', 36), 'TD2'], [lines('P<UTO', 43), undefined], [lines('I<UTO', 30), undefined], [[], undefined],
  ]
  for (const [given, format] of table) assert.equal(layoutOf(given)?.format, format)
})

test('a letter in the place of a digit is read as the digit it looks like, and told', () => {
  const [first, second] = passportLines()
  const misread = [first!.replace('FALK', 'FA1K').replace('<UTO', '<UT0'), `${second!.slice(0, 13)}B${second!.slice(14)}`]
  const { lines, changes } = readByAlphabet(layoutOf(misread)!, misread)
  assert.deepEqual(lines, [first!.replace('FALK', 'FAIK'), second])
  assert.deepEqual(changes.map(({ line, column, read, taken }) => `${line}.${column} ${read}${taken}`), ['1.5 0O', '1.8 1I', '2.14 B8'])
  assert.deepEqual(readByAlphabet(layoutOf(misread)!, [first!, second!]).changes, [])
  const layout = layoutOf([first!, second!])!
  assert.deepEqual([0, 5, 9, 13, 30].map((column) => kindOf(layout, 1, column)), ['any', 'any', 'digit', 'digit', 'any'])
})

test('zones with characters left open are found and known as doubtful', () => {
  const [first, second] = passportLines()
  const open = `${first}\n${second!.replace('U73', 'U?3')}`
  assert.deepEqual(findMrz(open).map(({ lines }) => isDoubtful(lines)), [true])
  assert.deepEqual(findMrz(`${first}\n${second}`).map(({ lines }) => isDoubtful(lines)), [false])
  assert.deepEqual(findMrz('????????????????????????????????????????????\nwords'), [])
})

test('what holds together', () => {
  assert.equal(holdsTogether(parseMrz(passportLines())!), true)
  assert.equal(holdsTogether(parseMrz(cardLines({ number: 'D23145890734' }))!), true)
  assert.equal(holdsTogether(parseMrz(passportLines({ birth: '811317' }))!), false)
  assert.equal(holdsTogether(parseMrz(passportLines().map((line) => line.replace('U7300412', 'U7300413')))!), false)
})

test('names in several scripts, each letter in its forms', () => {
  const forms = (name: string) => transliterate(name)?.map((piece) => piece.forms.join('/')).join(' ')
  const table: readonly [string, string | undefined][] = [
    ['Jürgen', 'J UE/UXX/U R G E N'], ['Muñoz', 'M U N/NXX O Z'], ['D’Arc', 'D  A R C'], ['Anne-Marie L.', 'A N N E < M A R I E < L '],
    ['Ёлкин', 'E/IO L K I/Y N'], ['Щука', 'SHCH/SHT U K A'], ['Ευαγγελου', 'EV/EF/EY A NG/GG E L OU/OY'], ['خالد', 'XKH A L D'],
    ['Škoda', 'S K O D A'], ['Straße', 'S T R A S S E'], ['林', undefined], ['', ''],
  ]
  for (const [name, expected] of table) assert.equal(forms(name), expected, name)
})
