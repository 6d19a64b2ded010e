import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { KeyPart } from '../plan/blocking-plan.ts'
import { makePlan } from '../plan/make-plan.ts'
import { MatchSimulation } from './match-simulation.ts'

const plan = makePlan({
  sources: [{ name: 'a', path: 'a.csv' }], link: 'dedupe',
  fields: [{ name: 'name', role: 'full-name', columns: ['name'] }, { name: 'born', role: 'birth-date', columns: ['born'] }],
})
const name: KeyPart = { field: 'name', form: 'text' }
const born: KeyPart = { field: 'born', form: 'text' }

test('a key finds what agrees, a second one the rest, and what was found before is worth less', () => {
  const simulation = new MatchSimulation(plan, [[true, true]], new Map())
  const alone = simulation.gainOf([name])
  assert.ok(Math.abs(alone - 0.75) < 0.03, `three in four names agree: ${alone}`)
  assert.ok(Math.abs(simulation.gainOf([name, born]) - 0.75 ** 2) < 0.03)
  assert.equal(simulation.recall, 0)
  simulation.take([name])
  assert.ok(Math.abs(simulation.recall - alone) < 1e-9)
  assert.ok(Math.abs(simulation.gainOf([name]) - 0.2 * alone) < 1e-9)
  const before = simulation.recall
  const gain = simulation.gainOf([born])
  simulation.take([born])
  assert.ok(simulation.recall > before && gain < 0.75)
  for (let again = 0; again < 3; again++) simulation.take([name])
  assert.ok(simulation.gainOf([name]) < 1e-9, 'a pair found three times is worth nothing more')
})

test('a field that no record fills finds nothing', () => {
  const simulation = new MatchSimulation(plan, [[true, false]], new Map())
  assert.equal(simulation.gainOf([born]), 0)
  assert.equal(simulation.gainOf([name, born]), 0)
})
