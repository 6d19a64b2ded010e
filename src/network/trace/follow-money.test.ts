import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { orderDay } from './day-order.ts'
import { followMoney, type FollowedMoney, type TraceLimits } from './follow-money.ts'
import type { TraceMovement } from './movement.ts'
import { openingBalances, type OpeningBalance } from './opening-balance.ts'
import { splitParts, totalOf, tracedOf, type Parts } from './parts.ts'
import { traceMethods, type TraceMethod } from './trace-method.ts'

const paid = (from: number, to: number, amount: number, more: Partial<TraceMovement> = {}): TraceMovement => ({
  id: `${from}-${to}`, from, to, amount: BigInt(amount), day: '2030-01-01', date: '2030-01-01', balanceFrom: undefined, balanceTo: undefined,
  placeFrom: undefined, placeTo: undefined, ...more,
})
const noLimits: TraceLimits = { maxHops: 100, least: 0n, maxSteps: 100_000 }
interface More {
  readonly origins?: readonly number[]
  readonly limits?: Partial<TraceLimits>
  readonly openings?: readonly OpeningBalance[]
}
const follow = (method: TraceMethod, movements: readonly TraceMovement[], more: More = {}) => {
  const accounts = 1 + Math.max(...movements.flatMap(({ from, to }) => [from, to]))
  const origins = new Map((more.origins ?? [0]).map((movement, index) => [movement, index]))
  return followMoney(method, { movements, openings: more.openings ?? openingBalances(movements, accounts), origins, limits: { ...noLimits, ...more.limits } })
}
const tracedIn = ({ held }: FollowedMoney, account: number) => Number(tracedOf(held.get(account)?.parts ?? new Map()))

// Account 0 is the victim, 1 the account in question, 2 and 3 receivers, 4 another payer.
const mixed = [paid(0, 1, 100), paid(4, 1, 100), paid(1, 2, 60), paid(1, 3, 90)]

test('the same rows under four rules', () => {
  const opening = (amount: bigint): OpeningBalance[] => [0n, amount, 0n, 0n, 0n].map((each) => ({ amount: each, basis: 'told' }))
  const cases: readonly [TraceMethod, readonly number[]][] = [
    // [left in 1, went to 2, went to 3] of the hundred; 50 lay there before.
    ['fifo', [0, 10, 90]],
    ['lifo', [50, 0, 50]],
    ['pro-rata', [40, 24, 36]],
    ['lowest-balance', [100, 0, 0]],
  ]
  for (const [method, expected] of cases) {
    const found = follow(method, mixed, { openings: opening(50n) })
    assert.deepEqual([1, 2, 3].map((account) => tracedIn(found, account)), expected, method)
  }
})

test('what has left is not made good by what is paid in later', () => {
  const spent = [paid(0, 1, 100), paid(1, 2, 90), paid(4, 1, 500)]
  assert.equal(tracedIn(follow('lowest-balance', spent), 1), 10)
  assert.equal(tracedIn(follow('pro-rata', spent), 1), 10)
})

test('an overdraft swallows what pays it off', () => {
  const openings = [0n, -70n, 0n].map((amount): OpeningBalance => ({ amount, basis: 'told' }))
  for (const method of traceMethods) {
    const found = follow(method, [paid(0, 1, 100), paid(1, 2, 30)], { openings })
    assert.deepEqual([found.overdrafts, tracedIn(found, 1), tracedIn(found, 2)], [70n, 0, 30], method)
  }
})

test('a balance that no row explains is booked as a movement nobody tells', () => {
  const movements = [paid(0, 1, 100, { balanceTo: 100n }), paid(1, 2, 10, { balanceFrom: 50n })]
  const found = follow('fifo', movements)
  assert.deepEqual([found.breaks, found.untold, tracedIn(found, 1), tracedIn(found, 2)], [1, 40n, 50, 10])
})

