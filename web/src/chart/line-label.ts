import type { ChartKind } from '../../../src/app/server/api-types.ts'
import { formatAmount, formatNumber } from '../words/format.ts'

/** What is written at a line: its kinds with their counts, and the sums of what was paid. */
export function lineLabel(kinds: readonly ChartKind[], mostKinds = 2): string {
  const byLabel = new Map<string, { links: number; sums: string[] }>()
  for (const { label, links, sums } of kinds) {
    const told = byLabel.get(label) ?? { links: 0, sums: [] }
    told.links += links
    told.sums.push(...sums.map(({ amount, currency }) => `${formatAmount(wholeIfLong(amount))}${currency ? ` ${currency}` : ''}`))
    byLabel.set(label, told)
  }
  const parts = [...byLabel].slice(0, mostKinds).map(([label, { links, sums }]) =>
    `${label}${links > 1 ? ` ${formatNumber(links)}×` : ''}${sums.length > 0 ? ` ${sums.join(', ')}` : ''}`)
  const rest = byLabel.size - parts.length
  return parts.join(' · ') + (rest > 0 ? ` +${rest}` : '')
}

/** At a line there is no room for the cents of a million; the panel tells them. */
function wholeIfLong(amount: string): string {
  const [whole = ''] = amount.split('.')
  return whole.length > 5 ? whole : amount
}
