import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { contentHash } from '../../case/journal/content-hash.ts'
import { investigator, temporaryCase } from '../../case/fixtures/temporary-case.ts'
import { constraintsOf, takeUpConstraintFiles } from './constraint-files.ts'

const own = `record:
  - { rule: 'record:own', schema: Invoice, key: [invoiceNumber], property: vatAmount, compare: amount, strength: C, noun: VAT, explanations: [misread] }
`

async function caseWith(context: TestContext, text: string) {
  const { opened } = await temporaryCase(context)
  const { constraints: folder } = opened.layout
  mkdirSync(folder)
  const write = (content: string) => writeFileSync(join(folder, 'own.yml'), content)
  write(text)
  return { journal: opened.journal, write, takeUp: () => takeUpConstraintFiles(folder, opened.journal, investigator) }
}

test('a file of constraints is confirmed once, holds in the case, and is taken back when it is emptied', async (context) => {
  const { journal, write, takeUp } = await caseWith(context, own)
  const before = contentHash(journal)
  const rules = () => constraintsOf(journal).record.map(({ rule }) => rule).filter((rule) => rule === 'record:own')
  assert.deepEqual([takeUp(), takeUp(), rules()], [['own'], [], ['record:own']])
  assert.notEqual(contentHash(journal), before)
  write('\n')
  assert.deepEqual([takeUp(), takeUp(), rules()], [['own'], [], []])
})

const invalid: readonly [why: string, text: string, words: RegExp][] = [
  ['a property that does not exist', own.replace('vatAmount', 'vatSum'), /own\.yml.*vatSum of Invoice/],
  ['a name that is taken', own.replace('record:own', 'record:invoice-amount'), /Two constraints/],
  ['an explanation that does not exist', own.replace('misread', 'because'), /own\.yml/],
  ['no table', 'hello', /own\.yml/],
]
for (const [why, text, words] of invalid) {
  test(`refused: ${why}`, async (context) => {
    const { journal, takeUp } = await caseWith(context, text)
    assert.throws(takeUp, { code: 'constraint.invalid', message: words })
    assert.deepEqual([...journal.entries({ verb: 'constraints.confirmed' })], [])
  })
}

test('a case without such a folder has the constraints that come with Jackdaw', async (context) => {
  const { opened } = await temporaryCase(context)
  assert.deepEqual(takeUpConstraintFiles(opened.layout.constraints, opened.journal, investigator), [])
  assert.ok(constraintsOf(opened.journal).record.length > 0)
})
