import { canonicalJson } from '../../base/canonical-json.ts'
import { computeNumber, type NumberRow } from '../../finding/number-expression.ts'
import type { RuleNumbers } from '../../finding/rule.ts'
import type { Row, Store } from '../../store/store.ts'

/** A finding as a bundle carries it (docs/formats/dossier.md, section 7), with the rows of its numbers. */
export interface BundledFinding {
  readonly id: string
  /** What `findings.json` says of it. */
  readonly told: Readonly<Record<string, unknown>>
  /** Canonical JSON of each row that its numbers follow from; empty when it has none. */
  readonly rows: readonly string[]
  readonly exhibitIds: readonly string[]
  readonly statementIds: readonly string[]
}

/** Rows that are carried of one finding; of more, its numbers cannot be computed again from the bundle, and it says none. */
const maxRows = 200_000

/** All findings of a case that is built, those that stand before those that were withdrawn, by number. */
export async function bundleFindings(store: Pick<Store, 'all'>): Promise<BundledFinding[]> {
  const findings = await store.all(
    `SELECT f.*, n.numbers FROM derived.findings f LEFT JOIN derived.found n ON n.id = f.id ORDER BY f.withdrawn_by IS NOT NULL, f.number`,
  )
  const cited = await store.all(
    `SELECT c.*, s.id IS NOT NULL AS is_statement FROM citations c
LEFT JOIN statements s ON s.id = c.statement_id AND s.exhibit_id = c.exhibit_id ORDER BY c.finding_id, c.sequence`,
  )
  const byFinding = Map.groupBy(cited, (row) => text(row, 'finding_id'))
  const bundled: BundledFinding[] = []
  for (const row of findings) bundled.push(await bundleFinding(store, row, byFinding.get(text(row, 'id')) ?? []))
  return bundled
}

async function bundleFinding(store: Pick<Store, 'all'>, row: Row, cited: readonly Row[]): Promise<BundledFinding> {
  const { numbers, rows } = await bundleNumbers(store, row['numbers'] == null ? undefined : (JSON.parse(text(row, 'numbers')) as RuleNumbers))
  const told = {
    id: text(row, 'id'), number: Number(row['number']), chapter: text(row, 'chapter'), rule: text(row, 'rule'), sentence: text(row, 'sentence'),
    kind: text(row, 'kind'), state: text(row, 'state'), citations: cited.map(citationOf), numbers,
    ...(row['stale'] === true ? { stale: { before: text(row, 'before'), after: text(row, 'after') } } : {}),
    ...(row['withdrawn_by'] == null ? {} : { withdrawn: { by: text(row, 'withdrawn_by'), reason: text(row, 'withdrawn_reason') } }),
  }
  return {
    id: told.id, told, rows,
    exhibitIds: cited.map((one) => text(one, 'exhibit_id')),
    statementIds: cited.filter((one) => one['is_statement'] === true).map((one) => text(one, 'statement_id')),
  }
}

async function bundleNumbers(store: Pick<Store, 'all'>, rule: RuleNumbers | undefined): Promise<{ numbers: unknown[]; rows: string[] }> {
  if (!rule) return { numbers: [], rows: [] }
  const found = await store.all(`SELECT * FROM (${rule.rows}) ORDER BY ALL LIMIT ${maxRows + 1}`)
  if (found.length > maxRows) return { numbers: [], rows: [] }
  const rows = found.map(rowOf)
  const numbers = rule.each.map(({ name, expression, printed }) => ({ name, expression, printed, value: computeNumber(expression, rows), rows: rows.length }))
  return { numbers, rows: rows.map((one) => canonicalJson(one)) }
}

function rowOf({ exhibit_id: exhibit, locator, ...columns }: Row): NumberRow {
  const plain = Object.entries(columns).map(([name, value]) => [name, value == null ? null : String(value)])
  return { exhibit: String(exhibit ?? ''), locator: String(locator ?? ''), ...Object.fromEntries(plain) as NumberRow }
}

function citationOf(row: Row): Record<string, string> {
  return {
    exhibit: text(row, 'exhibit_id'), locator: text(row, 'locator'), role: text(row, 'role'),
    ...(row['is_statement'] === true ? { statement: text(row, 'statement_id') } : {}),
    ...(row['quote'] == null ? {} : { quote: text(row, 'quote') }),
  }
}

function text(row: Row, name: string): string {
  return String(row[name] ?? '')
}
