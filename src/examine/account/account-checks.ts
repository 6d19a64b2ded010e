import { describeLocator, parseLocator } from '../../model/locator.ts'
import type { Check, Observation } from '../check.ts'
import { formatDecimal } from '../decimal.ts'
import type { AccountRow, AccountStatement } from './account-statement.ts'
import { rowTwice, samePayment } from './equal-rows.ts'
import { firstDigits } from './first-digits.ts'
import { followBalance, type BalanceStep } from './running-balance.ts'

/** Breaks beyond this number are one observation: the balance then follows something else. */
const mostBreaks = 50
/** Under this share of holding steps the column read as balance is not one that runs. */
const leastShareHolding = 0.5

const runningBalance: Check<AccountStatement> = {
  id: 'account.running-balance', title: 'Running balance', clause: 'Arithmetic: balance before + amount = balance after', strength: 'A',
  explanations: ['page-missing', 'rows-filtered', 'value-date-order', 'correction', 'rounding', 'misread'],
  examine({ rows }) {
    const { steps, unsigned } = followBalance(rows)
    if (steps.length === 0) return []
    const broken = steps.filter((step) => !step.holds)
    const holding = steps.length - broken.length
    const counted = `${holding} of ${steps.length} steps hold${unsigned ? ' (amounts read without their sign)' : ''}`
    const expected = 'every step holds'
    if (broken.length === 0) return [{ outcome: 'pass', observed: counted, expected, message: `The balance runs through: ${counted}.` }]
    if (holding < steps.length * leastShareHolding || broken.length > mostBreaks) {
      const message = `The balance does not follow the amounts in the order of the rows: ${counted}. Rows may be sorted or filtered, or a column misread.`
      return [{ outcome: 'undetermined', observed: counted, expected, message }]
    }
    return broken.map(observeBreak)
  },
}

function observeBreak({ from, to, expected, observed }: BalanceStep): Observation {
  const gap = formatDecimal(observed - expected)
  const [before, after] = [whereIs(from), whereIs(to)]
  return {
    outcome: 'fail', observed: formatDecimal(observed), expected: formatDecimal(expected), locator: to.locator, entityId: to.entityId,
    message: `Between ${before} and ${after} the balance moves by ${gap} more than the amounts tell: rows for ${gap} are missing there, or a figure was changed.`,
  }
}

const openingBalance: Check<AccountStatement> = {
  id: 'account.opening-balance', title: 'Opening balance', clause: 'Arithmetic: opening balance + first amount = first balance', strength: 'A',
  explanations: ['page-missing', 'rows-filtered', 'misread'],
  examine({ rows, opening }) {
    const { descending, unsigned } = followBalance(rows)
    const first = descending ? rows.at(-1) : rows[0]
    if (opening === undefined || first?.balance === undefined || first.amount === undefined) return []
    const expected = opening + first.amount
    const holds = first.balance === expected || (unsigned && first.balance === opening - first.amount)
    return [{
      outcome: holds ? 'pass' : 'fail', observed: formatDecimal(first.balance), expected: formatDecimal(expected), locator: first.locator,
      message: `The first balance ${holds ? 'follows from' : 'does not follow from'} the opening balance of ${formatDecimal(opening)}.`,
    }]
  },
}

const closingBalance: Check<AccountStatement> = {
  id: 'account.closing-balance', title: 'Closing balance', clause: 'Arithmetic: opening balance + all amounts = closing balance', strength: 'A',
  explanations: ['page-missing', 'rows-filtered', 'correction', 'misread'],
  examine({ rows, opening, closing }) {
    const { descending, unsigned } = followBalance(rows)
    if (closing === undefined) return []
    const last = descending ? rows[0] : rows.at(-1)
    const sum = sumOf(rows)
    const expected = opening !== undefined && sum !== undefined && !unsigned ? opening + sum : last?.balance
    if (expected === undefined) return []
    const holds = closing === expected
    return [{
      outcome: holds ? 'pass' : 'fail', observed: formatDecimal(closing), expected: formatDecimal(expected),
      ...(last ? { locator: last.locator } : {}),
      message: holds
        ? 'The closing balance follows from the rows.'
        : `The closing balance differs from the rows by ${formatDecimal(closing - expected)}.`,
    }]
  },
}

