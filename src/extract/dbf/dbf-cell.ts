import { plainDecimal } from '../spreadsheet/number-text.ts'
import type { DbfField } from './dbf-header.ts'

const dayMs = 86_400_000
/** Julian day of 1970-01-01. */
const epochJulianDay = 2_440_588

/** The text of a field in the bytes of one row; dates as ISO. An empty text for an empty field, and for a memo, whose text lies elsewhere. */
export function dbfCell(field: DbfField, row: Uint8Array, decode: (bytes: Uint8Array) => string): string {
  const bytes = row.subarray(field.offset, field.offset + field.length)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  switch (field.type) {
    case 'M':
    case 'G':
    case 'P':
    case '0':
      return ''
    case 'D':
      return isoDate(ascii(bytes))
    case 'I':
    case '+':
      return bytes.length === 4 ? String(view.getInt32(0, true)) : ascii(bytes)
    case 'B':
      return bytes.length === 8 ? plainDecimal(String(view.getFloat64(0, true))) : ''
    case 'Y':
      return bytes.length === 8 ? tenThousandths(view.getBigInt64(0, true)) : ''
    case 'T':
    case '@':
      return bytes.length === 8 ? isoTime(view.getInt32(0, true), view.getInt32(4, true)) : isoDate(ascii(bytes))
    case 'L':
      return /^[?\s]?$/.test(ascii(bytes)) ? '' : /^[TtYy]/.test(ascii(bytes)) ? 'TRUE' : 'FALSE'
    case 'N':
    case 'F':
      // A number that does not fit its field is written as asterisks.
      return ascii(bytes).replace(/^\*+$/, '')
    default:
      return decode(bytes).replace(/[\s\0]+$/u, '').trimStart()
  }
}

function ascii(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1').replaceAll('\0', ' ').trim()
}

function isoDate(text: string): string {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(text) ?? []
  return year === undefined ? text : year === '0000' ? '' : `${year}-${month}-${day}`
}

function isoTime(julianDay: number, ms: number): string {
  if (julianDay <= 0 || ms < 0 || ms >= dayMs) return ''
  const iso = new Date((julianDay - epochJulianDay) * dayMs + ms)
  return Number.isNaN(iso.getTime()) ? '' : iso.toISOString().slice(0, 19)
}

function tenThousandths(value: bigint): string {
  const digits = (value < 0n ? -value : value).toString().padStart(5, '0')
  return `${value < 0n ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}`
}
