const layout = /^\s*(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?\s*(?:(Z|[+-])(?:(\d\d)'?(\d\d)?'?)?)?/

/** A date of a PDF (`D:20140105101500+01'00'`, ISO 32000-2, section 7.9.4) in ISO 8601, to the precision told; undefined when it is none. */
export function isoOfPdfDate(text: string): string | undefined {
  const match = layout.exec(text)
  if (!match) return undefined
  const [, year, month, day, hour, minute, second, sign, offsetHour, offsetMinute] = match
  if (!month || !day) return month ? `${year}-${month}` : year
  if (!hour) return `${year}-${month}-${day}`
  const zone = sign === undefined ? '' : sign === 'Z' ? 'Z' : `${sign}${offsetHour ?? '00'}:${offsetMinute ?? '00'}`
  return `${year}-${month}-${day}T${hour}:${minute ?? '00'}:${second ?? '00'}${zone}`
}
