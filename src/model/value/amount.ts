import { currencyIn } from './currency.ts'
import type { Reading } from './reading.ts'
import type { ReadingSettings } from './reading-settings.ts'

/** A number read from a text, with the currency written beside it. */
export interface AmountReading extends Reading {
  /** ISO 4217 code. */
  readonly currency?: string
}

const plain = /^-?(?:0|[1-9]\d{0,17})$/
/** Digits, a full stop, and a fraction that cannot be a group of three. */
const pointed = /^(-?)(?:0|([1-9]\d{0,17}))\.(\d{1,2}|\d{4,})$/
const eitherMark = /^[1-9]\d{0,2}[.,]\d{3}$/
const threeAfterMark = /^\d{1,3}[.,]\d{3}$/
const exponent = /^(\d+)(?:[.,](\d*))?[eE]([+-]?\d{1,3})$/

/**
 * A number as a plain decimal without surplus zeros (`-1234.5`), exact: no floating point is used. Reads thousands marks
 * (full stop, comma, blank, apostrophe), a decimal point or comma, a currency before or behind, a sign on either side,
 * parentheses and `DR` or `S` for negative, `CR` or `H` for positive, per cent, and exponents. `1.234` and `1,234` carry
 * the doubt `amount.ambiguous` unless the settings tell the decimal mark.
 */
export function readAmount(raw: string, settings: ReadingSettings = {}): AmountReading | undefined {
  if (plain.test(raw)) return { value: raw === '-0' ? '0' : raw }
  const simple = settings.decimalMark === ',' ? null : pointed.exec(raw)
  if (simple) {
    const value = withFraction(simple[2] ?? '0', simple[3]!)
    return { value: simple[1] && value !== '0' ? `-${value}` : value }
  }
  if (raw.length > 80 || !/\d/.test(raw)) return undefined
  const { body, negative, currency } = withoutSigns(raw)
  const number = readUnsigned(body, settings.decimalMark)
  if (!number) return undefined
  const value = negative && number.value !== '0' ? `-${number.value}` : number.value
  return { value, ...(number.doubt ? { doubt: number.doubt } : {}), ...(currency ? { currency } : {}) }
}

/** What the marks of an amount show by themselves: which is the decimal mark, or that either could be; undefined without marks. */
export function decimalMarkShown(raw: string): '.' | ',' | 'either' | undefined {
  const { body } = withoutSigns(raw)
  const marks = body.match(/[.,]/g)
  if (!marks || exponent.test(body) || !readUnsigned(body, undefined)) return undefined
  const last = marks.at(-1) as '.' | ','
  const other = last === '.' ? ',' : '.'
  if (new Set(marks).size === 2) return last
  if (marks.length > 1) return other
  return eitherMark.test(body) ? 'either' : last
}

function withoutSigns(raw: string): { body: string; negative: boolean; currency: string | undefined } {
  // A dash for no cents: `1'000.-`.
  let text = raw.replace(/[\s\u00a0\u202f\u2009]+/gu, ' ').replace(/[\u2212\u2013\u2012\u2014]/gu, '-').replace(/(?<=\d)[.,]-{1,2}$/, '').trim()
  let negative = false
  const brackets = /^\((.*)\)$/.exec(text)
  if (brackets) {
    negative = true
    text = brackets[1]!.trim()
  }
  const side = /^(.*\d)\s*(CR|DR|Cr|Dr|H|S)\.?$/.exec(text)
  if (side) {
    if (/^(?:D|S)/i.test(side[2]!)) negative = !negative
    text = side[1]!
  }
  const found = currencyIn(text)
  text = found.rest.replace(/\s*%$/, '')
  const sign = /^([+-])\s*(.*)$/.exec(text) ?? undefined
  const trailing = sign ? undefined : /^(.*\d)\s*([+-])$/.exec(text)
  if (sign?.[1] === '-' || trailing?.[2] === '-') negative = !negative
  const body = currencyIn((sign ? sign[2] : trailing ? trailing[1] : text)!).rest
  return { body: body.trim(), negative, currency: found.currency }
}

function readUnsigned(body: string, mark: '.' | ',' | undefined): Reading | undefined {
  const scientific = exponent.exec(body)
  if (scientific) return { value: shiftPoint(scientific[1]!, scientific[2] ?? '', Number(scientific[3])) }
  if (!/^(?:\d[\d ., '\u2019_]*|[.,]\d+)$/u.test(body)) return undefined
  const marks = [...new Set(body.match(/[.,]/g) ?? [])]
  const decimal = marks.length === 0 ? undefined : marks.length === 2 ? lastMark(body) : singleMark(body, marks[0]!, mark)
  if (decimal === null) return undefined
  const at = decimal === undefined ? -1 : body.lastIndexOf(decimal)
  const whole = at < 0 ? body : body.slice(0, at)
  const fraction = at < 0 ? '' : body.slice(at + 1)
  if (!/^\d*$/.test(fraction) || (decimal !== undefined && whole.includes(decimal)) || !isGrouped(whole)) return undefined
  const value = shiftPoint(whole.replace(/\D/g, ''), fraction, 0)
  return mark === undefined && marks.length === 1 && eitherMark.test(body) ? { value, doubt: 'amount.ambiguous' } : { value }
}

function lastMark(body: string): string {
  return body.lastIndexOf('.') > body.lastIndexOf(',') ? '.' : ','
}

/** Whether the only mark is the decimal one: the mark itself, undefined when it parts thousands, null when it can be neither. */
function singleMark(body: string, found: string, told: '.' | ',' | undefined): string | undefined | null {
  const count = body.split(found).length - 1
  if (count > 1) return undefined
  const threeFollow = threeAfterMark.test(body)
  if (told === found) return found
  if (told !== undefined) return threeFollow ? undefined : found
  return found === ',' && threeFollow && !body.startsWith('0') ? undefined : found
}

/** Groups of three digits parted by one kind of mark, or of two and a last of three (as in India); or no groups. */
function isGrouped(whole: string): boolean {
  return /^\d*$/.test(whole) || /^\d{1,3}(?:([., '\u2019_])\d{3})(?:\1\d{3})*$/u.test(whole) || /^\d{1,2}(?:,\d{2})+,\d{3}$/.test(whole)
}

function shiftPoint(whole: string, fraction: string, by: number): string {
  const digits = whole + fraction
  const point = whole.length + by
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0')
  const at = point <= 0 ? 1 : point
  const head = padded.slice(0, at).replace(/^0+(?=\d)/, '') || '0'
  return withFraction(head, padded.slice(at))
}

function withFraction(whole: string, fraction: string): string {
  let end = fraction.length
  while (end > 0 && fraction.charCodeAt(end - 1) === 48) end--
  return end === 0 ? whole : `${whole}.${end === fraction.length ? fraction : fraction.slice(0, end)}`
}
