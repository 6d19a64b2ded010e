import type { Fund } from './fund.ts'
import { LayeredFund } from './layered-fund.ts'
import { MixedFund } from './mixed-fund.ts'

/** The rules by which money is followed through a mixed account. Which of them holds is a question of law, not of the rows. */
export const traceMethods = ['fifo', 'lifo', 'pro-rata', 'lowest-balance'] as const

/** One rule. */
export type TraceMethod = (typeof traceMethods)[number]

/** What each rule says, for a reader. */
export const traceMethodWords: Readonly<Record<TraceMethod, string>> = {
  'fifo': 'first in, first out (Clayton\'s case 1816)',
  'lifo': 'last in, first out',
  'pro-rata': 'in proportion to all that is there (Barlow Clowes v Vaughan 1992)',
  'lowest-balance': 'own money leaves first, never more than the lowest balance between (Re Hallett 1880, Roscoe v Winder 1915)',
}

/** An empty fund under a rule. */
export function makeFund(method: TraceMethod): Fund {
  switch (method) {
    case 'fifo':
      return new LayeredFund('first')
    case 'lifo':
      return new LayeredFund('last')
    case 'pro-rata':
      return new MixedFund('all-alike')
    case 'lowest-balance':
      return new MixedFund('own-first')
  }
}
