/** A date of three bytes: the number MMDDYYYY (ICAO Doc 9303-13, 2.3.1). Undefined when it is no day of the calendar. */
export function sealDate(bytes: Uint8Array): string | undefined {
  if (bytes.length !== 3) return undefined
  const digits = String(bytes[0]! * 65536 + bytes[1]! * 256 + bytes[2]!).padStart(8, '0')
  return digits.length === 8 ? calendarDay(digits.slice(4), digits.slice(0, 2), digits.slice(2, 4)) : undefined
}

/** A date of four bytes of which the first tells by its bits which of the digits MMDDYYYY are unknown; these become `x`. Undefined when the rest is no date. */
export function maskedDate(bytes: Uint8Array): string | undefined {
  if (bytes.length !== 4) return undefined
  const mask = bytes[0]!
  const digits = String(bytes[1]! * 65536 + bytes[2]! * 256 + bytes[3]!).padStart(8, '0')
  if (digits.length !== 8) return undefined
  if (mask === 0) return calendarDay(digits.slice(4), digits.slice(0, 2), digits.slice(2, 4))
  const shown = [...digits].map((digit, index) => ((mask >> (7 - index)) & 1 ? 'x' : digit)).join('')
  return `${shown.slice(4)}-${shown.slice(0, 2)}-${shown.slice(2, 4)}`
}

/** A day as `2024-05-01`, or undefined when there is none such. */
export function calendarDay(year: string, month: string, day: string): string | undefined {
  const text = `${year}-${month}-${day}`
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text) ? text : undefined
}
