import { isCalendarDate, type DateFields } from './date-fields.ts'
import { digitLayouts, readWorded } from './date-layouts.ts'
import { weekdayNames } from './month-names.ts'
import type { Reading } from './reading.ts'
import type { ReadingSettings } from './reading-settings.ts'
import { foldText } from './text.ts'
import { TimeZone } from './time-zone.ts'

const maxLength = 64

/**
 * A date in any of the usual layouts as ISO 8601 with the precision known: `2014`, `2014-01`, `2014-01-06`,
 * `2014-01-06T10:28:00` when the zone is not known, the same in UTC with `Z` when it is. Of a date whose day and month
 * could be swapped only the year is given, with the doubt `date.ambiguous`. Serial numbers of spreadsheets are not read.
 */
export function readDate(raw: string, settings: ReadingSettings, zone = zoneOf(settings)): Reading | undefined {
  const fields = readDateFields(raw, settings.dateOrder)
  if (!fields) return undefined
  if (fields.ambiguous) return { value: pad(fields.year, 4), doubt: 'date.ambiguous' }
  return { value: formatDate(fields, zone) }
}

/** Which order a date with the day and month in digits shows by itself, or that it shows none; undefined for any other text. */
export function dateOrderShown(raw: string): 'dmy' | 'mdy' | 'either' | undefined {
  const parts = /^(\d{1,2})\s?[-/]\s?(\d{1,2})\s?[-/]\s?(?:\d{4}|\d{2})(?!\d)/.exec(raw.trim())
  if (!parts) return undefined
  const [first, second] = [Number(parts[1]), Number(parts[2])]
  if (first > 12 && first <= 31 && second >= 1 && second <= 12) return 'dmy'
  if (second > 12 && second <= 31 && first >= 1 && first <= 12) return 'mdy'
  return first >= 1 && first <= 12 && second >= 1 && second <= 12 ? 'either' : undefined
}

/** The zone of the settings, or undefined when they name none or one that does not exist. */
export function zoneOf(settings: ReadingSettings): TimeZone | undefined {
  if (!settings.timeZone) return undefined
  try {
    return new TimeZone(settings.timeZone)
  } catch {
    return undefined
  }
}

function readDateFields(raw: string, order: 'dmy' | 'mdy' | undefined): DateFields | undefined {
  const text = raw.trim()
  if (text.length < 4 || text.length > maxLength || !/\d/.test(text)) return undefined
  if (/^\d/.test(text)) {
    for (const layout of digitLayouts) {
      const fields = layout(text, order)
      if (fields) return isCalendarDate(fields) ? fields : undefined
    }
  }
  const worded = readWorded(text) ?? readAfterWeekday(text, order)
  return worded && isCalendarDate(worded) ? worded : undefined
}

/** `Mon 6/1/2014`: a weekday before digits. */
function readAfterWeekday(text: string, order: 'dmy' | 'mdy' | undefined): DateFields | undefined {
  const parts = /^(\p{L}{2,12})\.?,?\s+(\d.*)$/u.exec(text)
  return parts && weekdayNames.has(foldText(parts[1]!)) ? readDateFields(parts[2]!, order) : undefined
}

function formatDate(fields: DateFields, zone: TimeZone | undefined): string {
  const { year, month, day, time } = fields
  if (!month) return pad(year, 4)
  if (!day) return `${pad(year, 4)}-${pad(month, 2)}`
  if (!time) return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
  if (time.offsetMinutes === undefined && !zone) {
    return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}T${pad(time.hour, 2)}:${pad(time.minute, 2)}:${pad(time.second, 2)}`
  }
  const wall = Date.UTC(year, month - 1, day, time.hour, time.minute, time.second)
  const instant = time.offsetMinutes === undefined ? zone!.toInstant(wall) : wall - time.offsetMinutes * 60_000
  return `${new Date(instant).toISOString().slice(0, 19)}Z`
}

function pad(number: number, length: number): string {
  return String(number).padStart(length, '0')
}
