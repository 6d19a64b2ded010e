import { accountChecks } from './account/account-checks.ts'
import { gatherAccountStatements } from './account/account-statement.ts'
import type { Check } from './check.ts'
import type { ExaminedStatement, ExaminedText } from './examined-statement.ts'
import { identifierChecks } from './identifier/identifier-checks.ts'
import { identifierSubjects } from './identifier/identifier-subjects.ts'
import { foreignLayout } from './mrz/known-deviations.ts'
import { layoutCheck, mrzChecks, type MrzSubject } from './mrz/mrz-checks.ts'
import { mrzSubjects } from './mrz/mrz-subjects.ts'
import { pageChecks } from './mrz/page-checks.ts'
import { examineSubject, type Sign } from './sign.ts'

/**
 * Runs every check that fits over the statements and texts of one exhibit, with or without a case (`jackdaw check`).
 * The same statements in the same order give the same signs in the same order.
 */
export function examineStatements(statements: readonly ExaminedStatement[], texts: readonly ExaminedText[]): Sign[] {
  return distinctSigns([
    ...examineZones(statements, texts),
    ...examineIdentifiers(statements),
    ...gatherAccountStatements(statements).flatMap((statement) => examineSubject(accountChecks, statement)),
  ])
}

/** Checks of the machine readable zones alone. Needs all statements of an entity that tells one. */
export function examineZones(statements: readonly ExaminedStatement[], texts: readonly ExaminedText[]): Sign[] {
  return mrzSubjects(statements, texts).flatMap((subject) => examineSubject(checksOf(subject), subject))
}

/** Checks of identifiers alone. */
export function examineIdentifiers(statements: readonly ExaminedStatement[]): Sign[] {
  return identifierSubjects(statements).flatMap((subject) => examineSubject(identifierChecks, subject))
}

/** Each sign once. */
export function distinctSigns(signs: readonly Sign[]): Sign[] {
  return [...new Map(signs.map((sign) => [sign.id, sign])).values()]
}

function checksOf({ mrz }: MrzSubject): readonly Check<MrzSubject>[] {
  return foreignLayout(mrz) ? [layoutCheck] : [...mrzChecks, ...pageChecks]
}
