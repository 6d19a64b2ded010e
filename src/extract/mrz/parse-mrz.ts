import { checkDigit } from './check-digit.ts'
import { parseMrzDate, type MrzDate } from './mrz-date.ts'
import { layoutOf, readStretch, type MrzDigitName, type MrzField, type MrzLayout } from './mrz-layout.ts'

/** A machine readable zone taken apart, whether or not its digits hold. */
export interface Mrz {
  readonly layout: MrzLayout
  readonly lines: readonly string[]
  /** Fields as printed, fillers included; empty where the layout has none. */
  readonly fields: Readonly<Record<MrzField, string>>
  /** The document number without fillers, of any length. */
  readonly number: string
  readonly surname: string
  readonly givenNames: string
  /** Undefined when no calendar date stands there, or the layout has no such field. */
  readonly birth: MrzDate | undefined
  readonly expiry: MrzDate | undefined
  readonly digits: readonly MrzDigit[]
}

/** A check digit as printed, and what it should be. */
export interface MrzDigit {
  readonly of: MrzDigitName
  /** The characters it is computed over. */
  readonly over: string
  readonly printed: string
  /** Undefined when a character of `over` is not allowed. */
  readonly expected: string | undefined
  readonly holds: boolean
}

const fieldNames: readonly MrzField[] = [
  'type', 'issuer', 'names', 'number', 'nationality', 'birth', 'sex', 'expiry', 'optional', 'optional2', 'surname', 'givenNames',
]

/**
 * Takes the lines of a machine readable zone apart (ICAO Doc 9303-3 to -7); undefined when no format has so many lines
 * of that width. Nothing is corrected.
 */
export function parseMrz(lines: readonly string[]): Mrz | undefined {
  const layout = layoutOf(lines)
  if (!layout) return undefined
  const fieldOf = (name: MrzField) => (layout.fields[name] ? readStretch(lines, layout.fields[name]) : '')
  const fields = Object.fromEntries(fieldNames.map((name) => [name, fieldOf(name)])) as Record<MrzField, string>
  const digits = layout.digits.map((place) => {
    const over = place.over.map((stretch) => readStretch(lines, stretch)).join('')
    const digit = digitOf(place.of, over, readStretch(lines, place.digit))
    if (place.of === 'number') return longNumber(layout, fields, digit) ?? digit
    // The digit of an empty personal number may be a filler (Doc 9303-4, 4.2.2.2).
    return place.of === 'optional' && /^<+$/.test(over) && digit.printed === '<' ? { ...digit, holds: true } : digit
  })
  const [surname = '', givenNames = ''] = layout.fields.names ? splitNames(fields.names) : [fields.surname, fields.givenNames]
  return {
    layout, lines, fields, digits,
    surname: wordsOf(surname), givenNames: wordsOf(givenNames),
    number: (digits.find((digit) => digit.of === 'number')?.over ?? fields.number).replaceAll('<', ''),
    birth: parseMrzDate(fields.birth), expiry: parseMrzDate(fields.expiry),
  }
}

/** Whether every check digit holds and both dates, where the layout has them, are dates. */
export function holdsTogether(mrz: Mrz): boolean {
  const isDate = (field: 'birth' | 'expiry') => mrz.fields[field] === '' || mrz[field] !== undefined
  return mrz.digits.every((digit) => digit.holds) && isDate('birth') && isDate('expiry')
}

/**
 * A number of more than nine characters has a filler in the place of the digit and goes on, digit last, at the start of
 * the optional field, up to its first filler (TD1, TD2; Doc 9303-5 and -6, 4.2.2).
 */
function longNumber(layout: MrzLayout, fields: Readonly<Record<MrzField, string>>, digit: MrzDigit): MrzDigit | undefined {
  if (digit.printed !== '<' || (layout.format !== 'TD1' && layout.format !== 'TD2') || fields.number.endsWith('<')) return undefined
  const rest = /^([A-Z0-9]+)(?:<|$)/.exec(fields.optional)?.[1]
  return rest === undefined ? undefined : digitOf('number', fields.number + rest.slice(0, -1), rest.slice(-1))
}

function splitNames(field: string): string[] {
  const names = field.replace(/<+$/, '')
  const gap = names.indexOf('<<')
  return gap < 0 ? [names] : [names.slice(0, gap), names.slice(gap + 2)]
}

function wordsOf(field: string): string {
  return field.replace(/<+/g, ' ').trim()
}

function digitOf(of: MrzDigitName, over: string, printed: string): MrzDigit {
  const expected = checkDigit(over)
  return { of, over, printed, expected, holds: expected !== undefined && printed === expected }
}
