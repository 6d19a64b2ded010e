/** A date with the precision known. Month and day are absent when the source does not tell them. */
export interface DateParts {
  readonly year: number
  readonly month?: number
  readonly day?: number
}

/** The date part of a clean FollowTheMoney date; undefined when it is none. */
export function parseDateParts(text: string): DateParts | undefined {
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T|$)/.exec(text)
  if (!found) return undefined
  const [, year, month, day] = found
  return { year: Number(year), ...(month ? { month: Number(month) } : {}), ...(day ? { day: Number(day) } : {}) }
}

/**
 * Whether a birth date is known to the day. The first of January is what registers write when they know the year
 * alone, so it does not count.
 */
export function isFullBirthDate(date: DateParts): boolean {
  return date.day !== undefined && !(date.month === 1 && date.day === 1)
}

/** Whether two dates differ by having day and month the other way round. */
export function isDaySwapped(left: DateParts, right: DateParts): boolean {
  return left.year === right.year && left.day !== undefined && left.day !== left.month && left.month === right.day && left.day === right.month
}
