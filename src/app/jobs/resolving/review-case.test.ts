import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { test, type TestContext } from 'node:test'
import type { Case } from '../../../case/case.ts'
import { temporaryCase } from '../../../case/fixtures/temporary-case.ts'
import { idOf, openSmallCase, resolveSmallCase, type Told } from '../../../resolve/fixtures/small-case.ts'
import { openQuestions } from '../ask-case.ts'
import { DerivedFolder } from '../derived-folder.ts'
import { judgePair, pendingEffect, undoPairJudgement } from '../judge-pair.ts'
import { nextPairs } from './next-pairs.ts'
import { showPairs } from './pair-to-judge.ts'
import { drawResolutionSample, readResolutionSample } from './resolution-sample.ts'
import { readWeakestBonds } from './weakest-joins.ts'
import { explainPair, pairsNotJudgedBy, readAgreements } from './review-case.ts'

const clock = { now: () => '2024-05-01T08:00:00.000Z' }
const [mira, sten] = [{ actor: 'Mira Osei', clock }, { actor: 'Sten Aho', clock }]

const told: readonly Told[] = ['Anna Bergström', 'Jonas Rehn', 'Tilda Brock', 'Oskar Lindqvist', 'Petra Sommer', 'Mira Falk'].flatMap((name, row): Told[] => [
  { exhibit: 'a', key: String(row), schema: 'Person', values: { name, email: `p${row}@norrhaven.example` } },
  { exhibit: 'b', key: String(row), schema: 'Person', values: { name, birthDate: `198${row}-05-04` } },
  ...(row < 2 ? [{ exhibit: 'c', key: String(row), schema: 'Person', values: { name: `${name[0]}. ${name.split(' ')[1]!}`, email: `desk${row}@norrhaven.example` } }] : []),
])

async function resolvedCase(context: TestContext): Promise<Case> {
  const { opened } = await temporaryCase(context)
  const derived = new DerivedFolder(opened.layout.root)
  derived.beginNext(false)
  const store = await openSmallCase(told, [], derived.nextDatabase)
  await resolveSmallCase(store)
  await store.close()
  writeFileSync(derived.nextSearchIndex, 'words')
  derived.finishNext({ plan: 'p', catalogue: 'c', dossier: 'd', pdf: 'left-out', sealed: [] })
  return opened
}

test('a sample is drawn into the journal, judged pair by pair, and tells the errors of the merges', async (context) => {
  const opened = await resolvedCase(context)
  assert.equal(readResolutionSample(opened.journal), undefined)
  const size = await drawResolutionSample(opened, 20, mira)
  const first = readResolutionSample(opened.journal)!
  assert.deepEqual([first.drawn, first.open.length, first.estimates.falseMerges.judged], [size, size, 0])
  assert.ok(size >= 6, String(size))
  for (const [at, [left, right]] of first.open.entries()) {
    await judgePair(opened, { left, right, judgement: at === 0 ? 'unsure' : 'positive', reason: 'Their files were read side by side' }, mira)
    if (at === 0) await assert.rejects(drawResolutionSample(opened, 20, mira), /are open/)
  }
  const judged = readResolutionSample(opened.journal)!
  assert.deepEqual([judged.open.length, judged.unsure, judged.estimates.falseMerges.wrong], [0, 1, 0])
  assert.ok(judged.estimates.falseMerges.judged >= 5)
  assert.ok(await drawResolutionSample(opened, 20, mira) > 0, 'one that was judged to its end may be followed by another')
})

const looking = { reviewer: 'Mira Osei', language: 'en', blind: false, second: false, limit: 10, from: 'queue' } as const

test('the queue names what is in doubt, greatest change first, with what both tell and where', async (context) => {
  const opened = await resolvedCase(context)
  const questions = await openQuestions(opened.layout.root, { actor: 'Mira Osei', act: 'review', what: 'pairs' })
  const pairs = await nextPairs(questions, opened.journal, looking)
  assert.ok(pairs.length > 0 && pairs.every(({ queued }, at) => at === 0 || queued!.expectedChange <= pairs[at - 1]!.queued!.expectedChange))
  const [first] = pairs
  const name = first!.told.find(({ property }) => property === 'name')!
  assert.ok(name.left[0]!.places[0]!.locator.startsWith('row=') && name.right[0]!.places.length > 0)
  assert.equal(first!.evidence!.bars[0]!.property, 'prior')
  await assert.rejects(nextPairs(questions, opened.journal, { ...looking, from: 'sample' }), { code: 'usage' })
  questions.close()
})

