import type { Random } from '../../../scripts/demo/random.ts'

/**
 * One of a list that runs from common to rare: the chance of the first x of n is (x / n) ^ (1 / skew), so that with a skew
 * of 1.6 the first of 1,500 family names is borne by one in a hundred.
 */
export function drawSkewed<T>(random: Random, items: readonly T[], skew: number): T {
  return items[Math.floor(items.length * random.next() ** skew)]!
}

/** A day of the years given, `YYYY-MM-DD`. */
export function drawDay(random: Random, firstYear: number, lastYear: number): string {
  return `${random.whole(firstYear, lastYear)}-${two(random.whole(1, 12))}-${two(random.whole(1, 28))}`
}

/** A postcode or the like by its pattern: 9 stands for a digit, A for a letter. */
export function drawPattern(random: Random, pattern: string): string {
  return pattern.replaceAll(/[9A]/g, (sign) => (sign === '9' ? String(random.whole(0, 9)) : String.fromCharCode(65 + random.whole(0, 25))))
}

/** Two digits. */
export function two(number: number): string {
  return String(number).padStart(2, '0')
}
