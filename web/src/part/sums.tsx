import type { Sum } from '../../../src/app/server/api-types.ts'
import { formatAmount } from '../words/format.ts'

/** Exact sums, one a currency; they are never added across currencies. */
export function Sums({ sums }: { sums: readonly Sum[] }) {
  return sums.map(({ currency, amount }) => (
    <span key={currency} className="sum">
      {formatAmount(amount)} {currency}
    </span>
  ))
}
