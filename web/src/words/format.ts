import { languageNow, say } from '../language.ts'
import type { Noun } from './noun.ts'
import './noun.ts'

/** A whole number with thousands set apart, as the language has it. */
export function formatNumber(value: number): string {
  return value.toLocaleString(languageNow())
}

/** A number with the noun it counts: `1 exhibit`, `12 exhibits`. */
export function countOf(value: number, noun: Noun): string {
  return say(noun, { count: value, n: formatNumber(value) })
}

/** An exact decimal with thousands set apart and at least two decimals when it has any. */
export function formatAmount(decimal: string): string {
  const [whole = '', fraction = ''] = decimal.replace('-', '').split('.')
  const [group, point] = languageNow() === 'fr' ? ['\u202f', ','] : [',', '.']
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, group)
  return `${decimal.startsWith('-') ? '−' : ''}${grouped}${fraction ? `${point}${fraction.padEnd(2, '0')}` : ''}`
}

/** A number of bytes in the unit a person reads. */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`
  const unit = Math.min(4, Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1_000 ** unit
  return `${value.toFixed(value < 10 ? 1 : 0)} ${['B', 'kB', 'MB', 'GB', 'TB'][unit]}`
}

/** An instant as day and minute, in UTC as the journal has it. */
export function formatInstant(instant: string): string {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(instant) ? `${instant.slice(0, 10)} ${instant.slice(11, 16)}${instant.endsWith('Z') ? ' UTC' : ''}` : instant
}

/** A date of evidence with the precision its source has: nothing is added, `T` becomes a blank. */
export function formatDate(date: string): string {
  return date.replace('T', ' ').replace(/Z$/, ' UTC')
}

/** A probability as it was computed, never rounded up to certainty. */
export function formatProbability(probability: number): string {
  if (probability > 0.9999) return '> 0.9999'
  return probability.toFixed(probability > 0.99 ? 4 : 2)
}

/** Evidence in bits, with its sign. */
export function formatBits(bits: number): string {
  return `${bits < 0 ? '−' : '+'}${Math.abs(bits).toFixed(1)}`
}
