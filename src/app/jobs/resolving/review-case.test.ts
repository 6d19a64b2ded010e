import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import type { Case } from '../../../case/case.ts'
import { temporaryCase } from '../../../case/fixtures/temporary-case.ts'
import { undoJudgement } from '../../../case/judgements.ts'
import { idOf, openSmallCase, resolveSmallCase, type Told } from '../../../resolve/fixtures/small-case.ts'
import { openQuestions } from '../ask-case.ts'
import { DerivedFolder } from '../derived-folder.ts'
import { judgePair } from '../judge-pair.ts'
import { drawResolutionSample, readResolutionSample } from './resolution-sample.ts'
import { explainPair, pairsNotJudgedBy, queueReview, readAgreements, showBlind } from './review-case.ts'

const clock = { now: () => '2024-05-01T08:00:00.000Z' }
const [mira, sten] = [{ actor: 'Mira Osei', clock }, { actor: 'Sten Aho', clock }]

const told: readonly Told[] = ['Anna Bergström', 'Jonas Rehn', 'Tilda Brock', 'Oskar Lindqvist', 'Petra Sommer', 'Mira Falk'].flatMap((name, row): Told[] => [
  { exhibit: 'a', key: String(row), schema: 'Person', values: { name, email: `p${row}@norrhaven.example` } },
  { exhibit: 'b', key: String(row), schema: 'Person', values: { name, birthDate: `198${row}-05-04` } },
  ...(row < 2 ? [{ exhibit: 'c', key: String(row), schema: 'Person', values: { name: `${name[0]}. ${name.split(' ')[1]!}`, email: `desk${row}@norrhaven.example` } }] : []),
])

async function resolvedCase(context: TestContext): Promise<Case> {
  const { opened } = await temporaryCase(context)
  const store = await openSmallCase(told, [], new DerivedFolder(opened.layout.root).database)
  await resolveSmallCase(store)
  await store.close()
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

test('the queue names what is in doubt, and the blind view tells no weight', async (context) => {
  const opened = await resolvedCase(context)
  const questions = await openQuestions(opened.layout.root)
  const queue = await queueReview(questions, 10)
  assert.ok(queue.length > 0 && queue.every((item, at) => at === 0 || item.expectedChange <= queue[at - 1]!.expectedChange))
  const [blind] = await showBlind(questions, [[queue[0]!.left, queue[0]!.right]])
  assert.ok(blind!.values.some(({ property, left, right }) => property === 'name' && left.length > 0 && right.length > 0))
  assert.doesNotMatch(JSON.stringify(blind), /bits|probability|weight|joined/)
  assert.deepEqual(await showBlind(questions, []), [])
  questions.close()
})

test('a pair is explained bar by bar with its rows; what is no match is not', async (context) => {
  const opened = await resolvedCase(context)
  const questions = await openQuestions(opened.layout.root)
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
  undoJudgement(opened.journal, opened.journal.size, { ...sten, reason: 'Not sure any more' })
  assert.equal(readAgreements(opened.journal)[0]!.pairs, all.length - 1)
})
