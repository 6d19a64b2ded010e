import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cardLines, passportLines, visaLines } from '../fixtures/specimen.ts'
import { examineSubject } from '../sign.ts'
import { checkDigit } from '../../extract/mrz/check-digit.ts'
import { findMrz } from '../../extract/mrz/find-mrz.ts'
import { findRepairs } from '../../extract/mrz/find-repair.ts'
import { checksOfZone } from './mrz-checks.ts'
import { mrzSubject } from './mrz-subject.ts'
import { parseMrzDate } from '../../extract/mrz/mrz-date.ts'
import { parseMrz } from '../../extract/mrz/parse-mrz.ts'
import { isStateCode } from '../../model/value/state-codes.ts'

const place = { exhibit: 'e', locator: 'whole' }

function signsOf(lines: readonly string[], told = new Map<string, string[]>()) {
  const subject = mrzSubject(parseMrz(lines)!, place, told)
  return examineSubject(checksOfZone(subject), subject)
}

function outcomesOf(lines: readonly string[], told?: Map<string, string[]>): Record<string, string> {
  return Object.fromEntries(signsOf(lines, told).filter((sign) => sign.outcome !== 'pass').map((sign) => [sign.checkId, sign.outcome]))
}

function change(lines: readonly string[], line: number, at: number, by: string): string[] {
  return lines.with(line, lines[line]!.slice(0, at) + by + lines[line]!.slice(at + by.length)) as string[]
}

test('check digits of ICAO Doc 9303-3, appendix A', () => {
  const table: readonly [string, string | undefined][] = [['520727', '3'], ['AB2134<<<', '5'], ['HA672242<', '6'], ['', '0'], ['ab', undefined], ['A B', undefined]]
  for (const [field, digit] of table) assert.equal(checkDigit(field), digit, field)
})

test('specimens of every format are read and hold', () => {
  const table: readonly [string[], string][] = [
    [passportLines(), 'TD3'], [cardLines(), 'TD1'], [visaLines(), 'MRV-B'],
    [['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'], 'TD3'],
    [['I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<', 'D231458907UTO7408122F1204159<<<<<<<6'], 'TD2'],
    [['V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L8988901C4UTO7408122F96121096ZE184226B<<<<<<'], 'MRV-A'],
  ]
  for (const [lines, format] of table) {
    assert.equal(parseMrz(lines)?.layout.format, format)
    assert.deepEqual(outcomesOf(lines), {}, format)
  }
})

test('fields of a passport', () => {
  const mrz = parseMrz(passportLines())!
  assert.deepEqual([mrz.number, mrz.surname, mrz.givenNames, mrz.birth?.readings], ['U7300412', 'FALK', 'MIRA LUISE', ['1981-09-17', '2081-09-17']])
})

test('a document number longer than nine characters runs on in the optional field', () => {
  const mrz = parseMrz(cardLines({ number: 'D23145890734' }))!
  assert.equal(mrz.number, 'D23145890734')
  assert.deepEqual(outcomesOf(cardLines({ number: 'D23145890734' })), {})
  const [first, ...others] = cardLines({ number: 'D23145890734' })
  assert.equal(outcomesOf([first!.replace('734', '735'), ...others])['mrz.number-digit'], 'fail')
})

test('lines of no format are none', () => {
  for (const lines of [[], ['P<UTO'], passportLines().slice(0, 1), [...passportLines(), ...passportLines()]]) assert.equal(parseMrz(lines), undefined)
})

test('a changed digit fails the field and the composite', () => {
  const forged = change(passportLines(), 1, 13, '79')
  assert.deepEqual(outcomesOf(forged), { 'mrz.birth-digit': 'fail', 'mrz.composite-digit': 'fail' })
  const [sign] = signsOf(forged).filter((one) => one.checkId === 'mrz.birth-digit')
  assert.equal(sign?.strength, 'A')
  assert.equal(sign?.clause, 'ICAO Doc 9303-3, 4.9')
  assert.ok(sign!.explanations.length > 0)
})