function sumOf(rows: readonly AccountRow[]): bigint | undefined {
  return rows.reduce<bigint | undefined>((sum, row) => (sum === undefined || row.amount === undefined ? undefined : sum + row.amount), 0n)
}

const sequenceNumbers: Check<AccountStatement> = {
  id: 'account.sequence', title: 'Sequence numbers', clause: 'Rows are numbered without a gap', strength: 'C', explanations: ['page-missing', 'rows-filtered'],
  examine({ rows }) {
    const numbers = rows.flatMap((row) => row.sequence ?? [])
    if (numbers.length < 2 || numbers.length < rows.length / 2) return []
    const missing = missingNumbers(numbers)
    const twice = numbers.length - new Set(numbers).size
    const span = `${Math.min(...numbers)} to ${Math.max(...numbers)}`
    if (missing === '' && twice === 0) return [{ outcome: 'pass', observed: span, expected: 'each number once', message: `Rows ${span} are all there.` }]
    const observed = [missing && `missing: ${missing}`, twice > 0 && `${twice} twice`].filter(Boolean).join('; ')
    return [{ outcome: 'fail', observed, expected: `each of ${span} once`, message: `The rows are numbered ${span}, but not each is there once (${observed}).` }]
  },
}

const mostMissingNamed = 20

/** Numbers missing between the smallest and the greatest, as ranges. */
export function missingNumbers(numbers: readonly number[]): string {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b)
  const ranges = sorted.slice(1).flatMap((number, index) => {
    const [first, last] = [sorted[index]! + 1, number - 1]
    return first > last ? [] : [first === last ? String(first) : `${first} to ${last}`]
  })
  return ranges.length > mostMissingNamed ? `${ranges.slice(0, mostMissingNamed).join(', ')} and more` : ranges.join(', ')
}

const dateOrder: Check<AccountStatement> = {
  id: 'account.date-order', title: 'Order of dates', clause: 'Rows of an account statement are in order of booking', strength: 'C',
  explanations: ['value-date-order', 'correction', 'misread'],
  examine({ rows }) {
    const dated = rows.flatMap((row) => (row.date === undefined ? [] : [{ row, day: row.date.slice(0, 10) }]))
    if (dated.length < 2) return []
    const back = dated.filter(({ day }, index) => index > 0 && day < dated[index - 1]!.day)
    const forth = dated.filter(({ day }, index) => index > 0 && day > dated[index - 1]!.day)
    const against = back.length <= forth.length ? back : forth
    const expected = back.length <= forth.length ? 'no date before the one above it' : 'no date after the one above it'
    if (against.length === 0) return [{ outcome: 'pass', observed: `${dated.length} dates in order`, expected, message: `${dated.length} rows are in order of date.` }]
    const { row, day } = against[0]!
    return [{
      outcome: 'fail', observed: `${against.length} out of order, first ${day}`, expected, locator: row.locator, entityId: row.entityId,
      message: `${against.length} of ${dated.length} rows are out of order of date, the first at ${whereIs(row)} (${day}).`,
    }]
  },
}

/** Every check of one account statement, in the order of the check sheet. */
export const accountChecks: readonly Check<AccountStatement>[] = [openingBalance, runningBalance, closingBalance, sequenceNumbers, dateOrder, rowTwice, samePayment, firstDigits]

/** What stands in the place of the checks of an account statement that has more rows than are examined. */
export function unexaminedCheck(rowCount: number, most: number): Check<AccountStatement> {
  const message = `The account statement has ${rowCount} rows; those of more than ${most} are not followed row by row. Export a shorter period, or ask the view 'accounts_rows'.`
  return { ...runningBalance, examine: () => [{ outcome: 'undetermined', observed: `${rowCount} rows`, expected: `at most ${most} rows`, message }] }
}

function whereIs(row: AccountRow): string {
  const locator = parseLocator(row.locator)
  if (!locator) return row.locator
  if (locator.kind === 'cell') return describeLocator({ ...locator, columns: [] })
  return locator.kind === 'page' ? `page ${locator.page}${row.date ? ` (${row.date})` : ''}` : describeLocator(locator)
}
