import type { Check } from '../check.ts'
import type { AccountStatement } from './account-statement.ts'

/** Under this many amounts chance alone moves the digits too much. */
export const leastAmounts = 500
/** Amounts of one size have no reason to follow it: the largest is at least so many times the smallest. */
const leastSpan = 1_000n
/** Mean absolute deviation of non-conformity (Nigrini, Benford's Law, 2012, table 7.1), and chi-square of eight degrees at 0.001. */
const mostDeviation = 0.015
const mostChiSquare = 26.12

const expectedShares = Array.from({ length: 9 }, (_, index) => Math.log10(1 + 1 / (index + 1)))

/** First digits of the amounts beside those of Benford's law, with their number. Says that they are unusual, never why. */
export const firstDigits: Check<AccountStatement> = {
  id: 'account.first-digits', title: 'First digits of the amounts', clause: `Benford's law, for ${leastAmounts} amounts or more over three magnitudes or more`, strength: 'C',
  explanations: ['fixed-prices', 'rows-filtered'],
  examine({ rows }) {
    const amounts = rows.flatMap(({ amount }) => (amount === undefined || amount === 0n ? [] : [amount < 0n ? -amount : amount]))
    if (amounts.length < leastAmounts) return []
    let [least, greatest] = [amounts[0]!, amounts[0]!]
    for (const amount of amounts) {
      if (amount < least) least = amount
      if (amount > greatest) greatest = amount
    }
    const n = amounts.length
    if (greatest < least * leastSpan) {
      return [{ outcome: 'not-applicable', observed: `n = ${n}, all of one size`, expected: 'amounts over three magnitudes', message: `${n} amounts are of too like a size for their first digits to tell anything.` }]
    }
    const counts = new Array<number>(9).fill(0)
    for (const amount of amounts) counts[Number(String(amount)[0]) - 1]!++
    const deviation = counts.reduce((sum, count, at) => sum + Math.abs(count / n - expectedShares[at]!), 0) / 9
    const chiSquare = counts.reduce((sum, count, at) => sum + (count - n * expectedShares[at]!) ** 2 / (n * expectedShares[at]!), 0)
    const isUnusual = deviation > mostDeviation && chiSquare > mostChiSquare
    const observed = `n = ${n}; ${shares(counts.map((count) => count / n))}; mean deviation ${deviation.toFixed(4)}`
    const message = isUnusual
      ? `The first digits of ${n} amounts are not spread as those of grown amounts are. That has many ordinary reasons.`
      : `The first digits of ${n} amounts are spread as Benford's law has it.`
    return [{ outcome: isUnusual ? 'fail' : 'pass', observed, expected: `${shares(expectedShares)}; mean deviation up to ${mostDeviation}`, message }]
  },
}

/** Shares of the digits 1 to 9 in per cent. */
function shares(of: readonly number[]): string {
  return of.map((share, at) => `${at + 1}: ${(share * 100).toFixed(1)} %`).join(', ')
}