test('one misread character is undetermined, told with its reading, and not corrected', () => {
  const misread = change(passportLines({ number: 'U7300412' }), 1, 3, 'O')
  const repairs = findRepairs(parseMrz(misread)!)
  assert.ok(repairs.some(({ line, column, read, instead }) => line === 2 && column === 4 && read === 'O' && instead === '0'))
  for (const { line, column, instead } of repairs) {
    assert.ok(parseMrz(change(misread, line - 1, column - 1, instead))!.digits.every((digit) => digit.holds))
  }
  assert.deepEqual(outcomesOf(misread), { 'mrz.number-digit': 'undetermined', 'mrz.composite-digit': 'undetermined' })
  const sign = signsOf(misread).find((one) => one.checkId === 'mrz.number-digit')
  assert.match(sign!.message, /line 2, character 4: '0' instead of 'O'/)
  assert.match(sign!.observed, /U73O0412/)
})

test('a zone that holds has no repairs', () => {
  assert.deepEqual(findRepairs(parseMrz(passportLines())!), [])
})

test('every single character changed in a covered field is seen', () => {
  const lines = passportLines({ optional: 'AB12' })
  const covered = Array.from({ length: 28 }, (_, at) => at).filter((at) => at < 10 || (at > 12 && at !== 20))
  fc.assert(
    fc.property(fc.constantFrom(...covered), fc.constantFrom(...'0123456789'), (at, digit) => {
      fc.pre(lines[1]![at] !== digit && (lines[1]!.charCodeAt(at) < 65 || lines[1]![at] === '<'))
      const digits = parseMrz(change(lines, 1, at, digit))!.digits
      // A filler and 0 have one value: the standard cannot tell them apart.
      fc.pre(!(lines[1]![at] === '<' && digit === '0') && !(lines[1]![at] === '0' && digit === '<'))
      return digits.some((one) => !one.holds)
    }),
  )
})

test('dates: centuries, unknown parts, what is no date', () => {
  const table: readonly [string, string[] | undefined, boolean][] = [
    ['740812', ['1974-08-12', '2074-08-12'], false], ['000229', ['2000-02-29'], false], ['7408<<', ['1974-08', '2074-08'], true], ['74<<<<', ['1974', '2074'], true],
    ['<<<<<<', [], true], ['741312', undefined, false], ['740230', undefined, false], ['74AB12', undefined, false],
  ]
  for (const [field, readings, open] of table) {
    const date = parseMrzDate(field)
    assert.deepEqual(date?.readings, readings, field)
    if (date) assert.equal(date.open, open, field)
  }
})

test('rules of the standard, broken one by one', () => {
  const table: readonly [string[], Record<string, string>][] = [
    [passportLines({ nationality: 'QQZ' }), { 'mrz.nationality-code': 'fail' }],
    [passportLines({ nationality: 'D<<' }), {}],
    [passportLines({ nationality: 'XXB' }), {}],
    [passportLines({ nationality: '<<<' }), { 'mrz.nationality-code': 'undetermined' }],
    [passportLines({ issuer: 'ZQX' }), { 'mrz.issuer-code': 'fail' }],
    [passportLines({ issuer: 'UT0' }), { 'mrz.issuer-code': 'undetermined' }],
    [passportLines({ birth: '811317' }), { 'mrz.birth-date': 'fail' }],
    [passportLines({ birth: '81<<<<' }), { 'mrz.birth-date': 'undetermined' }],
    [passportLines({ sex: 'W' }), { 'mrz.sex': 'fail' }],
    [passportLines({ sex: '<' }), {}],
    [passportLines({ names: 'FALK<<M1RA' }), { 'mrz.names': 'fail' }],
    [passportLines({ number: 'U73<0412' }), { 'mrz.number-characters': 'fail' }],
    [change(passportLines(), 0, 0, 'X'), { 'mrz.document-type': 'fail' }],
  ]
  for (const [lines, outcomes] of table) assert.deepEqual(outcomesOf(lines), outcomes, lines.join(' '))
})

