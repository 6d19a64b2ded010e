import { accountChecks } from './account/account-checks.ts'
import { seriesChecks } from './account/statement-series.ts'
import { allExaminers } from './document/all-examiners.ts'
import { identifierChecks } from './identifier/identifier-checks.ts'
import { reuseChecks } from './image/reuse/reuse-checks.ts'
import { invoiceChecks } from './invoice/invoice-checks.ts'
import { mrzChecks, readingCheck } from './mrz/mrz-checks.ts'
import { pageChecks } from './mrz/page-checks.ts'
import { pageNumberChecks } from './page-number/page-numbers.ts'
import type { CheckDescription } from './sign.ts'

/** Every check that Jackdaw has, in the order of the check sheet: those of statements and texts, then those of bytes. */
export const allChecks: readonly CheckDescription[] = withEachOnce([
  readingCheck, ...mrzChecks, ...pageChecks, ...pageNumberChecks, ...identifierChecks, ...invoiceChecks, ...accountChecks, ...seriesChecks,
  ...allExaminers.flatMap((examiner) => examiner.checks), ...reuseChecks,
])

/** A check that several examiners report is one. */
function withEachOnce(checks: readonly CheckDescription[]): CheckDescription[] {
  return [...new Map(checks.map((check) => [check.id, check])).values()]
}
