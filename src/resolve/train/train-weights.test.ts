import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { LinkagePlan } from '../plan/linkage-plan.ts'
import { makePlan } from '../plan/make-plan.ts'
import { seededNumbers } from '../../base/seeded-numbers.ts'
import { trainWeights } from './train-weights.ts'

const names = ['one', 'two', 'three', 'four', 'five']
const knownM = [[0.8, 0.12, 0.08], [0.7, 0.2, 0.1], [0.9, 0.04, 0.06], [0.6, 0.25, 0.15], [0.85, 0.05, 0.1]]
const knownU = [[0.01, 0.02, 0.97], [0.004, 0.016, 0.98], [0.05, 0.05, 0.9], [0.02, 0.03, 0.95], [0.002, 0.008, 0.99]]
const allPairs = 20_000_000
const truePairs = 6_000

/** Five fields with three levels; a key for each pair of fields that are the same in the first level. */
function planOfFive(): LinkagePlan {
  const levels = [{ name: 'same', when: { is: 'same', form: 'text' } as const }, { name: 'alike', when: { is: 'same', form: 'text' } as const }, { name: 'differs' }]
  const plan = makePlan({ sources: [{ name: 'a', path: 'a.csv' }], link: 'dedupe', fields: names.map((name) => ({ name, role: 'category', columns: [name], levels })) })
  const keys = names.flatMap((one, place) => names.slice(place + 1).map((other) => [one, other]))
  return { ...plan, blocking: keys.map((fields) => ({ name: fields.join(' + '), mostRecords: 100, parts: fields.map((field) => ({ field, form: 'text' as const })) })) }
}

/** Pairs drawn from m, u and the prior, of which those that share a key are counted by pattern. */
function drawPatterns(plan: LinkagePlan, missing: number) {
  const draw = seededNumbers(11)
  const level = (shares: readonly number[]) => {
    const at = draw()
    return at < shares[0]! ? 0 : at < shares[0]! + shares[1]! ? 1 : 2
  }
  const counted = new Map<string, { levels: number[]; mask: number; count: number }>()
  const add = (levels: number[], count: number) => {
    const mask = plan.blocking.reduce((bits, { parts }, key) => (parts.every(({ field }) => levels[names.indexOf(field)] === 0) ? bits + 2 ** key : bits), 0)
    if (mask === 0) return
    const name = `${levels.join()}|${mask}`
    const entry = counted.get(name)
    if (entry) entry.count += count
    else counted.set(name, { levels, mask, count })
  }
  for (let pair = 0; pair < truePairs; pair++) add(knownM.map((shares) => (draw() < missing ? -1 : level(shares))), 1)
  // Of pairs that differ there are too many to draw: each pattern is met as often as it is expected.
  const patterns = knownU.reduce<{ levels: number[]; share: number }[]>(
    (made, shares) => made.flatMap(({ levels, share }) => shares.map((one, at) => ({ levels: [...levels, at], share: share * one }))), [{ levels: [], share: 1 }])
  for (const { levels, share } of patterns) add(levels, Math.round(share * (allPairs - truePairs)))
  const entries = [...counted.values()]
  return {
    levels: entries.map(({ levels }) => levels), patterns: Float64Array.from(entries.keys()),
    masks: Float64Array.from(entries, ({ mask }) => mask), counts: Float64Array.from(entries, ({ count }) => count),
  }
}

/** The share of true pairs that two of five fields being the same finds. */
function recallOf(): number {
  let [none, one] = [1, 0]
  for (const [same] of knownM) [none, one] = [none * (1 - same!), one * (1 - same!) + none * same!]
  return 1 - none - one
}

test('m, u and the prior that pairs were drawn from are found again', () => {
  const plan = planOfFive()
  const prior = truePairs / allPairs
  const random = knownU.map((shares, place) => shares.map((share, level) => share * (1 - prior) + knownM[place]![level]! * prior))
  const found = trainWeights({ plan, patterns: drawPatterns(plan, 0), random, allPairs, sampled: 1, recall: recallOf() })
  assert.ok(Math.abs(found.prior / prior - 1) < 0.03, `prior ${found.prior}`)
  for (const [place, shares] of knownM.entries()) {
    for (const [level, share] of shares.entries()) {
      assert.ok(Math.abs(found.m[place]![level]! - share) < 0.025, `m of ${names[place]} ${level}: ${found.m[place]![level]} for ${share}`)
      assert.ok(Math.abs(found.u[place]![level]! / knownU[place]![level]! - 1) < 0.05, `u of ${names[place]} ${level}: ${found.u[place]![level]}`)
    }
  }
})

test('what is missing in true pairs tells nothing', () => {
  const plan = planOfFive()
  const found = trainWeights({ plan, patterns: drawPatterns(plan, 0.2), random: knownU, allPairs, sampled: 1, recall: 0.9 })
  for (const [place, shares] of knownM.entries()) assert.ok(Math.abs(found.m[place]![0]! - shares[0]!) < 0.03, `m of ${names[place]}: ${found.m[place]![0]}`)
})

test('the same patterns in another order teach the same', () => {
  const plan = planOfFive()
  const patterns = drawPatterns(plan, 0.1)
  const order = [...patterns.levels.keys()].reverse()
  const turned = {
    levels: order.map((at) => patterns.levels[at]!), patterns: Float64Array.from(order, (at) => patterns.patterns[at]!),
    masks: Float64Array.from(order, (at) => patterns.masks[at]!), counts: Float64Array.from(order, (at) => patterns.counts[at]!),
  }
  const [one, other] = [patterns, turned].map((given) => trainWeights({ plan, patterns: given, random: knownU, allPairs, sampled: 1, recall: 0.9 }))
  assert.ok(Math.abs(one!.prior / other!.prior - 1) < 1e-6)
})

test('keys that decide every field teach nothing, and the expected m stands', () => {
  const plan = { ...planOfFive(), blocking: [] }
  const { m } = trainWeights({ plan, patterns: drawPatterns(planOfFive(), 0), random: knownU, allPairs, sampled: 1, recall: 0.9 })
  assert.ok(m.every((shares) => Math.abs(shares[0]! - 0.75) < 1e-9))
})
