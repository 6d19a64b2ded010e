import { sha256OfParts } from '../base/hash.ts'
import type { Progress } from '../base/progress.ts'
import type { Store, Value } from '../store/store.ts'
import { gatherAccountStatements, type AccountStatement } from './account/account-statement.ts'
import { gatherSeries, seriesChecks } from './account/statement-series.ts'
import type { Contradiction } from './contradiction/contradiction.ts'
import { findContradictions } from './contradiction/find-contradictions.ts'
import type { ExaminedStatement, ExaminedText } from './examined-statement.ts'
import { examineStatements } from './examine-statements.ts'
import { identifierProperties } from './identifier/identifier-checks.ts'
import { examineSubject, type Sign } from './sign.ts'
import { contradictionsTable, signsTable } from './tables.ts'

/** What an examination is given besides the case. */
export interface ExamineOptions {
  readonly run: string
  readonly progress: Progress
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
export async function examineCase(store: Store, { run, progress }: ExamineOptions): Promise<ExamineResult> {
  progress.report({ step: 'examine', done: 0, unit: 'exhibits' })
  const { signs, accounts } = await examineExhibits(store)
  signs.push(...(await examineSeries(store, accounts)))
  await writeSigns(store, signs, run)
  const contradictions = await findContradictions(store)
  await writeContradictions(store, contradictions, run)
  const failed = signs.filter((sign) => sign.outcome === 'fail').length
  progress.end('examine', `${signs.length} signs, ${failed} of a rule that does not hold; ${contradictions.length} contradictions`)
  return { signs: signs.length, failed, contradictions: contradictions.length }
}

const statementsSql = `SELECT exhibit_id, locator, entity_id, schema, property, value, original FROM derived.statements
WHERE schema = 'AccountEntry' OR property IN (${identifierProperties.map((property) => `'${property}'`).join(', ')})
  OR entity_id IN (SELECT entity_id FROM derived.statements WHERE property = 'mrz')
ORDER BY exhibit_id, entity_id, id`

const textsSql = `SELECT exhibit_id, locator, text FROM derived.texts WHERE contains(text, '<<') ORDER BY exhibit_id, segment`

async function examineExhibits(store: Store): Promise<{ signs: Sign[]; accounts: AccountStatement[] }> {
  const texts = Map.groupBy(await readTexts(store), (text) => text.exhibit)
  const signs: Sign[] = []
  const accounts: AccountStatement[] = []
  const examine = (exhibit: string, statements: readonly ExaminedStatement[]) => {
    signs.push(...examineStatements(statements, texts.get(exhibit) ?? []))
    texts.delete(exhibit)
    accounts.push(...gatherAccountStatements(statements).filter((statement) => statement.number !== undefined))
  }
  let open: ExaminedStatement[] = []
  for await (const columns of store.columns(statementsSql)) {
    for (let row = 0; row < columns[0]!.length; row++) {
      const statement = statementOf(columns, row)
      if (open.length > 0 && open[0]!.exhibit !== statement.exhibit) {
        examine(open[0]!.exhibit, open)
        open = []
      }
      open.push(statement)
    }
  }
  if (open.length > 0) examine(open[0]!.exhibit, open)
  for (const exhibit of [...texts.keys()].sort()) examine(exhibit, [])
  return { signs, accounts }
}

async function readTexts(store: Store): Promise<ExaminedText[]> {
  const rows = await store.all<{ exhibit_id: string; locator: string; text: string }>(textsSql)
  return rows.map(({ exhibit_id, locator, text }) => ({ exhibit: exhibit_id, locator, text }))
}

function statementOf(columns: readonly Value[][], row: number): ExaminedStatement {
  const cell = (column: number) => String(columns[column]![row])
  const original = columns[6]![row]
  return {
    exhibit: cell(0), locator: cell(1), entityId: cell(2), schema: cell(3), property: cell(4), value: cell(5),
    ...(original == null ? {} : { original: String(original) }),
  }
}

async function examineSeries(store: Store, accounts: readonly AccountStatement[]): Promise<Sign[]> {
  if (accounts.length < 2) return []
  const rows = await store.all<{ id: string; canonical_id: string }>(`SELECT id, canonical_id FROM derived.entities WHERE schema = 'BankAccount'`)
  const canonical = new Map(rows.map(({ id, canonical_id }) => [id, canonical_id]))
  return gatherSeries(accounts, (account) => canonical.get(account) ?? account).flatMap((series) => examineSubject(seriesChecks, series))
}

async function writeSigns(store: Store, signs: readonly Sign[], run: string): Promise<void> {
  await store.run('DELETE FROM derived.signs')
  const appender = await store.appender(signsTable)
  for (const sign of new Map(signs.map((one) => [one.id, one])).values()) {
    appender.add([
      sign.id, sign.checkId, sign.exhibit, sign.locator, sign.entityId, sign.outcome, sign.strength, sign.observed, sign.expected, sign.clause,
      sign.message, JSON.stringify(sign.explanations), run,
    ])
  }
  await appender.close()
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
