import type { Value } from '../store/store.ts'

/** A decimal as text with its thousands parted by commas, nothing rounded: `35,682,247,985.01`. */
export function formatDecimal(value: Value | undefined): string {
  const [, sign, whole = '', fraction = ''] = /^(-?)(\d+)(\.\d+)?$/.exec(String(value)) ?? []
  if (whole === '') return String(value)
  return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${fraction.length === 2 ? `${fraction}0` : fraction}`
}

/** An amount with its currency; told when the source names none. */
export function formatMoney(amount: Value | undefined, currency: Value | undefined): string {
  return `${formatDecimal(amount)} ${currency ? String(currency) : '(no currency told)'}`
}

/** `1 exhibit`, `1,204 exhibits`. */
export function countOf(count: Value | undefined, noun: string, plural = `${noun}s`): string {
  return `${formatDecimal(count)} ${Number(count) === 1 ? noun : plural}`
}

/** `a, b and c`; of more than `most` the first and how many more. */
export function listWords(words: readonly string[], most = 8): string {
  if (words.length > most) return `${words.slice(0, most).join(', ')} and ${words.length - most} more`
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

/** A text in quotation marks, at most 80 characters of it. */
export function quoteText(value: Value | undefined): string {
  const text = String(value ?? '').replace(/\s+/gu, ' ').trim()
  return `\u201c${text.length > 80 ? `${[...text].slice(0, 79).join('')}\u2026` : text}\u201d`
}

/** The sentence ends with a full stop, whatever it ended with. */
export function endSentence(text: string): string {
  return /[.!?\u2026]$/u.test(text.trim()) ? text.trim() : `${text.trim()}.`
}
