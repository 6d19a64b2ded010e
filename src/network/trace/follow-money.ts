import { AccountBook } from './account-book.ts'
import type { TraceMovement } from './movement.ts'
import type { OpeningBalance } from './opening-balance.ts'
import { addParts, partsOf, totalOf, tracedOf, untraced, type Parts } from './parts.ts'
import { makeFund, type TraceMethod } from './trace-method.ts'

/** Where a tracing ends. */
export interface TraceLimits {
  /** Payments followed after the claimed one, at most. */
  readonly maxHops: number
  /** A payment that carries less traced money, in minor units, is not followed. */
  readonly least: bigint
  /** Payments followed at most. */
  readonly maxSteps: number
}

/** What is to be followed. */
export interface TraceQuestion {
  /** In order of time. */
  readonly movements: readonly TraceMovement[]
  readonly openings: readonly OpeningBalance[]
  /** Number of the origin by the number of its movement. */
  readonly origins: ReadonlyMap<number, number>
  readonly limits: TraceLimits
}

/** A payment that carries traced money. */
export interface TraceStep {
  /** Number of the movement. */
  readonly movement: number
  readonly traced: bigint
  /** The part that went into an overdraft of the receiver. */
  readonly intoOverdraft: bigint
  /** Traced money and balance that the giver has after it. */
  readonly leftTraced: bigint
  readonly leftBalance: bigint
  /** Movements whose money it is. */
  readonly deposits: readonly number[]
}

/** Money followed under one rule. All that was claimed is in `held`, `overdrafts`, `untold`, `beyond` or `small`. */
export interface FollowedMoney {
  readonly method: TraceMethod
  readonly claimed: bigint
  readonly steps: readonly TraceStep[]
  /** Accounts in which traced money lies at the end: their money by origin, and their balance. */
  readonly held: ReadonlyMap<number, { readonly parts: Parts; readonly balance: bigint }>
  /** It paid off overdrafts. */
  readonly overdrafts: bigint
  /** It left in movements that no row tells: the balance of a statement shows that they were. */
  readonly untold: bigint
  /** It went on beyond the hops or steps allowed. */
  readonly beyond: bigint
  /** It went on in payments that carry less than the least. */
  readonly small: bigint
  /** Movements of balances that no row tells. */
  readonly breaks: number
}

/**
 * Follows money through accounts under one rule, in whole minor units: every movement of the ledger is booked, so that all money in an
 * account is either traced or not, and both together are what was paid in. Where a statement tells another balance than the rows
 * give, the difference is booked as a movement that nobody tells.
 */
export function followMoney(method: TraceMethod, { movements, openings, origins, limits }: TraceQuestion): FollowedMoney {
  const books = openings.map(({ amount }) => new AccountBook(makeFund(method), amount))
  const hops = new Array<number>(openings.length).fill(Infinity)
  const lost = { overdrafts: 0n, untold: 0n, beyond: 0n, small: 0n }
  const steps: TraceStep[] = []
  let [claimed, breaks] = [0n, 0]

  /** What of the money goes on: all, or none of the traced. */
  const passOn = (parts: Parts, from: number): Parts => {
    const traced = tracedOf(parts)
    if (traced === 0n) return parts
    const cut = hops[from]! >= limits.maxHops || steps.length >= limits.maxSteps ? 'beyond' : traced < limits.least ? 'small' : undefined
    if (cut === undefined) return parts
    lost[cut] += traced
    return partsOf(untraced, totalOf(parts))
  }
  const reconcile = (account: number, told: bigint | undefined, movement: number) => {
    const book = books[account]!
    if (told === undefined || told === book.balance) return
    breaks++
    if (told > book.balance) book.put(partsOf(untraced, told - book.balance), movement)
    else lost.untold += tracedOf(book.take(book.balance - told).parts)
  }

  for (const [number, { from, to, amount, balanceFrom, balanceTo }] of movements.entries()) {
    if (from === to) continue
    const taken = books[from]!.take(amount)
    const origin = origins.get(number)
    let parts = passOn(taken.parts, from)
    let deposits = taken.deposits
    const carried = tracedOf(parts)
    if (origin !== undefined) {
      // What it carries of another origin stays that origin's: no money is claimed twice.
      const own = new Map(parts)
      own.delete(untraced)
      parts = addParts(own, partsOf(origin, amount - carried))
      claimed += amount - carried
      hops[to] = 0
    } else if (carried > 0n) {
      hops[to] = Math.min(hops[to]!, hops[from]! + 1)
    } else {
      deposits = []
    }
    const swallowed = tracedOf(books[to]!.put(parts, number))
    lost.overdrafts += swallowed
    if (tracedOf(parts) > 0n) {
      steps.push({ movement: number, traced: tracedOf(parts), intoOverdraft: swallowed, leftTraced: books[from]!.traced, leftBalance: books[from]!.balance, deposits })
    }
    reconcile(from, balanceFrom, number)
    reconcile(to, balanceTo, number)
  }
  const held = new Map(books.flatMap((book, account) => (book.traced > 0n ? [[account, { parts: book.content, balance: book.balance }] as const] : [])))
  return { method, claimed, steps, held, ...lost, breaks }
}
