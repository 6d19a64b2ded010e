import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { makeStatement, statementId, type StatementDraft } from './statement.ts'

const draft: StatementDraft = { locator: 'row=2&col=1', entityId: 'e'.repeat(32), schema: 'Person', property: 'name', value: 'Ada Quill', original: 'QUILL, Ada' }

test('a statement is named by what it says and where, for good', () => {
  // A change of this hash would rename every statement of every case.
  assert.equal(makeStatement(draft, 'x'.repeat(32), 'run').id, 'd2ab9ac37ffbe4d24e5b9d37998c4e74f816a01e2b032599a7afd073e4dfc214')
})

const others: readonly [what: string, draft: StatementDraft, isOther: boolean][] = [
  ['another place', { ...draft, locator: 'row=3&col=1' }, true],
  ['another entity', { ...draft, entityId: 'f'.repeat(32) }, true],
  ['another property', { ...draft, property: 'alias' }, true],
  ['another value', { ...draft, value: 'Ada Quil' }, true],
  ['a language', { ...draft, lang: 'eng' }, true],
  ['another original', { ...draft, original: 'Ada QUILL' }, false],
  ['another schema', { ...draft, schema: 'LegalEntity' }, false],
]
for (const [what, other, isOther] of others) {
  test(`${what} makes ${isOther ? 'another' : 'the same'} statement`, () => {
    assert.equal(statementId(other, 'x') !== statementId(draft, 'x'), isOther)
  })
}

test('the same value in another exhibit is another statement; by another run it is the same', () => {
  assert.notEqual(statementId(draft, 'x'), statementId(draft, 'y'))
  assert.equal(makeStatement(draft, 'x', 'one').id, makeStatement(draft, 'x', 'two').id)
})

test('parts cannot run into each other', () => {
  const part = fc.string({ unit: fc.constantFrom('1', '2', ':', ';', '-', 'é'), minLength: 1, maxLength: 6 })
  const parts = fc.record({ exhibit: part, locator: part, entityId: part, property: part, value: part, lang: fc.option(part, { nil: undefined }) })
  fc.assert(
    fc.property(parts, parts, (left, right) => {
      const ids = [left, right].map(({ exhibit, ...rest }) => statementId({ ...rest, schema: 'Thing' }, exhibit))
      assert.equal(ids[0] === ids[1], JSON.stringify(left) === JSON.stringify(right))
    }),
    { numRuns: 1_000 },
  )
})

for (const missing of ['locator', 'entityId', 'property', 'value'] as const) {
  test(`a statement without ${missing} cannot be made`, () => {
    assert.throws(() => makeStatement({ ...draft, [missing]: '' }, 'x', 'run'), TypeError)
  })
}

test('a statement without exhibit or run cannot be made', () => {
  assert.throws(() => makeStatement(draft, '', 'run'), TypeError)
  assert.throws(() => makeStatement(draft, 'x', ''), TypeError)
})
