import type { Check, Observation } from '../check.ts'
import { formatDecimal } from '../decimal.ts'
import type { Place } from '../sign.ts'
import { missingNumbers } from './account-checks.ts'
import type { AccountStatement } from './account-statement.ts'

/** All numbered statements of one canonical account in a case, in order of number. */
export interface StatementSeries extends Place {
  readonly account: string
  readonly statements: readonly (AccountStatement & { readonly order: number })[]
}

/** Makes the series of each account that has two numbered statements or more. `canonicalId` tells which accounts are one. */
export function gatherSeries(statements: readonly AccountStatement[], canonicalId: (account: string) => string): StatementSeries[] {
  const numbered = statements.flatMap((statement) => {
    const order = /(\d{1,6})\D*$/.exec(statement.number?.replace(/[/-](?:19|20)\d\d$/, '') ?? '')?.[1]
    return order === undefined || statement.account === '' ? [] : [{ ...statement, order: Number(order) }]
  })
  return [...Map.groupBy(numbered, (statement) => canonicalId(statement.account))].flatMap(([account, group]) => {
    const sorted = group.sort((a, b) => a.order - b.order || (a.exhibit < b.exhibit ? -1 : 1))
    const [first] = sorted
    return sorted.length < 2 ? [] : [{ account, exhibit: first!.exhibit, locator: first!.locator, entityId: first!.account, statements: sorted }]
  })
}

const numbers: Check<StatementSeries> = {
  id: 'account.statement-numbers', title: 'Numbers of the account statements', clause: 'Account statements are numbered without a gap', strength: 'C',
  explanations: ['page-missing', 'rows-filtered', 'migrated-account'],
  examine({ statements }) {
    const missing = missingNumbers(statements.map((statement) => statement.order))
    const span = `${statements[0]!.order} to ${statements.at(-1)!.order}`
    return [missing === ''
      ? { outcome: 'pass', observed: span, expected: 'each number', message: `Account statements ${span} are all there.` }
      : { outcome: 'fail', observed: `missing: ${missing}`, expected: `each of ${span}`, message: `Of account statements ${span} these are not in the case: ${missing}.` }]
  },
}

const continuity: Check<StatementSeries> = {
  id: 'account.continuity', title: 'Balance carried forward', clause: 'Arithmetic: closing balance = opening balance of the next statement', strength: 'A',
  explanations: ['page-missing', 'migrated-account', 'misread'],
  examine({ statements }) {
    return statements.slice(1).flatMap((next, index): Observation[] => {
      const before = statements[index]!
      if (next.order !== before.order + 1 || before.closing === undefined || next.opening === undefined) return []
      const holds = before.closing === next.opening
      return [{
        outcome: holds ? 'pass' : 'fail', observed: formatDecimal(next.opening), expected: formatDecimal(before.closing), locator: next.locator,
        message: `Statement ${next.order} opens with ${formatDecimal(next.opening)}; statement ${before.order} closed with ${formatDecimal(before.closing)}.`,
      }]
    })
  },
}

/** Every check of a series of account statements. */
export const seriesChecks: readonly Check<StatementSeries>[] = [numbers, continuity]
