/** A time as a camera or program wrote it: by the clock on the wall, and in UTC where its offset is written too. */
export interface CameraTime {
  /** As written. */
  readonly text: string
  /** The clock time as if it were UTC, in milliseconds. */
  readonly wallMs: number
  /** In UTC, where the offset is written. */
  readonly utcMs?: number
}

const pattern = /^(\d{4})[:-](\d\d)[:-](\d\d)[ T](\d\d):(\d\d)(?::(\d\d))?(?:\.\d+)?\s*(Z|[+-]\d\d:?\d\d)?$/

/**
 * A time of Exif (`2024:02:03 09:10:11`, with its offset field) or XMP (ISO 8601). Undefined for blanks and zeros, which cameras without a clock
 * write, and for a date that does not exist.
 */
export function cameraTime(text: string | undefined, offset?: string): CameraTime | undefined {
  const match = pattern.exec(text?.trim() ?? '')
  if (!match) return undefined
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0)) as [number, number, number, number, number, number]
  const wallMs = Date.UTC(year, month - 1, day, hour, minute, second)
  if (year < 1900 || new Date(wallMs).getUTCMonth() !== month - 1 || hour > 24) return undefined
  const minutes = offsetMinutes(match[7] ?? offset)
  return { text: text!.trim(), wallMs, ...(minutes === undefined ? {} : { utcMs: wallMs - minutes * 60_000 }) }
}

function offsetMinutes(offset: string | undefined): number | undefined {
  const match = /^(?:Z|([+-])(\d\d):?(\d\d))$/.exec(offset?.trim() ?? '')
  if (!match) return undefined
  return match[1] ? (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) : 0
}

/** The time that a satellite receiver told (Exif GPSDateStamp and GPSTimeStamp, always UTC), in milliseconds. */
export function gpsTime(dateStamp: string | undefined, timeStamp: string | undefined): number | undefined {
  const date = /^(\d{4})[:-](\d\d)[:-](\d\d)$/.exec(dateStamp?.trim() ?? '')
  const time = timeStamp?.trim().split(/[\s,:]+/).map(Number)
  if (!date || !time || time.length !== 3 || time.some((part) => !Number.isFinite(part))) return undefined
  return Date.UTC(Number(date[1]), Number(date[2]) - 1, Number(date[3]), time[0], time[1], Math.floor(time[2]!))
}
