import { canonicalJson } from '../base/canonical-json.ts'
import { sha256, sha256OfParts } from '../base/hash.ts'
import type { Progress } from '../base/progress.ts'
import { sqlText } from '../store/sql-text.ts'
import type { Row, Store } from '../store/store.ts'
import { allRules } from './all-rules.ts'
import { chapters } from './chapters.ts'
import { makeFinding, type Finding } from './finding.ts'
import { toCitation } from './read-found.ts'
import type { FindingRule, RuleNumbers } from './rule.ts'
import { countOf } from './sentence-words.ts'
import { foundCitationsTable, foundTable } from './tables.ts'

/** What a step over the whole case is given. */
export interface FindOptions {
  /** Id of the run that the rows are made by. */
  readonly run: string
  readonly progress: Progress
  /** Rules to run; all of the house when absent. */
  readonly rules?: readonly FindingRule[]
}

const maxCitations = 25
const defaultLimit = 100
const order = 'ORDER BY place, subject, role DESC, exhibit_id, locator, statement_id, quote'

/**
 * Runs every rule and writes what it finds with its citations, ordered by chapter; what stood in both tables is replaced.
 * All of it is of the machine; `placeFindings` lays what persons said beside it.
 */
export async function findCase(store: Store, options: FindOptions): Promise<number> {
  const rules = options.rules ?? allRules
  const found: Finding[] = []
  for (const [done, rule] of rules.entries()) {
    options.progress.report({ step: 'find', done, total: rules.length, unit: 'rules' })
    found.push(...(await runRule(store, rule)))
  }
  // Sorting is stable: inside a chapter findings keep the order of rules, then of their query.
  const places = new Map(chapters.map((chapter, index): [string, number] => [chapter, index]))
  found.sort((a, b) => (places.get(a.chapter) ?? 0) - (places.get(b.chapter) ?? 0))
  await writeFindings(store, found, options.run)
  options.progress.end('find', `${countOf(found.length, 'finding')} by ${countOf(rules.length, 'rule')}`)
  return found.length
}

/** The findings of one rule, in the order of its query. */
export async function runRule(store: Store, rule: FindingRule): Promise<Finding[]> {
  const rows = await store.all(`SELECT * FROM (${rule.query}) ${order}`)
  const bySubject = [...Map.groupBy(rows, (row) => String(row['subject']))]
  const limit = rule.limit ?? defaultLimit
  const findings = bySubject.slice(0, limit).map(([subject, told]) => toFinding(rule, subject, told, rule.sentence(told)))
  const rest = bySubject.slice(limit)
  if (rest.length === 0) return findings
  const sentence = `${countOf(rest.length, 'further finding')} of the rule ${rule.id} ${rest.length === 1 ? 'is' : 'are'} not written out here; its query lists them all.`
  return [...findings, toFinding(rule, undefined, rest.map(([, told]) => told[0]!), sentence)]
}

function toFinding(rule: FindingRule, subject: string | undefined, rows: readonly Row[], sentence: string): Finding {
  const chosen = subject === undefined ? '' : ` WHERE subject = ${sqlText(subject)}`
  return makeFinding({
    id: sha256OfParts([rule.id, subject]).slice(0, 32),
    chapter: rule.chapter,
    rule: rule.id,
    sentence,
    kind: rule.kind,
    state: 'machine',
    query: `SELECT * FROM (${rule.query})${chosen} ${order}`,
    resultSha256: sha256(canonicalJson(rows.map(plainRow))),
    citations: rows.slice(0, maxCitations).map(toCitation),
    ...(rule.numbers && subject !== undefined ? { numbers: numbersOf(rule.numbers, subject) } : {}),
  })
}

/** The numbers of one subject: without the column that chooses its rows. */
function numbersOf({ rows, each }: RuleNumbers, subject: string): RuleNumbers {
  return { rows: `SELECT * EXCLUDE (subject) FROM (${rows}) WHERE subject = ${sqlText(subject)}`, each }
}

function plainRow(row: Row): Record<string, string | number | boolean | null> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, typeof value === 'bigint' ? String(value) : value]))
}

async function writeFindings(store: Store, found: readonly Finding[], run: string): Promise<void> {
  await store.run('DELETE FROM derived.found')
  await store.run('DELETE FROM derived.found_citations')
  const findings = await store.appender(foundTable)
  for (const [index, one] of found.entries()) {
    findings.add([one.id, index + 1, one.chapter, one.rule, one.sentence, one.kind, one.query, one.resultSha256, one.numbers && canonicalJson(one.numbers), run])
  }
  await findings.close()
  const citations = await store.appender(foundCitationsTable)
  for (const { id, citations: cited } of found) {
    for (const [index, { statementId, exhibitId, locator, quote, role }] of cited.entries()) {
      citations.add([id, index + 1, statementId, exhibitId, locator, quote, role])
    }
  }
  await citations.close()
}
