import type { Check, Observation, Outcome } from '../check.ts'
import { formatDecimal } from '../decimal.ts'
import type { Invoice, InvoiceList } from './invoice.ts'

const cent = 1_000_000n
/** Beyond these many faults of one kind in one list the rest is counted. */
const mostFaults = 50
const hundredPerCent = 10_000n

interface InvoiceRule {
  readonly id: string
  readonly title: string
  readonly clause: string
  readonly explanations: readonly string[]
  /** None where the invoice does not tell enough. */
  examine(invoice: Invoice): Observation[]
}

const total: InvoiceRule = {
  id: 'invoice.total', title: 'Total', clause: 'Arithmetic: net amount + VAT = total', explanations: ['other-charges', 'rounding', 'misread', 'typing'],
  examine({ net, vat, total: sum, number }) {
    if (!net || !vat || !sum) return []
    const expected = net.value + vat.value
    return [observe({
      observed: sum.value, expected, tolerance: cent, locator: sum.locator,
      holds: `${nameOf(number)}: net and VAT add up to the total.`, fails: `${nameOf(number)}: net ${formatDecimal(net.value)} and VAT ${formatDecimal(vat.value)} do not add up to the total`,
    })]
  },
}

const rate: InvoiceRule = {
  id: 'invoice.vat', title: 'VAT', clause: 'Arithmetic: net amount x rate = VAT', explanations: ['several-rates', 'rounding', 'misread', 'typing'],
  examine({ net, vat, rates, items, number }) {
    const [only, ...others] = rates
    if (!net || !vat || only === undefined || others.length > 0) return []
    const exact = net.value * BigInt(only)
    const expected = roundToCent(exact / hundredPerCent)
    // Each line may have been rounded by itself.
    const tolerance = cent * BigInt(Math.max(1, items.length))
    return [observe({
      observed: vat.value, expected, tolerance, locator: vat.locator,
      holds: `${nameOf(number)}: the VAT is ${percent(only)} of the net amount.`, fails: `${nameOf(number)}: the VAT is not ${percent(only)} of the net amount ${formatDecimal(net.value)}`,
    })]
  },
}

const lines: InvoiceRule = {
  id: 'invoice.lines', title: 'Lines', clause: 'Arithmetic: quantity x price = amount', explanations: ['discount', 'rounding', 'misread', 'typing'],
  examine({ items, number }) {
    const observed = items.map((item): Observation => observe({
      observed: item.amount, expected: roundToCent((item.quantity * item.price) / 100_000_000n), tolerance: cent, locator: item.locator,
      holds: 'The line holds.', fails: `${nameOf(number)}: ${formatDecimal(item.quantity)} at ${formatDecimal(item.price)} do not give the amount of the line`,
    }))
    const broken = observed.filter(({ outcome }) => outcome !== 'pass')
    // Where most lines do not hold, the columns were told apart wrongly, or the price is for another unit.
    if (items.length > 1 && broken.length * 2 > items.length) {
      return [{ outcome: 'undetermined', observed: `${broken.length} of ${items.length} lines do not hold`, expected: 'quantity x price = amount in every line', message: `${nameOf(number)}: most lines do not hold; prices may be for another unit, or a column was misread.` }]
    }
    if (broken.length > 0 || items.length === 0) return broken
    return [{ outcome: 'pass', observed: `${items.length} lines hold`, expected: 'every line', message: `${nameOf(number)}: quantity and price give the amount of each of ${items.length} lines.` }]
  },
}

const itemSum: InvoiceRule = {
  id: 'invoice.sum', title: 'Sum of the lines', clause: 'Arithmetic: sum of the lines = net amount (or total)', explanations: ['discount', 'other-charges', 'rounding', 'misread'],
  examine({ items, hasAllItems, net, total: gross, number }) {
    const told = net ?? gross
    if (!hasAllItems || !told) return []
    const expected = items.reduce((all, item) => all + item.amount, 0n)
    if (net === undefined && gross !== undefined && isNear(gross.value, expected, cent) === false && gross.value > expected) return []
    return [observe({
      observed: told.value, expected, tolerance: cent, locator: told.locator,
      holds: `${nameOf(number)}: the lines add up.`, fails: `${nameOf(number)}: the ${items.length} lines add up to another ${net ? 'net amount' : 'total'}`,
    })]
  },
}

/** Rules of one invoice, in the order of the check sheet. */
const rules: readonly InvoiceRule[] = [lines, itemSum, rate, total]

/** Checks of the arithmetic of invoices. A list of many is one observation where all hold. */
export const invoiceChecks: readonly Check<InvoiceList>[] = rules.map((rule) => ({
  id: rule.id, title: rule.title, clause: rule.clause, strength: 'A', explanations: rule.explanations,
  examine: ({ invoices }) => gatherObservations(invoices, rule),
}))

function gatherObservations(invoices: readonly Invoice[], rule: InvoiceRule): Observation[] {
  const seen = invoices.flatMap((invoice) => rule.examine(invoice).map((observation) => ({ ...observation, entityId: invoice.entityId })))
  const faults = seen.filter(({ outcome }) => outcome !== 'pass')
  const passed = seen.length - faults.length
  if (seen.length <= 1) return seen
  const counted: Observation = {
    outcome: 'pass', observed: `${passed} of ${seen.length} hold`, expected: 'all hold', message: `${rule.title}: ${passed} of ${seen.length} invoices hold.`,
  }
  const shown = faults.slice(0, mostFaults)
  if (faults.length > shown.length) {
    const rest = faults.length - shown.length
    shown.push({ ...shown[0]!, outcome: 'undetermined', observed: `${rest} more`, message: `${rule.title}: ${rest} more invoices of the list do not hold; a column may have been misread.` })
  }
  return passed > 0 ? [counted, ...shown] : shown
}

interface Told {
  readonly observed: bigint
  readonly expected: bigint
  readonly tolerance: bigint
  readonly locator: string
  readonly holds: string
  readonly fails: string
}

function observe({ observed, expected, tolerance, locator, holds, fails }: Told): Observation {
  const isHeld = isNear(observed, expected, tolerance)
  const outcome: Outcome = isHeld ? 'pass' : 'fail'
  const difference = formatDecimal(observed - expected)
  return { outcome, observed: formatDecimal(observed), expected: formatDecimal(expected), locator, message: isHeld ? holds : `${fails}: the difference is ${difference}.` }
}

function isNear(left: bigint, right: bigint, tolerance: bigint): boolean {
  const difference = left > right ? left - right : right - left
  return difference <= tolerance
}

/** Half a cent is rounded away from zero. */
function roundToCent(value: bigint): bigint {
  const half = cent / 2n
  return ((value + (value < 0n ? -half : half)) / cent) * cent
}

function percent(rate: number): string {
  return `${rate / 100} %`
}

function nameOf(number: string | undefined): string {
  return number === undefined ? 'The invoice' : `Invoice ${number}`
}
