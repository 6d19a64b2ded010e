import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allChecks } from './all-checks.ts'
import { listRules, readConstraints } from './contradiction/constraint.ts'
import { keptApartExplanations } from './contradiction/find-kept-apart.ts'
import { sharedNumberExplanations } from './contradiction/find-shared-numbers.ts'
import { explain, explanations } from './explanations.ts'

test('every check has a stable id, a clause and known explanations', () => {
  const ids = allChecks.map((check) => check.id)
  assert.equal(new Set(ids).size, ids.length)
  assert.ok(ids.length >= 25)
  for (const check of allChecks) {
    assert.match(check.id, /^[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)+$/)
    assert.ok(check.title && check.clause)
    for (const key of check.explanations) assert.match(explain(key), /^[A-Z].*[.;].*$|\.$/)
  }
})

test('no check or constraint reads nationality, ethnicity, religion or politics of a person', () => {
  const words = /nationality|citizenship|ethnicity|religion|political/
  const { functional, order, record, shared } = readConstraints()
  for (const { property } of [...functional, ...record, ...shared]) assert.doesNotMatch(property, words)
  for (const { earlier, later } of order) assert.doesNotMatch([...earlier.property, ...later.property].join(' '), words)
})

test('explanations are sentences, and each is used', () => {
  const used = new Set<string>([...allChecks, ...listRules(readConstraints())].flatMap((rule) => rule.explanations))
  for (const key of [...sharedNumberExplanations, ...keptApartExplanations]) used.add(key)
  for (const [key, text] of Object.entries(explanations)) {
    assert.match(text, /^[A-Z].*\.$/, key)
    assert.ok(used.has(key), key)
  }
  assert.throws(() => explain('no-such'), TypeError)
})
