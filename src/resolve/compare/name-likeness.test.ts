import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { NameKind } from '../normalise/comparable-name.ts'
import { parsePersonName } from '../normalise/person-name.ts'
import { alignStrictly } from './align-strictly.ts'
import { nameComparison, nameSimilarity } from './name-comparison.ts'
import { leastLikeness } from './name-factors.ts'
import type { NameLevel } from './name-likeness.ts'

const alike: readonly (readonly [NameKind, string, string, NameLevel])[] = [
  ['person', 'Anna Bergström', 'ANNA BERGSTROM', 'exact'],
  ['person', 'Bergström, Anna', 'Dr. Anna Bergström', 'exact'],
  ['person', 'Bergström Anna', 'Anna Bergström', 'exact'],
  ['person', 'AnnaBergström', 'Anna Bergström', 'exact'],
  ['person', 'Annabergstrom', 'Anna Bergström', 'joined'],
  ['person', 'Anna Berg ström', 'Anna Bergström', 'joined'],
  ['person', 'Anna M. Bergström', 'Anna Maria Bergström', 'initial'],
  ['person', 'A. Bergström', 'Anna Bergström', 'initial'],
  ['person', 'Anna Bergström', 'Anna Maria Bergström', 'missing'],
  ['person', 'Bill Ashdown', 'William Ashdown', 'nickname'],
  ['person', 'Anna Bengström', 'Anna Bergström', 'slip'],
  ['person', 'Grigoriy Hrunov', 'Григорий Хрунов', 'spelling'],
  ['person', 'Yuri Petrovich Malenin', 'Юрий Маленин', 'missing'],
  ['person', 'Giorgos Papadakis', 'Γιώργος Παπαδάκης', 'exact'],
  ['person', 'Karim Mansour', 'كريم منصور', 'spelling'],
  ['person', 'Lin Meihua', '林美华', 'exact'],
  ['person', '김민서', '김민서', 'exact'],
  ['person', "'Abd al-Karim al-Sayegh", 'Abdul Karim Sayegh', 'exact'],
  ['person', 'Omar bin Khalid al-Tamer', 'Omar ibn Khalid al Tamer', 'exact'],
  ['organisation', 'Norrhaven Shipping Limited', 'NORRHAVEN SHIPPING L.T.D.', 'exact'],
  ['organisation', 'OOO Severny Veter', 'Северный Ветер ООО', 'spelling'],
  ['organisation', 'Norrhaven Aktiengesellschaft', 'NorrhavenAG', 'exact'],
  ['organisation', 'Norrhaven Joynt Stock Company', 'JSC Norrhaven', 'exact'],
  ['organisation', 'Norrhaven Shipping & Sons', 'The Norrhaven Shipping and Sons', 'exact'],
  ['organisation', 'N.H.S. Trading', 'NHS Trading', 'exact'],
  ['organisation', 'First Norrhaven Bank', '1st Norrhaven Bank', 'exact'],
  ['organisation', "Norrhaven Int'l Bank", 'Norrhaven International Bank', 'spelling'],
  ['organisation', 'NLA', 'Norrhaven Liberation Army', 'joined'],
  ['organisation', '北海航运股份有限公司', '北海航运', 'exact'],
  ['thing', 'MV Sea Lark', 'SEA LARK', 'exact'],
]

for (const [kind, left, right, level] of alike) {
  test(`alike: ${left} | ${right}`, () => {
    const found = nameComparison(kind)(left, right)
    assert.ok(found.likeness >= leastLikeness && !found.conflict, JSON.stringify(found))
    assert.equal(found.level, level)
  })
}

const unlike: readonly (readonly [NameKind, string, string])[] = [
  ['person', 'Anna Bergström', 'Lena Bergström'], ['person', 'Anna Bergström', 'Anna Sollander'], ['person', 'B. Bergström', 'Anna Bergström'],
  ['person', 'Anna M. Bergström', 'Anna K. Bergström'], ['person', 'Sergei Ivanovich Hrunov', 'Sergei Petrovich Hrunov'],
  ['person', 'Salman bin Khalid al-Tamer', 'Khalid bin Salman al-Tamer'], ['person', 'Omar Hassan al-Tamer', 'Omar Hassan al-Sayegh'],
  ['person', '김민서', '김민준'], ['person', 'Bergström', 'Anna Maria Bergström'], ['person', '?!', 'Anna'],
  ['organisation', 'Norrhaven Shipping Ltd', 'Norrhaven Trading Ltd'], ['organisation', 'Bank of Norrhaven', 'Bank of Sudhaven'],
  ['organisation', 'Norrhaven Ltd', 'Norrhaven Mexico Ltd'], ['organisation', 'Norrhaven Solutions Inc.', 'Norrhaven Solutions II Inc.'],
]

for (const [kind, left, right] of unlike) {
  test(`unlike: ${left} | ${right}`, () => {
    const found = nameComparison(kind)(left, right)
    assert.ok(found.likeness < leastLikeness, JSON.stringify(found))
  })
}

test('numbers that differ are told, however alike the names', () => {
  assert.equal(nameComparison('organisation')('Norrhaven Fund III L.P.', 'Norrhaven Fund IV L.P.').numbersDiffer, true)
  assert.equal(nameComparison('organisation')('Norrhaven Fund III L.P.', 'Norrhaven Fund III L.P.').numbersDiffer, false)
})

test('where a likeness decides, numbers that differ part two names', () => {
  const similarity = nameSimilarity('organisation')
  assert.ok(similarity('Norrhaven Fund III', 'Norrhaven Fund IV') < 0.3)
  assert.equal(similarity('Norrhaven Fund III', 'Norrhaven Fund 3'), 1)
})

const strict: readonly (readonly [string, string, string])[] = [
  ['Anna Bergström', 'Anna Bergstróm Falk', 'exact exact'], ['Bill Ashdown', 'William Ashdown', 'exact nickname'], ['Al Sayed Karim', 'Alsayed Karim', 'exact exact'],
  ['A. Bergström', 'Anna Bergström', 'exact initial'], ['Sergey Hrunov', 'Sergei Khrunov', 'nickname spelling'],
  ['Christian Falk', 'Christina Falk', 'exact'], ['Berg', 'Berk', ''], ['Anna Bengström', 'Anna Bergström', 'exact typo'], ['Anna Kerimova', 'Anna Kerimov', 'exact'], ['NLA', 'Norrhaven Liberation Army', ''],
]
for (const [left, right, levels] of strict) {
  test(`as a join needs it: ${left} | ${right}`, () => {
    const { pairs } = alignStrictly(parsePersonName(left)!, parsePersonName(right)!)
    assert.equal(pairs.map(({ level }) => level).sort().join(' '), levels)
  })
}

test('likeness is from 0 to 1, the same both ways round, and 1 for a name with itself', () => {
  const words = fc.constantFrom('anna', 'berg', 'Al', 'bin', 'A.', 'Петров', '林美华', 'Ltd', 'II', '7', 'كريم', 'abd', 'Bergström', 'Bergstrm')
  const name = fc.array(words, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(' '))
  fc.assert(fc.property(name, name, fc.constantFrom<NameKind>('person', 'organisation', 'thing'), (left, right, kind) => {
    const compare = nameComparison(kind)
    const { likeness } = compare(left, right)
    assert.ok(likeness >= 0 && likeness <= 1)
    assert.ok(Math.abs(likeness - compare(right, left).likeness) < 1e-9, `${likeness} ${compare(right, left).likeness}`)
    assert.equal(compare(left, left).likeness, 1)
  }), { seed: 20240607, numRuns: 500 })
})
