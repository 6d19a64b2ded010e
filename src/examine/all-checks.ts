import { accountChecks } from './account/account-checks.ts'
import { seriesChecks } from './account/statement-series.ts'
import type { Check } from './check.ts'
import { identifierChecks } from './identifier/identifier-checks.ts'
import { layoutCheck, mrzChecks } from './mrz/mrz-checks.ts'
import { pageChecks } from './mrz/page-checks.ts'

/** What is told of a check without running it. */
export type CheckDescription = Pick<Check<never>, 'id' | 'title' | 'clause' | 'strength' | 'explanations'>

/** Every check that Jackdaw has, in the order of the check sheet. */
export const allChecks: readonly CheckDescription[] = [
  layoutCheck, ...mrzChecks, ...pageChecks, ...identifierChecks, ...accountChecks, ...seriesChecks,
]
