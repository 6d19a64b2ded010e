/** A date or date and time in the basic form of ISO 8601 (`19710302`, `20201123T190000Z`) in its extended form; other texts as they are. */
export function extendedIso(text: string): string {
  const [, year, month, day, hour, minute, second = '00', zone = ''] =
    /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z|[+-]\d\d:?\d\d)?)?$/.exec(text.trim()) ?? []
  if (year === undefined) return text.trim()
  return hour === undefined ? `${year}-${month}-${day}` : `${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`
}
