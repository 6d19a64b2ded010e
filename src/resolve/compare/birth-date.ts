import { isDaySwapped, isFullBirthDate, parseDateParts, type DateParts } from '../normalise/date-parts.ts'
import { birthDateLevels } from '../weigh/default-levels.ts'

/** How two birth dates agree. */
export type BirthDateLevel = keyof typeof birthDateLevels

/**
 * Compares two birth dates by the precision both have. The first of January counts as a year alone. Undefined when a
 * side is no date.
 */
export function compareBirthDates(left: string, right: string): BirthDateLevel | undefined {
  const one = parseDateParts(left)
  const other = parseDateParts(right)
  if (!one || !other) return undefined
  if (isFullBirthDate(one) && isFullBirthDate(other)) return compareFull(one, other)
  if (one.year !== other.year) return Math.abs(one.year - other.year) === 1 ? 'year-near' : 'differs'
  const placeholder = !isFullOrPartial(one) || !isFullOrPartial(other)
  if (placeholder || one.month === undefined || other.month === undefined) return 'same-year'
  return one.month === other.month ? 'same-month' : 'differs'
}

/** Whether two birth dates, both known to the day, are different and not just read with day and month the other way round. */
export function areBirthDatesContrary(left: string, right: string): boolean {
  const level = compareBirthDates(left, right)
  const [one, other] = [parseDateParts(left), parseDateParts(right)]
  return Boolean(one && other && isFullBirthDate(one) && isFullBirthDate(other)) && (level === 'differs' || level === 'near')
}

function isFullOrPartial(date: DateParts): boolean {
  return date.day === undefined || isFullBirthDate(date)
}

function compareFull(one: DateParts, other: DateParts): BirthDateLevel {
  const differing = [one.year !== other.year, one.month !== other.month, one.day !== other.day].filter(Boolean).length
  if (differing === 0) return 'exact'
  if (isDaySwapped(one, other)) return 'day-month-swapped'
  return differing === 1 && digitsApart(one, other) <= 1 ? 'near' : 'differs'
}

function digitsApart(one: DateParts, other: DateParts): number {
  const [left, right] = [digitsOf(one), digitsOf(other)]
  return [...left].filter((digit, index) => digit !== right[index]).length
}

function digitsOf(date: DateParts): string {
  return [date.year, date.month ?? 0, date.day ?? 0].map((part) => String(part).padStart(4, '0')).join('')
}
