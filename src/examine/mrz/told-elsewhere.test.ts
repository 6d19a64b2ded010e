import assert from 'node:assert/strict'
import { test } from 'node:test'
import { passportLines } from '../fixtures/specimen.ts'
import { examineStatements } from '../examine-statements.ts'
import type { ExaminedStatement } from '../examined-statement.ts'
import { agreesWithName } from './name-agreement.ts'
import { isWithin } from './told-elsewhere.ts'

test('places within places', () => {
  const table: readonly [string, string, boolean][] = [
    ['char=10,20', 'char=5,94', true], ['char=90,99', 'char=5,94', false], ['page=1&char=4,9', 'page=1&char=0,89', true], ['page=2&char=4,9', 'page=1&char=0,89', false],
    ['page=1&box=1,1,5,5&char=4,9', 'page=1&box=1,1,90,9&char=0,89', true], ['row=3&col=2', 'row=3&col=5', false], ['row=3&col=5', 'row=3&col=5', true],
    ['row=3&col=5&char=1,4', 'row=3&col=5', true], ['row=3&col=5', 'row=3&col=5&char=1,4', false], ['pointer=%2Fa', 'pointer=%2Fmrz', false], ['whole', 'char=0,4', false],
  ]
  for (const [inner, outer, expected] of table) assert.equal(isWithin(inner, outer), expected, `${inner} in ${outer}`)
})

const zone = passportLines().join('\n')
const document = { exhibit: 'e', entityId: 'd', schema: 'IdentityDocument' }
const told = (property: string, value: string, locator: string, entityId = 'd'): ExaminedStatement => ({ ...document, entityId, property, value, locator })
const pageSigns = (...others: ExaminedStatement[]) =>
  examineStatements([told('mrz', zone, 'char=100,189'), ...others], []).filter((sign) => sign.checkId.startsWith('mrz.page-')).map((sign) => `${sign.checkId} ${sign.outcome}`)

test('what was read from the zone is not compared with it', () => {
  assert.deepEqual(pageSigns(told('number', 'U7300412', 'char=145,153'), told('gender', 'female', 'char=166,167'), told('surname', 'FALK', 'char=105,109')), [])
})

test('what stands elsewhere is compared, of the document itself and of others that bear its number', () => {
  assert.deepEqual(pageSigns(told('number', 'U 7300413', 'char=12,21')), ['mrz.page-number fail'])
  assert.deepEqual(pageSigns(told('birthDate', '1981-09-17', 'char=30,40')), ['mrz.page-birth-date pass'])
  const chip = [told('number', 'U7300412', 'pointer=%2Fnumber', 'chip'), told('birthDate', '1979-09-17', 'pointer=%2Fborn', 'chip')]
  assert.deepEqual(pageSigns(...chip), ['mrz.page-number pass', 'mrz.page-birth-date fail'])
  assert.deepEqual(pageSigns(told('birthDate', '1979-09-17', 'pointer=%2Fborn', 'other')), [])
  assert.deepEqual(pageSigns(told('surname', 'Falk', 'char=1,5'), told('givenName', 'Mira-Luise', 'char=7,17')), ['mrz.page-names pass', 'mrz.page-names pass'])
  assert.deepEqual(pageSigns(told('surname', 'Falke', 'char=1,6')), ['mrz.page-names fail'])
  assert.deepEqual(pageSigns(told('surname', 'Фалкова', 'char=1,8')), ['mrz.page-names undetermined'])
})

test('a zone that was read with a doubt is told as that, and not judged', () => {
  const signs = examineStatements([], [{ exhibit: 'e', locator: 'page=1', text: zone.replace('U73', 'U?3') }])
  assert.deepEqual(signs.map((sign) => `${sign.checkId} ${sign.outcome} ${sign.strength}`), ['mrz.reading undetermined I'])
  assert.match(signs[0]!.message, /differ in 1 character/)
})

test('names by every allowed form, cut where the field is full', () => {
  const table: readonly [page: string, zone: string, isFull: boolean, agrees: boolean | undefined][] = [
    ['Müller', 'MUELLER', false, true], ['Müller', 'MULLER', false, true], ['Müller', 'MUXXLLER', false, true], ['Müller', 'MOELLER', false, false],
    ['Núñez de la Vega', 'NUNEZ<DE<LA<VEGA', false, true], ['Núñez', 'NUNXXEZ', false, true], ["O'Connor", 'OCONNOR', false, true], ['Åsa-Britt', 'AASA<BRITT', false, true],
    ['Иванова', 'IVANOVA', false, true], ['Щербакова', 'SHCHERBAKOVA', false, true], ['Παπαδοπούλου', 'PAPADOPOULOU', false, true], ['محمد', 'MXHMD', false, true],
    ['Falk', 'FAL', false, false], ['Falk', 'FALKE', false, false], ['Falk', '', false, false], ['林', 'LIN', false, undefined], ['  ', 'LIN', false, undefined],
    ['Nilavadhanananda Chayapa', 'NILAVADHANANANDA<CHA', true, true], ['Nilavadhanananda Chayapa', 'NILAVADHANANANDA', true, true],
    ['Nilavadhanananda', 'NILAVADHANANANDA<X', true, false], ['Nilavadhanananda Chayapa', 'NILAVADHA<CHA', true, true], ['Nila', 'NIBA', true, false], ['Müller', 'MU', true, true],
  ]
  for (const [page, zoneName, isFull, expected] of table) assert.equal(agreesWithName({ page, zone: zoneName, isFull }), expected, `${page} ${zoneName}`)
})