test('limits end a tracing and are told', () => {
  const chain = [paid(0, 1, 100), paid(1, 2, 100), paid(2, 3, 100), paid(3, 4, 100)]
  assert.deepEqual([1, 2, 3, 4].map((account) => tracedIn(follow('fifo', chain), account)), [0, 0, 0, 100])
  const short = follow('fifo', chain, { limits: { maxHops: 2 } })
  assert.deepEqual([short.beyond, short.steps.length, tracedIn(short, 4)], [100n, 3, 0])
  assert.equal(follow('fifo', chain, { limits: { least: 101n } }).small, 100n)
  assert.equal(follow('fifo', chain, { limits: { maxSteps: 2 } }).beyond, 100n)
})

test('two claims on one chain are not counted twice', () => {
  const found = follow('fifo', [paid(0, 1, 100), paid(1, 2, 120)], { origins: [0, 1] })
  assert.equal(found.claimed, 120n)
  assert.deepEqual([...found.held.get(2)!.parts], [[0, 100n], [1, 20n]])
})

test('a sum is taken in proportion to the unit', () => {
  const parts: Parts = new Map([[-1, 1n], [0, 1n], [1, 1n]])
  const { taken, left } = splitParts(parts, 2n)
  assert.deepEqual([[...taken], [...left]], [[[-1, 1n], [0, 1n]], [[1, 1n]]])
  assert.throws(() => splitParts(parts, 4n), RangeError)
})

test('on one day money comes before it leaves, unless a statement lists it otherwise', () => {
  const out = paid(1, 2, 10)
  const into = paid(0, 1, 10)
  assert.deepEqual(orderDay([out, into]), [into, out])
  const listed = (place: number) => ({ exhibit: 'x', order: place })
  const [first, second] = [paid(1, 2, 10, { placeFrom: listed(1) }), paid(0, 1, 10, { placeTo: listed(2) })]
  assert.deepEqual(orderDay([second, first]), [first, second])
  assert.equal(orderDay([paid(0, 1, 1), paid(1, 2, 1), paid(2, 0, 1)]).length, 3)
})

test('traced and untraced are together what was paid in, under every rule', () => {
  const movement = fc.record({ from: fc.nat(4), to: fc.nat(4), amount: fc.integer({ min: 1, max: 1_000 }), told: fc.option(fc.integer({ min: -200, max: 2_000 }), { freq: 6 }) })
  fc.assert(fc.property(fc.array(movement, { minLength: 1, maxLength: 40 }), fc.nat(5), fc.integer({ min: 1, max: 6 }), fc.nat(200), (drawn, origin, maxHops, least) => {
    const movements = drawn.map(({ from, to, amount, told }) => paid(from, to, amount, told === null ? {} : { balanceTo: BigInt(told) }))
    const openings = openingBalances(movements, 5)
    for (const method of traceMethods) {
      const found = follow(method, movements, { openings, origins: [origin, origin + 3], limits: { maxHops, least: BigInt(least) } })
      const held = [...found.held.values()].reduce((sum, { parts }) => sum + tracedOf(parts), 0n)
      assert.equal(held + found.overdrafts + found.untold + found.beyond + found.small, found.claimed)
      for (const { movement: number, traced } of found.steps) assert.ok(traced > 0n && traced <= movements[number]!.amount)
      for (const { parts } of found.held.values()) assert.ok(tracedOf(parts) <= totalOf(parts) && [...parts.values()].every((part) => part > 0n))
    }
  }), { numRuns: 200 })
})

test('nothing told, the accounts hold what came in less what left', () => {
  fc.assert(fc.property(fc.array(fc.record({ from: fc.nat(4), to: fc.nat(4), amount: fc.integer({ min: 1, max: 99 }) }), { minLength: 1, maxLength: 30 }), (drawn) => {
    const movements = drawn.map(({ from, to, amount }) => paid(from, to, amount))
    const openings = openingBalances(movements, 5)
    const balances = openings.map(({ amount }) => amount)
    for (const { from, to, amount } of movements) {
      balances[from]! -= amount
      balances[to]! += amount
    }
    for (const method of traceMethods) {
      const found = follow(method, movements, { openings })
      assert.equal(found.breaks, 0)
      for (const [account, { parts, balance }] of found.held) assert.deepEqual([totalOf(parts), balance], [balances[account], balances[account]])
    }
  }), { numRuns: 100 })
})
