/** A part of a text that is searched as one, and where it begins in the text. */
export interface Passage {
  readonly base: number
  readonly text: string
}

const maxPassageChars = 32_768

/**
 * Cuts a long text into passages of at most 32768 characters, at the end of a paragraph, a line or a word. Words asked
 * for together are looked for in one passage, so a phrase that runs over a cut is not found.
 */
export function splitPassage(text: string): Passage[] {
  const passages: Passage[] = []
  let base = 0
  while (text.length - base > maxPassageChars) {
    const end = cutAt(text, base)
    passages.push({ base, text: text.slice(base, end) })
    base = end
  }
  if (base < text.length) passages.push({ base, text: text.slice(base) })
  return passages
}

function cutAt(text: string, base: number): number {
  const from = base + maxPassageChars / 2
  const window = text.slice(from, base + maxPassageChars)
  for (const boundary of ['\n\n', '\n', ' ']) {
    const at = window.lastIndexOf(boundary)
    if (at >= 0) return from + at + boundary.length
  }
  // No boundary at all: never between the two halves of one character.
  const end = base + maxPassageChars
  return /[\ud800-\udbff]/.test(text[end - 1]!) ? end - 1 : end
}
