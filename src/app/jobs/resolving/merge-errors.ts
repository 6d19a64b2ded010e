import type { Journal } from '../../../case/journal/journal.ts'
import type { Worded } from '../../../resolve/explain/evidence-words.ts'
import { describeMergeErrors } from '../../../resolve/sample/describe-merge-errors.ts'
import type { ErrorEstimates } from '../../../resolve/sample/estimate-error.ts'
import { readResolutionSample } from './resolution-sample.ts'

/** How many merges of a case are expected to be wrong and how many to be missing: told wherever a merge is used. */
export interface MergeErrors {
  readonly state: 'not-estimated' | 'estimated'
  readonly sentence: Worded
  /** Of the sample that was drawn, as far as it was judged; absent while none was. */
  readonly estimates?: ErrorEstimates
  /** Pairs of the sample that nobody has judged yet. */
  readonly open?: number
}

/** Reads it from the sample in the journal and the judgements in force. */
export function readMergeErrors(journal: Journal): MergeErrors {
  const sample = readResolutionSample(journal)
  const isEstimated = sample !== undefined && sample.estimates.falseMerges.judged > 0
  return {
    state: isEstimated ? 'estimated' : 'not-estimated', sentence: describeMergeErrors(sample),
    ...(sample ? { estimates: sample.estimates, open: sample.open.length } : {}),
  }
}
