import type { Parts } from './parts.ts'

/** Money taken out of a fund, and the deposits that it is drawn from (numbers of movements, the first met first). */
export interface Taken {
  readonly parts: Parts
  readonly deposits: readonly number[]
}

/** The money in one account in one currency, under one rule of which money leaves first. It never holds less than nothing. */
export interface Fund {
  /** Money that comes in by a movement; of the opening balance the movement is -1. */
  put(parts: Parts, movement: number): void
  /** Takes out an amount that is there. */
  take(amount: bigint): Taken
  /** What is in it now. */
  content(): Parts
}
