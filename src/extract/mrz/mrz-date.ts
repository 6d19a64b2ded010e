/** A date of six characters: year, month, day, each two digits or `<<` where unknown. */
export interface MrzDate {
  readonly year?: number
  readonly month?: number
  readonly day?: number
  /** Some part is left open with fillers (ICAO Doc 9303-3, 4.8). */
  readonly open: boolean
  /** ISO readings with the precision known, one for each century: `1974-08-12`, `2074-08-12`. Empty when the year is open. */
  readonly readings: readonly string[]
}

/** Reads a date; undefined when it is no calendar date in any century. */
export function parseMrzDate(field: string): MrzDate | undefined {
  const parts = /^(\d\d|<<)(\d\d|<<)(\d\d|<<)$/.exec(field)?.slice(1).map((part) => (part === '<<' ? undefined : Number(part)))
  if (!parts) return undefined
  const [year, month, day] = parts
  const centuries = year === undefined ? [] : [1900 + year, 2000 + year]
  const readings = centuries.flatMap((full) => (isCalendarDate(full, month, day) ? [formatReading(full, month, day)] : []))
  // 1904 is a leap year that any day of an open year fits.
  if (year === undefined ? !isCalendarDate(1904, month, day) : readings.length === 0) return undefined
  return {
    ...(year === undefined ? {} : { year }), ...(month === undefined ? {} : { month }), ...(day === undefined ? {} : { day }),
    open: parts.includes(undefined), readings,
  }
}

function isCalendarDate(year: number, month: number | undefined, day: number | undefined): boolean {
  if (month !== undefined && (month < 1 || month > 12)) return false
  if (day === undefined) return true
  const daysInMonth = month === undefined ? 31 : new Date(Date.UTC(year, month, 0)).getUTCDate()
  return day >= 1 && day <= daysInMonth
}

function formatReading(year: number, month: number | undefined, day: number | undefined): string {
  const two = (part: number) => String(part).padStart(2, '0')
  return month === undefined ? String(year) : day === undefined ? `${year}-${two(month)}` : `${year}-${two(month)}-${two(day)}`
}
