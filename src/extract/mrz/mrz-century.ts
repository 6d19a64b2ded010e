/**
 * The date of expiry `YYMMDD` as an ISO date, to the precision told (fillers for an unknown day or month). The century is
 * not written (ICAO Doc 9303 part 3, section 4.8): 00 to 69 is read as this one.
 */
export function expiryDateOfMrz(text: string): string | undefined {
  return isoDate(text, Number(text.slice(0, 2)) < 70 ? '20' : '19')
}

/**
 * The date of birth `YYMMDD` as an ISO date. The century is the later one in which the birth still lies before the date
 * of expiry; without one, 00 to 29 is read as this century. Wrong for a holder of more than about ninety years.
 */
export function birthDateOfMrz(text: string, expiry?: string): string | undefined {
  const until = expiry && expiryDateOfMrz(expiry)
  const later = isoDate(text, '20')
  if (!later) return undefined
  const isLater = until ? later < until : Number(text.slice(0, 2)) < 30
  return isLater ? later : isoDate(text, '19')
}

function isoDate(text: string, century: string): string | undefined {
  const match = /^(\d\d)(\d\d|<<)?(\d\d|<<)?$/.exec(text)
  if (!match) return undefined
  const [, year, month, day] = match
  if (!month || month === '<<') return `${century}${year}`
  return !day || day === '<<' ? `${century}${year}-${month}` : `${century}${year}-${month}-${day}`
}
