import { readClockTime } from './clock-time.ts'
import { fullYear, isCalendarDate, type DateFields } from './date-fields.ts'
import { monthNames, weekdayNames } from './month-names.ts'
import { foldText } from './text.ts'

/** `2014-01-06`, `2005/04/06`, `2014.1.6`, each with a time or not. */
const yearFirst = /^(\d{4})([-/.])(\d{1,2})(?:\2(\d{1,2}))?(?:(?:[T,]|\s+)\s*(.+))?$/
/** `06.01.2014`, `1/6/14 10:28`, `6-1-2014`. */
const yearLast = /^(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?:(?:[T,]|\s+)\s*(.+))?$/
/** `01/2014`. */
const monthYear = /^(\d{1,2})[-/.](\d{4})$/
/** `20140106`, `20140123170000`, `20140123T170000Z`. */
const compact = /^(\d{4})(\d{2})(\d{2})(?:[T ]?(\d{2})(\d{2})(\d{2})?\s*(Z|[+-]\d{2}:?\d{2})?)?$/
const firstWords = /^[\p{L}.]+,?\s+/u
const connectives = new Set(['de', 'del', 'den', 'of', 'le', 'the', 'el', 'am', 'du', 'on', 'dem'])

/** Reads one written layout of a date; undefined when the text has another. */
export type DateLayout = (text: string, order: 'dmy' | 'mdy' | undefined) => DateFields | undefined

/** The layouts that are written with digits, tried in this order. */
export const digitLayouts: readonly DateLayout[] = [readYearFirst, readYearLast, readCompact, readMonthYear, readEpoch]

function readYearFirst(text: string): DateFields | undefined {
  const parts = yearFirst.exec(text)
  if (!parts) return undefined
  if (parts[4] === undefined && parts[5] !== undefined) return undefined
  return withTime({ year: Number(parts[1]), month: Number(parts[3]), ...(parts[4] ? { day: Number(parts[4]) } : {}) }, parts[5])
}

function readYearLast(text: string, order: 'dmy' | 'mdy' | undefined): DateFields | undefined {
  const parts = yearLast.exec(text)
  if (!parts) return undefined
  const [first, second, year] = [Number(parts[1]), Number(parts[3]), fullYear(parts[4]!)]
  const dayFirst = { year, month: second, day: first }
  const monthFirst = { year, month: first, day: second }
  const [canDay, canMonth] = [isCalendarDate(dayFirst), isCalendarDate(monthFirst)]
  if (!canDay && !canMonth) {
    const isYearFirst = parts[4]!.length === 2 && first > 31
    return isYearFirst ? withTime({ year: fullYear(parts[1]!), month: second, day: Number(parts[4]) }, parts[5]) : undefined
  }
  // Full stops part day, month and year in that order wherever they are used for it.
  const known = parts[2] === '.' && canDay ? 'dmy' : canDay && !canMonth ? 'dmy' : canMonth && !canDay ? 'mdy' : first === second ? 'dmy' : order
  if (known) return withTime(known === 'dmy' ? dayFirst : monthFirst, parts[5])
  const either = withTime(dayFirst, parts[5])
  return either && { ...either, ambiguous: true }
}

function readCompact(text: string): DateFields | undefined {
  const parts = compact.exec(text)
  if (!parts) return undefined
  const date = { year: Number(parts[1]), month: Number(parts[2]), day: Number(parts[3]) }
  if (!isCalendarDate(date) || date.year < 1500 || date.year > 2200) return undefined
  return parts[4] === undefined ? date : withTime(date, `${parts[4]}:${parts[5]}:${parts[6] ?? '00'}${parts[7] ?? ''}`)
}

function readMonthYear(text: string): DateFields | undefined {
  const parts = monthYear.exec(text)
  if (parts) return { year: Number(parts[2]), month: Number(parts[1]) }
  return /^\d{4}$/.test(text) ? { year: Number(text) } : undefined
}

/** Seconds (9 or 10 digits) or milliseconds (12 or 13) since 1970, from 1973 to 2099. */
function readEpoch(text: string): DateFields | undefined {
  if (!/^\d{9,10}(?:\.\d{1,9})?$|^\d{12,13}$/.test(text)) return undefined
  const whole = Number(text.split('.')[0])
  const seconds = whole > 1e11 ? Math.floor(whole / 1000) : whole
  if (seconds < 1e8 || seconds > 4_102_444_800) return undefined
  const at = new Date(seconds * 1000)
  return {
    year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate(),
    time: { hour: at.getUTCHours(), minute: at.getUTCMinutes(), second: at.getUTCSeconds(), offsetMinutes: 0 },
  }
}

/** A date with the month in words: `21 January 2014`, `Mar 25, 2015`, `21. Januar 2014 10:28`, `Mon, 6 Jan 2014 10:28:00 +0100`. */
export function readWorded(raw: string): DateFields | undefined {
  const text = withoutWeekday(raw.trim())
  const parts = /^(\p{L}+\.?|\d{1,4}(?:st|nd|rd|th|er|º|ª|\.)?)[\s,.\-/]*((?:de|of|del)\s+)?(\p{L}+\.?|\d{1,4}(?:st|nd|rd|th|er|º|ª|\.)?)(?:[\s,.\-/]+((?:de|of|del)\s+)?(\d{4}|\d{2})\b)?(?:[\s,T]+(.+))?$/u.exec(text)
  if (!parts) return undefined
  const [first, second] = [parts[1]!, parts[3]!]
  const month = monthNames.get(foldText(first)) ?? monthNames.get(foldText(second))
  if (month === undefined) return undefined
  const number = /^\d/.test(first) ? first : /^\d/.test(second) ? second : undefined
  if (number === undefined) return undefined
  const digits = number.replace(/\D+$/, '')
  if (parts[5] !== undefined && digits.length <= 2) return withTime({ year: fullYear(parts[5]), month, day: Number(digits) }, parts[6])
  const isMonthAndYear = digits.length === 4 && parts[5] === undefined && parts[6] === undefined
  return isMonthAndYear ? { year: Number(digits), month } : yearAtEnd(digits, month, parts[6])
}

/** `Mon Jan 6 10:28:00 2014`, as ctime and some mailboxes write it: the year comes after the time. */
function yearAtEnd(day: string, month: number, rest: string | undefined): DateFields | undefined {
  const parts = rest && /^(\d{1,2}:\d{2}(?::\d{2})?)\s+(?:([A-Z]{1,4}|[+-]\d{4})\s+)?(\d{4})$/.exec(rest)
  if (!parts || day.length > 2) return undefined
  return withTime({ year: Number(parts[3]), month, day: Number(day) }, `${parts[1]} ${parts[2] ?? ''}`)
}

function withoutWeekday(text: string): string {
  for (let rest = text; ; ) {
    const word = firstWords.exec(rest)?.[0]
    if (word === undefined) return rest
    const folded = foldText(word)
    if (!weekdayNames.has(folded) && !connectives.has(folded)) return rest
    if (monthNames.has(folded)) return rest
    rest = rest.slice(word.length)
  }
}

function withTime(date: DateFields, time: string | undefined): DateFields | undefined {
  if (!isCalendarDate(date)) return undefined
  if (time === undefined || time.trim() === '') return date
  const clock = readClockTime(time)
  return clock && { ...date, time: clock }
}
