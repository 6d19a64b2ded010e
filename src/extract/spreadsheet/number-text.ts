import type { NumberFormat } from './number-format.ts'
import { serialToIso } from './serial-date.ts'

/**
 * A stored number of a spreadsheet as text: a date where its format is one, else the digits a person sees when the
 * cell is wide enough. Spreadsheets show no more than 15 significant digits, which also takes away the noise of binary
 * fractions (`4.3499999999999996` is 4.35); whole numbers keep all their digits.
 */
export function numberText(raw: string, format: NumberFormat, date1904: boolean): string {
  const value = Number(raw)
  if (raw.trim() === '' || Number.isNaN(value)) return raw
  const date = format.kind === 'number' ? undefined : serialToIso(value, format.kind, date1904)
  if (date !== undefined) return date
  if (!Number.isFinite(value)) return raw
  if (Number.isSafeInteger(value)) return String(value)
  // A whole number written out in full may have more digits than a double keeps.
  if (/^-?\d+$/.test(raw.trim())) return raw.trim()
  return plainDecimal(String(Number(value.toPrecision(15))))
}

/** A decimal number in scientific notation written out in full: `1.5e-7` is `0.00000015`. */
export function plainDecimal(text: string): string {
  const [, sign, whole, fraction = '', exponent] = /^(-?)(\d+)(?:\.(\d+))?e([+-]?\d+)$/i.exec(text) ?? []
  if (whole === undefined) return text
  const shift = Number(exponent)
  if (Math.abs(shift) > 400) return text
  const digits = whole + fraction
  const point = whole.length + shift
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  if (point >= digits.length) return `${sign}${digits.padEnd(point, '0')}`
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`
}
