import type { ExplanationEntry } from './explain-match.ts'

/** One bar of a waterfall: where the weight stood before it and stands after it, in bits. */
export interface WaterfallBar extends ExplanationEntry {
  readonly from: number
  readonly to: number
}

/** The evidence of a pair as bars that begin at zero and end at its weight, the prior first, then as compared. */
export function waterfall(entries: readonly ExplanationEntry[]): WaterfallBar[] {
  let at = 0
  return entries.map((entry) => {
    const from = at
    at = Math.round((at + entry.bits) * 100) / 100
    return { ...entry, from, to: at }
  })
}
