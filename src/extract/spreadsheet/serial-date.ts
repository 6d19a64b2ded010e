import type { NumberFormat } from './number-format.ts'

const dayMs = 86_400_000
const epoch1900 = Date.UTC(1899, 11, 30)
const epoch1904 = Date.UTC(1904, 0, 1)
/** 9999-12-31 in the 1900 system, the last day that spreadsheets know. */
const lastSerial = 2_958_465

/**
 * A serial day number as ISO 8601 without a zone, as the number format shows it; undefined where there is no such day
 * (ECMA-376 part 1, 18.17.4.1). The 1900 system counts a 29 February 1900 that never was: numbers below 60 lie one day
 * further on, and 60 itself is no day.
 */
export function serialToIso(serial: number, kind: NumberFormat['kind'], date1904: boolean): string | undefined {
  if (!Number.isFinite(serial) || serial < 0 || serial > lastSerial + 1) return undefined
  if (kind === 'duration') return toDuration(serial)
  if (kind === 'time' && serial < 1) return isoOf(serial, epoch1904).slice(11)
  if (!date1904 && serial >= 60 && serial < 61) return undefined
  const iso = isoOf(!date1904 && serial < 60 ? serial + 1 : serial, date1904 ? epoch1904 : epoch1900)
  return kind === 'date' && iso.endsWith('T00:00:00') ? iso.slice(0, 10) : iso
}

function isoOf(days: number, epoch: number): string {
  // A double holds a moment of our days to about 5 microseconds; what is finer than a millisecond is noise.
  const ms = Math.round(days * dayMs)
  const nearSecond = Math.round(ms / 1000) * 1000
  const iso = new Date(epoch + (Math.abs(ms - nearSecond) <= 1 ? nearSecond : ms)).toISOString()
  return iso.slice(0, iso.endsWith('.000Z') ? 19 : 23)
}

function toDuration(days: number): string {
  const seconds = Math.round(days * 86_400)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}
