import { isoOfPdfDate } from '../../../extract/pdf/pdf-date.ts'

/** A date that a file tells of itself. */
export interface ToldDate {
  /** `Info ModDate`, `XMP CreateDate`. */
  readonly name: string
  readonly written: string
  /** Milliseconds since 1970, a missing zone taken as UTC; undefined when it is no date. */
  readonly time: number | undefined
  readonly hasZone: boolean
}

/** Zones lie no further from UTC than this. */
export const widestZoneMs = 14 * 3_600_000

/** Reads a date as the document information (`D:2024...`) or XMP (ISO 8601) writes it. */
export function readToldDate(name: string, written: string): ToldDate {
  const iso = /^\s*\d{4}-/.test(written) ? written.trim() : isoOfPdfDate(written)
  const match = iso === undefined ? null : /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?)?)?)?(Z|[+-]\d\d:?\d\d)?$/.exec(iso)
  if (!match) return { name, written, time: undefined, hasZone: false }
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', zone] = match
  const offset = zone === undefined || zone === 'Z' ? 'Z' : zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`)
  const isReal = !Number.isNaN(time) && new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDate() === Number(day)
  return { name, written, time: isReal ? time : undefined, hasZone: zone !== undefined }
}

/** Whether one date is certainly later than another, by more than a minute, and more than any zone could make up where one is missing. */
export function isLater(left: ToldDate, right: ToldDate): boolean {
  if (left.time === undefined || right.time === undefined) return false
  return left.time - right.time > 60_000 + (left.hasZone && right.hasZone ? 0 : widestZoneMs)
}
