import type { TimeFields } from './date-fields.ts'
import { zoneOffset } from './time-zone.ts'

const clock = /^(?:T|at|um|[àa]|a las)?\s*(\d{1,2})(?:[:.h](\d{2})(?:[:.](\d{2})(?:[.,]\d{1,9})?)?)?\s*(a\.?\s?m\.?|p\.?\s?m\.?|uhr|h)?\s*(.*)$/i

/**
 * A clock time as written (`07:28`, `7.28 Uhr`, `10:28:03.5 PM +0100 (CET)`), or undefined when it is none. A zone name
 * that is not known leaves the zone open; fractions of a second are left out.
 */
export function readClockTime(text: string): TimeFields | undefined {
  const parts = clock.exec(text.trim())
  if (!parts) return undefined
  const half = parts[4]?.toLowerCase().replace(/[.\s]/g, '')
  if (parts[2] === undefined && half === undefined) return undefined
  let hour = Number(parts[1])
  const minute = Number(parts[2] ?? 0)
  const second = Math.min(59, Number(parts[3] ?? 0))
  if (half === 'am' || half === 'pm') {
    if (hour < 1 || hour > 12) return undefined
    hour = (hour % 12) + (half === 'pm' ? 12 : 0)
  }
  if (hour > 23 || minute > 59 || Number(parts[3] ?? 0) > 60) return undefined
  const zone = parts[5]!.replace(/\([^)]*\)\s*$/, '').trim()
  if (zone === '') return { hour, minute, second }
  const offsetMinutes = zoneOffset(zone)
  if (offsetMinutes !== undefined) return { hour, minute, second, offsetMinutes }
  return /^[A-Z]{1,5}$|^[A-Z][a-z]+\/\w+$/.test(zone) ? { hour, minute, second } : undefined
}
