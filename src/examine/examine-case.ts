import { sha256OfParts } from '../base/hash.ts'
import type { Progress } from '../base/progress.ts'
import { problemsTable } from '../store/catalogue/core-tables.ts'
import type { Store } from '../store/store.ts'
import { accountChecks, unexaminedCheck } from './account/account-checks.ts'
import type { AccountStatement } from './account/account-statement.ts'
import { mostRows, readAccountStatements } from './account/read-account-statements.ts'
import { gatherSeries, seriesChecks } from './account/statement-series.ts'
import type { Constraints } from './contradiction/constraint.ts'
import type { Contradiction } from './contradiction/contradiction.ts'
import { findContradictions } from './contradiction/find-contradictions.ts'
import { examineIdentifiers, examineZones } from './examine-statements.ts'
import { statementOf, type ExaminedStatement, type ExaminedText } from './examined-statement.ts'
import { examinePictureReuse } from './image/reuse/examine-picture-reuse.ts'
import { invoiceChecks } from './invoice/invoice-checks.ts'
import { readInvoices } from './invoice/read-invoices.ts'
import { readIdentifiers } from './identifier/read-identifiers.ts'
import { pageNumberChecks } from './page-number/page-numbers.ts'
import { readPageRuns } from './page-number/read-page-runs.ts'
import { examineSiblings } from './pdf/siblings/examine-siblings.ts'
import { SignWriter } from './sign-writer.ts'
import { examineSubject, type DocumentSigns, type Sign } from './sign.ts'
import { contradictionsTable, sheetPicturesTable } from './tables.ts'

/** What an examination is given besides the case. */
export interface ExamineOptions {
  readonly run: string
  readonly progress: Progress
  /** What the examiners of bytes saw, by exhibit. */
  readonly documents?: Iterable<DocumentSigns>
  /** What cannot both be true; those that come with Jackdaw when nothing is said. */
  readonly constraints?: Constraints
}

/** What an examination found. */
export interface ExamineResult {
  readonly signs: number
  /** Signs of outcome `fail`. */
  readonly failed: number
  readonly contradictions: number
}

/**
 * Runs every check over every exhibit of a resolved case and looks for contradictions. Writes `derived.signs` and
 * `derived.contradictions` anew; changes nothing else.
 */
export async function examineCase(store: Store, { run, progress, documents = [], constraints }: ExamineOptions): Promise<ExamineResult> {
  progress.report({ step: 'examine', done: 0, unit: 'exhibits' })
  const signs = await SignWriter.open(store, run)
  await writeDocuments(store, documents, { signs, run })
  for (const [exhibit, { statements, texts }] of await readZones(store)) signs.write(exhibit, examineZones(statements, texts))
  for await (const block of readIdentifiers(store, progress)) {
    for (const [exhibit, statements] of Map.groupBy(block, (statement) => statement.exhibit)) signs.write(exhibit, examineIdentifiers(statements))
  }
  for (const run of await readPageRuns(store)) signs.write(run.exhibit, examineSubject(pageNumberChecks, run))
  for await (const list of readInvoices(store)) signs.write(list.exhibit, examineSubject(invoiceChecks, list))
  const numbered: AccountStatement[] = []
  for await (const { statement, rowCount } of readAccountStatements(store, progress)) {
    const checks = rowCount > mostRows ? [unexaminedCheck(rowCount, mostRows)] : accountChecks
    signs.write(statement.exhibit, examineSubject(checks, statement))
    // The checks of a series read no rows.
    if (statement.number !== undefined) numbered.push({ ...statement, rows: [] })
  }
  signs.write('', await examineSeries(store, numbered))
  // What is seen only beside other exhibits.
  signs.write('', await examineSiblings(store))
  signs.write('', await examinePictureReuse(store))
  await signs.close()
  const contradictions = await findContradictions(store, constraints)
  await writeContradictions(store, contradictions, run)
  progress.end('examine', `${signs.written} signs, ${signs.failed} of a rule that does not hold; ${contradictions.length} contradictions`)
  return { signs: signs.written, failed: signs.failed, contradictions: contradictions.length }
}

