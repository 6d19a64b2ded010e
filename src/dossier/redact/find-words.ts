/** A range of characters of a text. */
export interface TextRange {
  readonly start: number
  readonly end: number
}

/** Characters that show nothing, and can stand between two letters of a word. */
const invisible = '[\\u00ad\\u200b-\\u200d\\u2060\\ufeff]*'

/** Every place of every word, in order; capitals, runs of blanks and characters that show nothing do not matter. Text and words are compared as they are composed (NFC). */
export function findWords(text: string, words: readonly string[]): TextRange[] {
  return words.flatMap((word) => {
    const parts = word.normalize('NFC').trim().split(/\s+/u).filter(Boolean).map((part) => [...part].map(literal).join(invisible))
    if (parts.length === 0) return []
    return [...text.matchAll(new RegExp(parts.join(`${invisible}\\s+${invisible}`), 'giu'))].map((match) => ({ start: match.index, end: match.index + match[0].length }))
  }).sort((a, b) => a.start - b.start || a.end - b.end)
}

function literal(character: string): string {
  return `\\u{${character.codePointAt(0)!.toString(16)}}`
}
