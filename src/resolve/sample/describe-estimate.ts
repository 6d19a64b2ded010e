import type { JudgedSample } from './judged-sample.ts'
import type { ErrorEstimate } from './estimate-error.ts'

/** What a judged sample says of the merges of a case, in sentences. */
export function describeEstimate({ estimates, drawn, unsure, open }: JudgedSample): string[] {
  const judged = estimates.falseMerges.judged + estimates.missedMerges.judged
  const progress = `Sample of ${drawn} pairs: ${judged} judged${unsure > 0 ? `, ${unsure} with not enough to tell` : ''}, ${open.length} open.`
  if (judged === 0) return [progress]
  const percent = Math.round(100 * estimates.level)
  return [
    progress,
    sentence('pairs that were joined', 'wrong', { of: estimates.falseMerges, percent }),
    sentence('pairs that were compared and kept apart', 'one and the same', { of: estimates.missedMerges, percent }),
  ]
}

function sentence(pairs: string, what: string, { of: { estimate, low, high, population, judged }, percent }: { of: ErrorEstimate; percent: number }): string {
  if (population === 0) return `There are no ${pairs}.`
  if (judged === 0) return `Of ${population} ${pairs} none was judged yet.`
  return `Of ${population} ${pairs} about ${Math.round(estimate)} are ${what} (${percent} % interval: ${Math.round(low)} to ${Math.round(high)}; ${judged} judged).`
}
