/** Offsets in minutes of the zone names that RFC 5322 (section 4.3) and European systems write. */
const namedOffsets: Readonly<Record<string, number>> = {
  Z: 0, UT: 0, UTC: 0, GMT: 0, WET: 0, WEST: 60, BST: 60, CET: 60, MEZ: 60, CEST: 120, MESZ: 120, EET: 120, EEST: 180, MSK: 180,
  EST: -300, EDT: -240, CST: -360, CDT: -300, MST: -420, MDT: -360, PST: -480, PDT: -420,
}

/**
 * Offset in minutes east of UTC that a zone tells as `+01:00`, `+0100`, `+01`, `UTC+1` or by name; undefined for an
 * unknown name.
 */
export function zoneOffset(zone: string): number | undefined {
  const named = namedOffsets[zone.toUpperCase()]
  if (named !== undefined) return named
  const parts = /^(?:UTC|GMT)?\s*([+\-\u2212])(\d{1,2}):?([0-5]\d)?$/i.exec(zone)
  if (!parts) return undefined
  const minutes = Number(parts[2]) * 60 + Number(parts[3] ?? 0)
  return minutes > 14 * 60 ? undefined : parts[1] === '+' ? minutes : -minutes
}

/**
 * Tells the offset of one IANA zone at wall clock times. At the hour that comes twice the first is meant; at the hour
 * that is left out the time after the change. A RangeError is thrown for a zone that does not exist.
 */
export class TimeZone {
  readonly #format: Intl.DateTimeFormat
  #lastHour = Number.NaN
  #lastOffset = 0

  constructor(name: string) {
    this.#format = new Intl.DateTimeFormat('en-US', {
      timeZone: name, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric', era: 'short',
    })
  }

  /** The instant, in milliseconds since 1970, of a wall clock time given as if it were UTC. */
  toInstant(wallMs: number): number {
    const hour = Math.floor(wallMs / 3_600_000)
    if (hour !== this.#lastHour) {
      this.#lastHour = hour
      this.#lastOffset = this.#offsetOf(hour * 3_600_000)
    }
    return wallMs - this.#lastOffset
  }

  #offsetOf(wallMs: number): number {
    const before = this.#offsetAt(wallMs - 86_400_000)
    const after = this.#offsetAt(wallMs + 86_400_000)
    if (before === after) return before
    // The earlier of the two readings that is true at its own instant: the first of a doubled hour.
    for (const offset of [before, after]) if (this.#offsetAt(wallMs - offset) === offset) return offset
    return before
  }

  #offsetAt(instantMs: number): number {
    const parts = Object.fromEntries(this.#format.formatToParts(instantMs).map((part) => [part.type, part.value]))
    const year = parts.era === 'BC' ? 1 - Number(parts.year) : Number(parts.year)
    const wall = Date.UTC(year, Number(parts.month) - 1, Number(parts.day), Number(parts.hour), Number(parts.minute), Number(parts.second))
    return wall - Math.floor(instantMs / 1000) * 1000
  }
}
