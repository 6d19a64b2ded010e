import type { Worded } from '../explain/evidence-words.ts'
import type { ErrorEstimate } from './estimate-error.ts'
import type { JudgedSample } from './judged-sample.ts'

/** What stands wherever a merge is used and nobody has judged a sample. */
const notEstimated: Worded = {
  en: "How many merges of this case are wrong is not estimated: draw a sample with 'jackdaw review --draw' and judge it ('jackdaw review --sample').",
  fr: "Le nombre de fusions erronées de ce dossier n'est pas estimé : tirer un échantillon avec « jackdaw review --draw » et le juger (« jackdaw review --sample »).",
}

/** One sentence, in English and French, on how many merges of a case are expected to be wrong and how many to be missing, from the sample judged. */
export function describeMergeErrors(sample: JudgedSample | undefined): Worded {
  if (!sample || sample.estimates.falseMerges.judged === 0) return notEstimated
  const { falseMerges, missedMerges, level } = sample.estimates
  const percent = Math.round(100 * level)
  const judged = falseMerges.judged + missedMerges.judged
  const missing = missedMerges.judged > 0 ? missedMerges : undefined
  return {
    en: `Of ${falseMerges.population} merges, ${range(falseMerges, 'to')} expected wrong${missing ? `, and ${range(missing, 'to')} missing` : ''} (${percent} % interval; ${judged} pairs judged).`,
    fr: `Sur ${falseMerges.population} fusions, ${range(falseMerges, 'à')} seraient erronées${missing ? ` et ${range(missing, 'à')} manqueraient` : ''} (intervalle à ${percent} % ; ${judged} paires jugées).`,
  }
}

function range({ low, high }: ErrorEstimate, word: string): string {
  const [least, most] = [Math.round(low), Math.round(high)]
  return least === most ? String(least) : `${least} ${word} ${most}`
}
