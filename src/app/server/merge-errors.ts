import type { Journal } from '../../case/journal/journal.ts'
import { readMergeErrors } from '../jobs/resolving/merge-errors.ts'
import type { Overview } from './api-types.ts'

/** How many merges of a case are expected to be wrong, as answers tell it. */
export function mergeErrorsOf(journal: Journal): Overview['mergeErrors'] {
  const { state, sentence } = readMergeErrors(journal)
  return { state, ...sentence }
}
