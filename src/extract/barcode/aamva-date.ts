import { calendarDay } from './seal-date.ts'

/** A date of eight digits: month first in the United States, year first in Canada and, in the first edition, everywhere. Undefined when it is no day of the calendar in that order. */
export function aamvaDate(digits: string, order: 'month-first' | 'year-first'): string | undefined {
  if (!/^\d{8}$/.test(digits)) return undefined
  return order === 'month-first' ? calendarDay(digits.slice(4), digits.slice(0, 2), digits.slice(2, 4)) : calendarDay(digits.slice(0, 4), digits.slice(4, 6), digits.slice(6))
}
