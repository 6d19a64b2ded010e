import { readAmount } from '../../../model/value/amount.ts'
import { readCurrency } from '../../../model/value/currency.ts'
import type { ReadingSettings } from '../../../model/value/reading-settings.ts'
import { foundAt, withoutOverlap, type Found } from './found.ts'

/** Words that multiply an amount, with the number of zeros they stand for (short scale; Milliarde and billion are both 9). */
const zerosByWord: Readonly<Record<string, number>> = {
  k: 3, thousand: 3, tausend: 3, mille: 3, mil: 3, m: 6, mn: 6, mio: 6, million: 6, millions: 6, millionen: 6, millones: 6, milioni: 6,
  lakh: 5, crore: 7,
  bn: 9, b: 9, billion: 9, billions: 9, mrd: 9, milliard: 9, milliards: 9, milliarden: 9, miliardi: 9, trillion: 12, trillions: 12,
}

const number = String.raw`(?:\d{1,3}(?:[,.'\u2019 \u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d+)?)(?![\d]|[.,]\d)`
const multiplier = String.raw`(?:[ \u00a0\n-]?(?<zeros>thousand|millions?|billions?|trillions?|tausend|millionen|milliarden|milliards?|millones|milioni|miliardi|lakh|crore|mio\.?|mrd\.?|mn|bn|[kKmMbB])(?![\p{L}\d]))?`
const sign = String.raw`(?:US\$|A\$|C\$|HK\$|R\$|[$\u20ac\u00a3\u00a5\u20bd\u20b9\u20ba\u20b4\u20a9\u20aa\u20ab\u20a6\u0e3f\u20bf\u20b8\u20be])`
const word = String.raw`(?:(?:US |American )?[Dd]ollars?|[Ee]uros?|[Pp]ounds?(?: sterling)?|[Rr]o?ubles?|[Ff]ranken|[Yy]en)`
const leading = new RegExp(String.raw`(?<![\p{L}\p{N}])(?<currency>${sign}|[A-Z]{3}(?=[ \u00a0]?\d))[ \u00a0]?(?<number>${number})${multiplier}`, 'gu')
const trailing = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,$\u20ac\u00a3-])(?<number>${number})${multiplier}[ \u00a0]?(?<currency>${sign}|[A-Z]{3}|${word})(?![\p{L}\p{N}])`, 'gu',
)

/** Sums of money: an amount with a currency sign, code or word, `million` and the like counted in. Normal: `USD 20000000`. */
export function findMoney(text: string, settings: ReadingSettings): Found[] {
  const before = [...text.matchAll(leading)].flatMap((match) => read(match, settings))
  const behind = [...text.matchAll(trailing)].flatMap((match) => read(match, settings))
  return withoutOverlap([...before, ...behind], text.length)
}

function read(match: RegExpExecArray, settings: ReadingSettings): Found[] {
  const { currency, number: written, zeros } = match.groups!
  const code = readCurrency(currency!.replace(/^(?:US |American )/, '').replace(/ sterling$/, ''))
  const amount = readAmount(written!, settings)
  if (!code || !amount) return []
  return [foundAt(match.index, match[0], 'money', `${code} ${withZeros(amount.value, zerosByWord[(zeros ?? '').toLowerCase().replace('.', '')] ?? 0)}`)]
}

/** A plain decimal with its point moved to the right: exact, in text. */
function withZeros(decimal: string, zeros: number): string {
  const [whole = '0', fraction = ''] = decimal.split('.')
  const digits = whole + fraction.padEnd(zeros, '0').slice(0, zeros)
  const rest = fraction.slice(zeros)
  const clean = digits.replace(/^0+(?=\d)/, '')
  return rest ? `${clean}.${rest}` : clean
}