test('a blind view tells no weight, nor what others said, until its reviewer has judged', async (context) => {
  const opened = await resolvedCase(context)
  const asked = await openQuestions(opened.layout.root, { actor: 'Mira Osei', act: 'review', what: 'pairs' })
  const blind = { ...looking, blind: true }
  const [pair] = await nextPairs(asked, opened.journal, blind)
  assert.doesNotMatch(JSON.stringify(pair), /bits|probability|weight|joined|expectedChange/i)
  const judgement = { left: pair!.left.id, right: pair!.right.id, judgement: 'positive', reason: 'One mailbox at one desk' } as const
  await judgePair(opened, judgement, { ...sten, asked })
  assert.ok(!(await nextPairs(asked, opened.journal, blind)).some(({ left, right }) => left.id === judgement.left && right.id === judgement.right), 'judged: no question any more')
  const second = { ...looking, second: true }
  const [again, ...more] = await nextPairs(asked, opened.journal, second)
  assert.deepEqual([again!.left.id, again!.right.id, again!.others, again!.evidence, more.length], [judgement.left, judgement.right, undefined, undefined, 0])
  await judgePair(opened, { ...judgement, judgement: 'negative', reason: 'Two desks' }, { ...mira, asked })
  assert.deepEqual(await nextPairs(asked, opened.journal, second), [])
  const [shown] = await showPairs(asked, [[judgement.left, judgement.right]], { ...blind, journal: opened.journal })
  assert.deepEqual([shown!.own!.judgement, shown!.others!.map(({ by }) => by)], ['negative', ['Sten Aho']])
  assert.equal(typeof shown!.evidence!.weightBits, 'number')
  asked.close()
})

test('a judgement tells what it changes, and taken back it changes nothing', async (context) => {
  const opened = await resolvedCase(context)
  const asked = await openQuestions(opened.layout.root, { actor: 'Mira Osei', act: 'review', what: 'pairs' })
  const pair = { left: idOf('a', '3'), right: idOf('b', '3') }
  const { sequence, effect } = await judgePair(opened, { ...pair, judgement: 'negative', reason: 'Two birth years' }, { ...mira, asked })
  const [smaller, greater] = [pair.left, pair.right].sort() as [string, string]
  assert.deepEqual(effect.moved, [{ id: greater, before: smaller, after: greater }])
  assert.deepEqual(effect.clusters.map(({ members, state }) => [members, state]), [[[smaller], 'single'], [[greater], 'single']])
  assert.equal((await undoPairJudgement(opened, { sequence, reason: 'A slip' }, { ...mira, asked })).effect.touched, 0)
  await assert.rejects(undoPairJudgement(opened, { sequence, reason: 'Again' }, { ...mira, asked }), { code: 'usage' })
  await assert.rejects(judgePair(opened, { ...pair, judgement: 'positive', reason: ' ' }, { ...mira, asked }), { code: 'usage' })
  assert.deepEqual((await pendingEffect(opened, asked)).clusters, [])
  asked.close()
})

test('each joined entity has its weakest bond, the weakest of all first', async (context) => {
  const opened = await resolvedCase(context)
  const asked = await openQuestions(opened.layout.root, { actor: 'Mira Osei', act: 'review', what: 'pairs' })
  const bonds = await readWeakestBonds(asked)
  assert.deepEqual(bonds.map(({ caption }) => caption).includes('Oskar Lindqvist'), true)
  assert.ok(bonds.every(({ probability }, at) => probability >= 0.9 && (at === 0 || probability >= bonds[at - 1]!.probability)))
  asked.close()
})

test('a pair is explained bar by bar with its rows; what is no match is not', async (context) => {
  const opened = await resolvedCase(context)
  const questions = await openQuestions(opened.layout.root, { actor: 'Mira Osei', act: 'review', what: 'pairs' })
  const pair = { left: idOf('a', '3'), right: idOf('b', '3') }
  const found = await explainPair(questions, pair, 'fr')
  assert.match(found!.sentence, /^Oskar Lindqvist et Oskar Lindqvist sont (très )?probablement/)
  assert.ok(found!.bars.find(({ property }) => property === 'name')!.sources.left[0]!.locator.startsWith('row='))
  assert.equal(await explainPair(questions, { ...pair, right: idOf('b', '4') }, 'en'), undefined)
  questions.close()
})

test('two reviewers are asked the same pairs, and their agreement counts what was not taken back', async (context) => {
  const opened = await resolvedCase(context)
  await drawResolutionSample(opened, 20, mira)
  const { all } = readResolutionSample(opened.journal)!
  for (const [at, [left, right]] of all.entries()) await judgePair(opened, { left, right, judgement: at % 2 ? 'positive' : 'negative', reason: 'As it reads' }, mira)
  assert.deepEqual(pairsNotJudgedBy(opened.journal, 'Mira Osei', all), [])
  assert.deepEqual(pairsNotJudgedBy(opened.journal, 'Sten Aho', all), all)
  for (const [at, [left, right]] of all.entries()) await judgePair(opened, { left: right, right: left, judgement: at % 2 ? 'positive' : 'negative', reason: 'As it reads' }, sten)
  const [agreement] = readAgreements(opened.journal)
  assert.deepEqual([agreement!.one, agreement!.other, agreement!.pairs, agreement!.kappa], ['Mira Osei', 'Sten Aho', all.length, 1])
  await undoPairJudgement(opened, { sequence: opened.journal.size, reason: 'Not sure any more' }, sten)
  assert.equal(readAgreements(opened.journal)[0]!.pairs, all.length - 1)
})
