import { Failure } from '../base/failure.ts'

/** Most characters of a reason. */
export const longestReason = 4_000

/** A text that a person gives and that stands in the journal, trimmed. Throws `usage` when there is none, or too much. */
export function requireReason(text: string | undefined, what = 'why'): string {
  const trimmed = text?.trim() ?? ''
  if (!trimmed || trimmed.length > longestReason) throw new Failure('usage', `Say ${what}, in at most ${longestReason} characters: it stands in the journal.`)
  return trimmed
}
