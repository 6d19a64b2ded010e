import assert from 'node:assert/strict'
import { test } from 'node:test'
import { idOf, openSmallCase, resolveSmallCase } from '../fixtures/small-case.ts'
import { nameWordLevels, birthDateLevels } from '../weigh/default-levels.ts'
import { readCaseGraph } from '../world/case-worlds.ts'
import { levelWords } from './evidence-words.ts'
import type { ExplanationEntry } from './explain-match.ts'
import { explainInWords } from './explain-sentence.ts'
import { findSources } from './source-rows.ts'
import { waterfall } from './waterfall.ts'
import { weakestBonds } from './weakest-bonds.ts'

const entries: readonly ExplanationEntry[] = [
  { property: 'prior', level: '1 in 512', bits: -9 }, { property: 'name', level: 'exact', bits: 8.25, left: 'Anna Berg', right: 'Anna Berg' },
  { property: 'birthDate', level: 'near', bits: 3.5, left: '1980-04-02', right: '1980-04-03', conflict: true }, { property: 'country', level: 'differs', bits: -2.5, left: 'se', right: 'no' },
]

test('a waterfall begins at zero and ends at the weight', () => {
  assert.deepEqual(waterfall(entries).map(({ from, to }) => [from, to]), [[0, -9], [-9, -0.75], [-0.75, 2.75], [2.75, 0.25]])
  assert.deepEqual(waterfall([]), [])
})

test('the evidence of a pair in English and in French', () => {
  const pair = { left: 'Anna Berg (A)', right: 'Anna Berg (B)', entries }
  assert.equal(explainInWords(pair, 'en'), 'Anna Berg (A) and Anna Berg (B) may be the same (probability 54.3 %, 0.3 bits): the name is the same (+8.3). ' +
    'Against it: the country differs (−2.5), the birth date differs by one digit (+3.5, keeps them apart). Before any comparison the odds are 1 in 512 (−9.0 bits).')
  assert.equal(explainInWords(pair, 'fr'), 'Anna Berg (A) et Anna Berg (B) sont peut-être une seule et même entité (probabilité 54,3 %, 0,3 bits) : le nom est identique (+8,3). ' +
    "À l'encontre : le pays diffère (−2,5), la date de naissance diffère par un chiffre (+3,5, les maintient séparées). Avant toute comparaison, la chance est de 1 sur 512 (−9,0 bits).")
  const table: readonly (readonly [number, RegExp])[] = [[20, /very probably the same \(probability > 99.9 %/], [4, /are probably the same/], [-3, /probably different/], [-20, /probability < 0.1 %.*nothing speaks for it/]]
  for (const [bits, expected] of table) assert.match(explainInWords({ ...pair, entries: [{ property: 'other', level: 'unheard-of', bits }] }, 'en'), expected)
})

test('every level of names and dates has words', () => {
  for (const level of [...Object.keys(nameWordLevels), ...Object.keys(birthDateLevels)]) assert.ok(levelWords[level], level)
})

test('the rows behind each bar, and the weakest bond of a cluster', async () => {
  const store = await openSmallCase([
    { exhibit: 'a', key: '1', schema: 'Person', values: { firstName: 'Anna', lastName: 'Bergström', birthDate: '1980-05-04' } },
    { exhibit: 'b', key: '1', schema: 'Person', values: { name: 'Anna Bergström', birthDate: '1980-05-04', email: 'anna@norrhaven.example' } },
    { exhibit: 'c', key: '1', schema: 'Person', values: { name: 'A. Bergström', email: 'anna@norrhaven.example' } },
    { exhibit: 'd', key: '1', schema: 'Person', values: { name: 'Mira Falk' } },
  ])
  await resolveSmallCase(store)
  const [match] = await store.all<{ left_id: string; right_id: string; explanation: string }>(
    `SELECT left_id, right_id, explanation FROM derived.matches WHERE '${idOf('a', '1')}' IN (left_id, right_id) AND '${idOf('b', '1')}' IN (left_id, right_id)`)
  const told = JSON.parse(match!.explanation) as ExplanationEntry[]
  const sources = await findSources(store, { left: match!.left_id, right: match!.right_id }, told)
  const name = sources[told.findIndex(({ property }) => property === 'name')]!
  const [ofA, ofB] = match!.left_id === idOf('a', '1') ? [name.left, name.right] : [name.right, name.left]
  assert.deepEqual(ofA.map(({ property }) => property).sort(), ['firstName', 'lastName'])
  assert.deepEqual(ofB.map(({ property, exhibit, original }) => [property, exhibit, original]), [['name', 'b', 'Anna Bergström']])
  const bonds = weakestBonds(await readCaseGraph(store))
  assert.deepEqual(bonds.map(({ size }) => size), [3])
  assert.ok([bonds[0]!.left, bonds[0]!.right].includes(idOf('c', '1')) && bonds[0]!.probability >= 0.9)
  await store.close()
})
