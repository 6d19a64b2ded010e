/** What is written of a date: absent parts are not known. Month and day may be 0 in sources that fill in zeros. */
export interface DateFields {
  readonly year: number
  readonly month?: number
  readonly day?: number
  readonly time?: TimeFields
  /** Day and month could be swapped and nothing tells which is meant. */
  readonly ambiguous?: boolean
}

/** A clock time; `offsetMinutes` east of UTC when a zone is written. */
export interface TimeFields {
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly offsetMinutes?: number
}

/** The year that two digits mean: 69 to 99 are of the 20th century, 00 to 68 of the 21st (POSIX.1-2017, strptime %y). */
export function fullYear(digits: string): number {
  const year = Number(digits)
  if (digits.length > 2) return year
  return year >= 69 ? 1900 + year : 2000 + year
}

/** Whether the parts are of one day that the Gregorian calendar has, or of a month or year. */
export function isCalendarDate(fields: DateFields): boolean {
  const { year, month, day } = fields
  if (year < 1000 || year > 2999) return false
  if (month === undefined || month === 0) return day === undefined || day === 0
  if (month > 12 || month < 1) return false
  return day === undefined || (day >= 0 && day <= daysInMonth(year, month))
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}