/** Signs, pictures and problems of documents that were examined by their bytes. */
async function writeDocuments(store: Store, documents: Iterable<DocumentSigns>, { signs, run }: { signs: SignWriter; run: string }): Promise<void> {
  await store.run('DELETE FROM derived.sheet_pictures')
  const pictures = await store.appender(sheetPicturesTable)
  const problems = await store.appender(problemsTable)
  const told = new Set<string>()
  for (const document of documents) {
    const { exhibit } = document
    signs.writeDocument(document)
    for (const [position, { examiner, name, caption, locator, mediaType, sha256, sizeBytes }] of document.pictures.entries()) {
      pictures.add([exhibit, position, examiner, name, caption, locator, mediaType, sha256, sizeBytes, run])
    }
    for (const { code, severity, message, locator } of document.problems) {
      const id = sha256OfParts([exhibit, code, locator, message]).slice(0, 32)
      if (told.has(id)) continue
      told.add(id)
      problems.add([id, exhibit, code, severity, message, locator ?? null, run])
    }
  }
  await pictures.close()
  await problems.close()
}

/** Statements of every entity that tells a machine readable zone, and of the other documents of its exhibit (a chip, a barcode). */
const zonesSql = `SELECT exhibit_id, locator, entity_id, schema, property, value, original FROM derived.statements
WHERE entity_id IN (SELECT entity_id FROM derived.statements WHERE property = 'mrz')
OR (schema IN ('IdentityDocument', 'Passport', 'Identification') AND exhibit_id IN (SELECT exhibit_id FROM derived.statements WHERE property = 'mrz'))
ORDER BY exhibit_id, entity_id, id`

const textsSql = `SELECT exhibit_id, locator, text FROM derived.texts WHERE contains(text, '<<') ORDER BY exhibit_id, segment`

/** What may hold machine readable zones, by exhibit, in order. */
async function readZones(store: Store): Promise<[string, { statements: ExaminedStatement[]; texts: ExaminedText[] }][]> {
  const zones = new Map<string, { statements: ExaminedStatement[]; texts: ExaminedText[] }>()
  const of = (exhibit: string) => {
    const known = zones.get(exhibit) ?? { statements: [], texts: [] }
    zones.set(exhibit, known)
    return known
  }
  for await (const columns of store.columns(zonesSql)) {
    for (let row = 0; row < columns[0]!.length; row++) {
      const statement = statementOf(columns, row)
      of(statement.exhibit).statements.push(statement)
    }
  }
  for (const text of await readTexts(store)) of(text.exhibit).texts.push(text)
  return [...zones].sort(([left], [right]) => (left < right ? -1 : 1))
}

async function readTexts(store: Store): Promise<ExaminedText[]> {
  const rows = await store.all<{ exhibit_id: string; locator: string; text: string }>(textsSql)
  return rows.map(({ exhibit_id, locator, text }) => ({ exhibit: exhibit_id, locator, text }))
}

async function examineSeries(store: Store, accounts: readonly AccountStatement[]): Promise<Sign[]> {
  if (accounts.length < 2) return []
  const rows = await store.all<{ id: string; canonical_id: string }>(`SELECT id, canonical_id FROM derived.entities WHERE schema = 'BankAccount'`)
  const canonical = new Map(rows.map(({ id, canonical_id }) => [id, canonical_id]))
  return gatherSeries(accounts, (account) => canonical.get(account) ?? account).flatMap((series) => examineSubject(seriesChecks, series))
}

async function writeContradictions(store: Store, contradictions: readonly Contradiction[], run: string): Promise<void> {
  await store.run('DELETE FROM derived.contradictions')
  const appender = await store.appender(contradictionsTable)
  for (const { rule, canonicalId, caption, property, left, right, sameProbability, strength, message, explanations } of contradictions) {
    appender.add([
      sha256OfParts([rule, left.statementId, right.statementId]).slice(0, 32), rule, canonicalId, caption, property, left.value, right.value,
      left.statementId, right.statementId, left.exhibit, left.locator, right.exhibit, right.locator, sameProbability, strength, message,
      JSON.stringify(explanations), run,
    ])
  }
  await appender.close()
}
