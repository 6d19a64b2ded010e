import { accountChecks } from './account/account-checks.ts'
import { gatherAccountStatements } from './account/account-statement.ts'
import type { ExaminedStatement, ExaminedText } from './examined-statement.ts'
import { identifierChecks } from './identifier/identifier-checks.ts'
import { identifierSubjects } from './identifier/identifier-subjects.ts'
import { gatherInvoices } from './invoice/gather-invoices.ts'
import { invoiceChecks } from './invoice/invoice-checks.ts'
import { checksOfZone } from './mrz/mrz-checks.ts'
import { mrzSubjects } from './mrz/mrz-subjects.ts'
import { gatherPageRuns, numberOn, pageNumberChecks, pagesOf } from './page-number/page-numbers.ts'
import { examineSubject, type Sign } from './sign.ts'

/**
 * Runs every check that fits over the statements and texts of one exhibit, with or without a case (`jackdaw check`).
 * The same statements in the same order give the same signs in the same order.
 */
export function examineStatements(statements: readonly ExaminedStatement[], texts: readonly ExaminedText[]): Sign[] {
  return distinctSigns([
    ...examineZones(statements, texts),
    ...examineIdentifiers(statements),
    ...examinePages(texts),
    ...gatherInvoices(statements, texts).flatMap((list) => examineSubject(invoiceChecks, list)),
    ...gatherAccountStatements(statements).flatMap((statement) => examineSubject(accountChecks, statement)),
  ])
}

/** Checks of the machine readable zones alone. Needs all statements of an entity that tells one. */
export function examineZones(statements: readonly ExaminedStatement[], texts: readonly ExaminedText[]): Sign[] {
  return mrzSubjects(statements, texts).flatMap((subject) => examineSubject(checksOfZone(subject), subject))
}

function examinePages(texts: readonly ExaminedText[]): Sign[] {
  const pages = pagesOf(texts)
  const numbered = pages.map(numberOn).filter((page) => page !== undefined)
  return gatherPageRuns(pages[0]?.exhibit ?? '', numbered, pages.length).flatMap((run) => examineSubject(pageNumberChecks, run))
}

/** Checks of identifiers alone. */
export function examineIdentifiers(statements: readonly ExaminedStatement[]): Sign[] {
  return identifierSubjects(statements).flatMap((subject) => examineSubject(identifierChecks, subject))
}

/** Each sign once. */
export function distinctSigns(signs: readonly Sign[]): Sign[] {
  return [...new Map(signs.map((sign) => [sign.id, sign])).values()]
}
