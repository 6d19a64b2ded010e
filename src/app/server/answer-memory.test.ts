import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AnswerMemory } from './answer-memory.ts'

test('an answer is found once while it is known; what fails, is large or was long not asked is found again', async () => {
  const memory = new AnswerMemory<number>(2, (answer) => answer < 100)
  const found: string[] = []
  const recall = (question: string, answer = 1) => memory.recall(question, async () => {
    found.push(question)
    if (answer < 0) throw new Error('no')
    return answer
  })
  assert.deepEqual(await Promise.all([recall('a'), recall('a')]), [1, 1])
  await recall('b')
  await recall('a')
  assert.deepEqual(found.splice(0), ['a', 'b'])
  await recall('c')
  await recall('a')
  await recall('b')
  assert.deepEqual(found.splice(0), ['c', 'b'], 'the one that was asked longest ago is forgotten')
  for (const [question, answer] of [['large', 100], ['fails', -1]] as const) {
    for (let turn = 0; turn < 2; turn++) await recall(question, answer).catch(() => undefined)
    assert.deepEqual(found.splice(0), [question, question])
  }
})
