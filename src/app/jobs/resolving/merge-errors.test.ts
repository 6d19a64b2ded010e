import assert from 'node:assert/strict'
import { test } from 'node:test'
import { temporaryCase } from '../../../case/fixtures/temporary-case.ts'
import { readMergeErrors } from './merge-errors.ts'

const author = { actor: 'Mira Osei', clock: { now: () => '2024-05-01T08:00:00.000Z' } }
const ids = Array.from({ length: 40 }, (_, at) => at.toString(16).padStart(32, '0'))
const drawn = Array.from({ length: 10 }, (_, at) => [ids[2 * at]!, ids[2 * at + 1]!] as const)

test('how many merges are wrong is told as not estimated until pairs of a sample are judged, then as a range', async (context) => {
  const { opened } = await temporaryCase(context)
  const none = readMergeErrors(opened.journal)
  assert.deepEqual([none.state, none.estimates], ['not-estimated', undefined])
  assert.match(none.sentence.en, /not estimated.*jackdaw review --draw/)
  opened.journal.append([{ verb: 'sample.drawn', payload: { seed: 3, strata: [{ name: 'joined 0.9-0.99', joined: true, population: 200, expectedError: 0.05, drawn }] } }], author)
  assert.equal(readMergeErrors(opened.journal).state, 'not-estimated', 'drawn, and nothing judged')
  for (const [at, [left, right]] of drawn.entries()) {
    opened.journal.append([{ verb: 'judgement.made', payload: { left, right, judgement: at === 0 ? 'negative' : 'positive', reason: 'Read' } }], author)
  }
  const told = readMergeErrors(opened.journal)
  const { low, high } = told.estimates!.falseMerges
  assert.equal(told.state, 'estimated')
  assert.equal(told.sentence.en, `Of 200 merges, ${Math.round(low)} to ${Math.round(high)} expected wrong (90 % interval; 10 pairs judged).`)
  assert.match(told.sentence.fr, /^Sur 200 fusions, \d+ à \d+ seraient erronées \(intervalle à 90 % ; 10 paires jugées\)\.$/)
  assert.ok(low >= 1 && high > low && high < 120, `${low} ${high}`)
})
