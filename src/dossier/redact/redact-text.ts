import { findWords, type TextRange } from './find-words.ts'

/** What stands for something removed: always as long, so that it does not tell how long that was. */
export const redactedBlock = '█████'

/** A text from which words were removed, and where they stood in characters of the original. */
export interface RedactedText {
  readonly text: string
  readonly removed: readonly TextRange[]
}

/** Removes words wherever they stand. What overlaps is removed as one. */
export function redactText(text: string, words: readonly string[]): RedactedText {
  const removed: { start: number; end: number }[] = []
  for (const { start, end } of findWords(text, words)) {
    const last = removed.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else removed.push({ start, end })
  }
  let [result, at] = ['', 0]
  for (const { start, end } of removed) {
    result += text.slice(at, start) + redactedBlock
    at = end
  }
  return { text: result + text.slice(at), removed }
}
