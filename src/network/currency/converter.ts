import type { Rate } from './rate-table.ts'

/** A sum in another currency, and the rate that was taken. */
export interface Conversion {
  readonly amount: bigint
  readonly rate: Rate
}

/** How sums are converted. */
export interface ConverterOptions {
  /** The currency that sums are converted to. */
  readonly into: string
  /** Most days that a rate may be older than the sum (weekends, holidays). */
  readonly maxAgeDays: number
}

const dayMs = 86_400_000

/**
 * Converts sums by dated rates: by the last rate of the pair on or before the day, in either direction, not older than allowed; of two
 * files that tell the same pair and day the one given last counts. Never over a third currency, never by a later rate: what has no rate is not
 * converted. Whole minor units with as many decimals in both currencies, rounded half to even.
 */
export class Converter {
  readonly #rates = new Map<string, Rate[]>()
  readonly #options: ConverterOptions

  constructor(rates: readonly Rate[], options: ConverterOptions) {
    this.#options = options
    for (const rate of rates) {
      const other = rate.quote === options.into ? rate.base : rate.base === options.into ? rate.quote : undefined
      if (other === undefined) continue
      const list = this.#rates.get(other) ?? []
      list.push(rate)
      this.#rates.set(other, list)
    }
    const place = ({ day, source }: Rate) => `${day} ${String(source.entry).padStart(12, '0')} ${String(source.row).padStart(9, '0')}`
    for (const list of this.#rates.values()) list.sort((a, b) => (place(a) < place(b) ? -1 : 1))
  }

  /** The sum in the other currency; undefined where no rate is told. */
  convert(amount: bigint, currency: string, day: string): Conversion | undefined {
    const list = this.#rates.get(currency) ?? []
    let [low, high] = [0, list.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (list[middle]!.day <= day) low = middle + 1
      else high = middle
    }
    const rate = list[low - 1]
    if (!rate || Date.parse(day) - Date.parse(rate.day) > this.#options.maxAgeDays * dayMs) return undefined
    const [whole = '0', fraction = ''] = rate.rate.split('.')
    const [digits, scale] = [BigInt(whole + fraction), 10n ** BigInt(fraction.length)]
    return { amount: rate.quote === this.#options.into ? dividedEven(amount * digits, scale) : dividedEven(amount * scale, digits), rate }
  }
}

/** A quotient rounded to the nearest whole number, half to the even one. */
function dividedEven(numerator: bigint, denominator: bigint): bigint {
  const sign = numerator < 0n ? -1n : 1n
  const size = numerator * sign
  const [quotient, twice] = [size / denominator, 2n * (size % denominator)]
  return sign * (twice > denominator || (twice === denominator && quotient % 2n === 1n) ? quotient + 1n : quotient)
}
