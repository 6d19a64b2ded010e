import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { compareWithTruth, errorRates } from './error-rates.ts'
import { parameterValues } from './parameter-values.ts'
import { readDescription } from './read-description.ts'
import { readResult } from './read-result.ts'
import { runInSandbox } from './sandbox.ts'
import { readToolCode } from './tool-code.ts'
import type { ToolDescription } from './tool.ts'

const description: ToolDescription = {
  id: 'often', version: '1.0.0', title: 'Often', answers: 'Who pays often?', author: 'Ada', explanations: ['Rent.'],
  parameters: { least: { type: 'integer', doc: 'Least.', default: 3, min: 2, max: 10 }, from: { type: 'date', doc: 'From.', default: '2024-01-01' } },
  reads: { movements: 'SELECT payer_id AS payer FROM accounts_rows WHERE date >= $from' },
  outputs: { payer: { type: 'entity', doc: 'Who.' }, total: { type: 'amount', doc: 'How much.' }, rests_on: { type: 'statements', doc: 'Rows.' } },
  key: ['payer'],
  tests: [{ name: 'yes', rows: { movements: [{ payer: 'a' }] }, finds: [{ payer: 'a' }] }, { name: 'no', rows: {}, finds: [] }],
}

test('a description that fits the contract is read as it is', () => {
  assert.deepEqual(readDescription(JSON.stringify(description)), description)
})

const wrong: readonly (readonly [string, Record<string, unknown>, RegExp])[] = [
  ['an id with blanks', { id: 'Often Paid' }, /id: lower case/],
  ['a version in words', { version: 'new' }, /version: three numbers/],
  ['no question', { answers: '' }, /answers/],
  ['a field of its own', { secret: 1 }, /secret/],
  ['a key that is no output', { key: ['nobody'] }, /nobody is no output/],
  ['a query with an unknown parameter', { reads: { movements: 'SELECT $until' } }, /\$until is no parameter/],
  ['tests over a query that is none', { tests: [description.tests[0], { name: 'x', rows: { other: [] }, finds: [] }] }, /other is no query/],
  ['no test without a find', { tests: [description.tests[0], description.tests[0]] }, /nothing to be found/],
  ['no test with a find', { tests: [description.tests[1], description.tests[1]] }, /something to be found/],
  ['finds without the key', { tests: [description.tests[1], { name: 'x', rows: {}, finds: [{ total: '1' }] }] }, /columns of key/],
]
for (const [what, change, message] of wrong) {
  test(`${what} is told`, () => {
    assert.throws(() => readDescription(JSON.stringify({ ...description, ...change })), { code: 'tool.invalid', message })
  })
}

test('parameters are read by their type, and held to their bounds', () => {
  assert.deepEqual(parameterValues(description, { least: '5' }), { least: 5, from: '2024-01-01' })
  const refused: readonly (readonly [Record<string, string>, RegExp])[] = [
    [{ least: 'many' }, /whole number/], [{ least: '2.5' }, /whole number/], [{ least: '' }, /whole number/], [{ least: '11' }, /between 2 and 10/],
    [{ from: 'yesterday' }, /a date/], [{ most: '3' }, /no parameter most; it has least, from/],
  ]
  for (const [given, message] of refused) assert.throws(() => parameterValues(description, given), { code: 'tool.invalid', message })
})

test('rows are those of the declared outputs, in their order; what is missing is null', () => {
  assert.deepEqual(readResult(description, '[{"rests_on":["s"],"payer":"a"}]'), [{ payer: 'a', total: null, rests_on: ['s'] }])
  for (const json of ['{}', '[1]', '[{"who":"a"}]', '[{"payer":7}]', '[{"total":1.5}]', '[{"rests_on":"s"}]']) {
    assert.throws(() => readResult(description, json), { code: 'tool.failed' })
  }
})

test('error rates count what is found and not there, and what is there and not found', () => {
  const outcome = compareWithTruth(description, { name: 't', finds: [{ payer: 'a' }, { payer: 'b' }] }, [{ payer: 'a', total: '1' }, { payer: 'c', total: '1' }])
  assert.deepEqual([outcome.right, outcome.wrong.length, outcome.missed], [1, 1, [{ payer: 'b' }]])
  assert.deepEqual(errorRates([outcome, { name: 'none', right: 0, wrong: [], missed: [] }]), { tests: 2, right: 1, wrong: 1, missed: 1, falseShare: 0.5, missedShare: 0.5 })
  assert.equal(errorRates([]).falseShare, null)
})

for (const name of readdirSync(new URL('./own', import.meta.url))) {
  test(`the tool ${name} that comes with Jackdaw is as its own tests say`, async () => {
    const { code } = readToolCode(readFileSync(new URL(`./own/${name}`, import.meta.url), 'utf8'))
    const tool = readDescription(await runInSandbox(code, { verb: 'describe' }))
    assert.equal(`${tool.id}.ts`, name)
    for (const known of tool.tests) {
      const rows = { ...Object.fromEntries(Object.keys(tool.reads).map((read) => [read, []])), ...known.rows }
      const input = JSON.stringify({ parameters: parameterValues(tool, known.parameters ?? {}), rows })
      const outcome = compareWithTruth(tool, known, readResult(tool, await runInSandbox(code, { verb: 'run', input, seed: 1 })))
      assert.deepEqual([known.name, outcome.wrong, outcome.missed], [known.name, [], []])
    }
  })
}

test('what is no TypeScript, or more than taking types out can make run, is told', () => {
  assert.throws(() => readToolCode('export const tool = {'), { code: 'tool.invalid' })
  assert.throws(() => readToolCode('enum A { B }\nexport const tool = {}'), { code: 'tool.invalid' })
})
