import { checkDigit } from './check-digit.ts'
import { layoutOf, readStretch, type MrzField, type MrzLayout } from './mrz-layout.ts'
import { parseMrzDate, type MrzDate } from './mrz-date.ts'

/** A machine readable zone taken apart, whether or not its digits hold. */
export interface Mrz {
  readonly layout: MrzLayout
  readonly lines: readonly string[]
  /** Fields as printed, fillers included. */
  readonly fields: Readonly<Record<MrzField, string>>
  /** The document number without fillers, of any length. */
  readonly number: string
  readonly surname: string
  readonly givenNames: string
  /** Undefined when no calendar date stands there. */
  readonly birth: MrzDate | undefined
  readonly expiry: MrzDate | undefined
  readonly digits: readonly MrzDigit[]
}

/** A check digit as printed, and what it should be. */
export interface MrzDigit {
  readonly of: 'number' | 'birth' | 'expiry' | 'optional' | 'composite'
  /** The characters it is computed over. */
  readonly over: string
  readonly printed: string
  /** Undefined when a character of `over` is not allowed. */
  readonly expected: string | undefined
  readonly holds: boolean
}

/**
 * Takes the lines of a machine readable zone apart (ICAO Doc 9303-3 to -7); undefined when no format has so many lines
 * of that width. Nothing is corrected.
 */
export function parseMrz(lines: readonly string[]): Mrz | undefined {
  const layout = layoutOf(lines)
  if (!layout) return undefined
  const fields = Object.fromEntries(
    Object.entries(layout.fields).map(([name, stretch]) => [name, readStretch(lines, stretch)]),
  ) as Record<MrzField, string>
  const number = readNumber(layout, lines, fields)
  const [surname = '', givenNames = ''] = fields.names.replace(/<+$/, '').split('<<', 2).map((part) => part.replaceAll('<', ' ').trim())
  return {
    layout, lines, fields, surname, givenNames,
    number: number.over.replaceAll('<', ''),
    birth: parseMrzDate(fields.birth),
    expiry: parseMrzDate(fields.expiry),
    digits: [
      number,
      digitOf('birth', fields.birth, readStretch(lines, layout.digits.birth)),
      digitOf('expiry', fields.expiry, readStretch(lines, layout.digits.expiry)),
      ...optionalDigit(layout, lines, fields),
      ...compositeDigit(layout, lines),
    ],
  }
}

/**
 * The document number and its digit. A number of more than nine characters has a filler in the place of the digit and
 * goes on, digit last, at the start of the optional field, up to its first filler (TD1, TD2; Doc 9303-5 and -6, 4.2.2).
 */
function readNumber(layout: MrzLayout, lines: readonly string[], fields: Readonly<Record<MrzField, string>>): MrzDigit {
  const printed = readStretch(lines, layout.digits.number)
  const rest = /^([A-Z0-9]+)(?:<|$)/.exec(fields.optional)?.[1]
  const isLong = printed === '<' && (layout.format === 'TD1' || layout.format === 'TD2') && rest !== undefined && !fields.number.endsWith('<')
  if (!isLong) return digitOf('number', fields.number, printed)
  return digitOf('number', fields.number + rest.slice(0, -1), rest.slice(-1))
}

/** The digit of an empty personal number may be a filler (Doc 9303-4, 4.2.2.2). */
function optionalDigit(layout: MrzLayout, lines: readonly string[], fields: Readonly<Record<MrzField, string>>): MrzDigit[] {
  if (!layout.optionalDigit) return []
  const digit = digitOf('optional', fields.optional, readStretch(lines, layout.optionalDigit))
  const isEmpty = /^<+$/.test(fields.optional) && digit.printed === '<'
  return [{ ...digit, holds: digit.holds || isEmpty }]
}

function compositeDigit(layout: MrzLayout, lines: readonly string[]): MrzDigit[] {
  if (!layout.composite) return []
  const over = layout.composite.over.map((stretch) => readStretch(lines, stretch)).join('')
  return [digitOf('composite', over, readStretch(lines, layout.composite.digit))]
}

function digitOf(of: MrzDigit['of'], over: string, printed: string): MrzDigit {
  const expected = checkDigit(over)
  return { of, over, printed, expected, holds: expected !== undefined && printed === expected }
}