test('page and zone of one document', () => {
  const agreeing = new Map([['number', ['U 7300412']], ['birthDate', ['1981-09-17']], ['expiryDate', ['2031-04']], ['gender', ['female']]])
  assert.deepEqual(outcomesOf(passportLines(), agreeing), {})
  assert.equal(signsOf(passportLines(), agreeing).filter((sign) => sign.checkId.startsWith('mrz.page-')).length, 4)
  const differing = new Map([['passportNumber', ['U7300413']], ['birthDate', ['1979-09-17']], ['gender', ['male']]])
  assert.deepEqual(outcomesOf(passportLines(), differing), { 'mrz.page-number': 'fail', 'mrz.page-birth-date': 'fail', 'mrz.page-sex': 'fail' })
})

test('the older French card is examined by its own layout', () => {
  const lines = ['IDFRALARUE<<<<<<<<<<<<<<<<<<<<75C001', '8806923102858JEANNE<<<<<<<<6512068F']
  const whole = [lines[0]!, lines[1] + checkDigit(lines.join(''))!]
  const mrz = parseMrz(whole)!
  assert.deepEqual([mrz.layout.format, mrz.number, mrz.surname, mrz.givenNames, mrz.birth?.readings[0]], ['FRA-ID', '880692310285', 'LARUE', 'JEANNE', '1965-12-06'])
  assert.deepEqual(outcomesOf(whole), {})
  assert.deepEqual(outcomesOf(change(whole, 1, 27, '75')), { 'mrz.birth-digit': 'fail', 'mrz.composite-digit': 'fail' })
})

test('zones are found in text, with their place', () => {
  const [first, second] = passportLines()
  const text = `Copy of passport\n  ${first}\r\n${second!.slice(0, 20)} ${second!.slice(20)}\nSigned`
  const [found, ...others] = findMrz(text)
  assert.deepEqual(found?.lines, [first, second])
  assert.equal(others.length, 0)
  assert.equal(text.slice(found!.start, found!.start + 5), first!.slice(0, 5))
  assert.equal(text.slice(found!.end - 2, found!.end), second!.slice(-2))
  const none = ['', 'no zone here', `${first}\nplain words`, `${first!.toLowerCase()}\n${second!.toLowerCase()}`]
  for (const other of none) assert.deepEqual(findMrz(other), [])
})

test('state codes', () => {
  for (const code of ['UTO', 'D<<', 'GBD', 'XOM', 'EUE', 'UNO', 'XXA', 'XXC', 'RKS', 'FRA']) assert.equal(isStateCode(code), true, code)
  for (const code of ['GER', 'QQQ', '<<<', 'XXZ', 'D', 'P<H'].filter((code) => code !== 'D')) assert.equal(isStateCode(code), false, code)
})

test('what genuine documents of an issuer are known for is no failure, and only of that issuer', () => {
  const botswana = change(passportLines({ issuer: 'BWA' }), 1, 9, '9')
  assert.deepEqual(outcomesOf(botswana), { 'mrz.number-digit': 'known-deviation', 'mrz.composite-digit': 'known-deviation' })
  assert.match(signsOf(botswana).find((sign) => sign.checkId === 'mrz.number-digit')!.message, /Source: /)
  assert.equal(outcomesOf(change(passportLines({ issuer: 'UTO' }), 1, 9, '9'))['mrz.number-digit'], 'fail')
  const home = change(passportLines({ issuer: 'RUS', names: 'FAL3EVA<<MIRA' }), 0, 1, 'N')
  assert.deepEqual(outcomesOf(home), { 'mrz.names': 'known-deviation' })
  assert.deepEqual(outcomesOf(passportLines({ issuer: 'RUS', names: 'FAL3EVA<<MIRA' })), { 'mrz.names': 'fail' })
})
