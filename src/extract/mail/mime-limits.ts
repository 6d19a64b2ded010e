import type { ExtractLimits } from '../contract.ts'
import type { MimeLimits } from './read-mime.ts'

/** Multiparts within multiparts; real mail was seen at 8, with forwards each a message of its own. */
export const maxNesting = 50

/** The limits on a message's tree that follow from those of the exhibit. */
export function mimeLimits(limits: ExtractLimits): MimeLimits {
  return { maxParts: limits.maxChildren, maxNesting }
}
