import type { Problem } from '../model/problem.ts'
import type { Row } from '../store/store.ts'
import { collectDisclosure, type PrintedDisclosure } from './collect-beside.ts'
import { collectExcerpts, isWholeExhibit, type CitedPlace } from './collect-excerpts.ts'
import { byNumber, findExhibits, listExhibits, listUnread, type Cut, type PrintedExhibit } from './collect-exhibits.ts'
import { collectSheets, type PrintedSheets } from './collect-sheets.ts'
import { collectWords, type PrintedWords } from './collect-words.ts'
import type { DossierInput } from './dossier-input.ts'
import type { Excerpt } from './excerpt.ts'

/** A finding as the dossier prints it. */
export interface PrintedFinding {
  readonly id: string
  readonly number: number
  readonly chapter: string
  readonly sentence: string
  readonly kind: string
  readonly state: string
  readonly query: string
  /** Who wrote and who reviewed it; empty when no person did. */
  readonly words: string
  /** What it rested on when a person wrote or reviewed it, and rests on now, where that changed. */
  readonly stale: { readonly before: string; readonly after: string } | undefined
  readonly citations: readonly PrintedCitation[]
}

/** A citation with the number of its exhibit. */
export interface PrintedCitation extends CitedPlace {
  readonly exhibit: string
  readonly quote: string
  readonly role: string
}

/** A contradiction with both sides. */
export interface PrintedContradiction {
  readonly message: string
  readonly strength: string
  readonly sameProbability: number | null
  readonly explanations: readonly string[]
  readonly left: PrintedCitation
  readonly right: PrintedCitation
}

/** Columns of a table that gave no statement, of one treatment. */
export interface PrintedColumns {
  readonly exhibit: string
  readonly path: string
  readonly names: string
  readonly treatment: string
}

/** Everything that a dossier prints, in its order. */
export interface Dossier {
  readonly findings: readonly PrintedFinding[]
  readonly contradictions: Cut<PrintedContradiction>
  /** Hypotheses, and findings that were withdrawn. */
  readonly words: PrintedWords
  /** All material, and what speaks against. */
  readonly disclosure: PrintedDisclosure
  /** Check sheets that leave something to a person. */
  readonly sheets: PrintedSheets
  readonly exhibits: Cut<PrintedExhibit>
  readonly unread: Cut<PrintedExhibit>
  readonly counts: Readonly<Record<string, number>>
  readonly problems: readonly { readonly code: string; readonly severity: string; readonly count: number; readonly example: string }[]
  readonly columns: Cut<PrintedColumns>
  readonly intakeProblems: Cut<Problem>
  readonly runs: readonly { readonly id: string; readonly step: string; readonly version: string; readonly rows: number }[]
  /** By id, every exhibit of which a place is cited. */
  readonly cited: ReadonlyMap<string, PrintedExhibit>
  /** What stands at the cited places, by exhibit and locator. */
  readonly excerpts: ReadonlyMap<string, ReadonlyMap<string, Excerpt>>
  /** Cited places at which nothing was found when they were read again. */
  readonly notFound: number
  /** Cited places that were not read again, for there are too many. */
  readonly leftOut: number
}

/** Most contradictions, tables and cited places that are printed; the totals are of all, and the views hold the rest. */
const maxContradictions = 400
const maxColumnRows = 500
const maxPlaces = 4_000
const maxIntakeProblems = 1_000

/** Collects what a dossier prints from the derived tables, and reads every cited place again. */
export async function collectDossier(input: DossierInput): Promise<Dossier> {
  const findings = await collectFindings(input)
  const contradictions = await collectContradictions(input)
  const citations = [...findings.flatMap((finding) => finding.citations), ...contradictions.rows.flatMap(({ left, right }) => [left, right])]
  const places = await collectPlaces(citations, input)
  return {
    findings,
    contradictions,
    words: await collectWords(input),
    disclosure: await collectDisclosure(input),
    sheets: await collectSheets(input),
    exhibits: await listExhibits(input),
    unread: await listUnread(input),
    counts: await collectCounts(input),
    problems: await collectProblems(input),
    columns: await collectColumns(input),
    intakeProblems: { rows: input.intakeProblems.slice(0, maxIntakeProblems), total: input.intakeProblems.length },
    runs: await collectRuns(input),
    cited: await findExhibits(places.excerpts.keys(), input),
    ...places,
  }
}

async function collectProblems({ store }: DossierInput): Promise<Dossier['problems']> {
  const rows = await store.all(
    `SELECT code, severity, count(*) AS n, min(message) AS example FROM problems
GROUP BY code, severity ORDER BY CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, n DESC, code`,
  )
  return rows.map((row) => ({ code: text(row, 'code'), severity: text(row, 'severity'), count: Number(row['n']), example: text(row, 'example') }))
}

async function collectColumns({ store }: DossierInput): Promise<Cut<PrintedColumns>> {
  const rows = await store.all(
    `SELECT x.number, x.path, c.treatment, string_agg(c.column_name, ', ' ORDER BY c.column_number) AS names, count(*) OVER () AS total
FROM coverage c JOIN exhibits x ON x.id = c.exhibit_id WHERE c.treatment <> 'mapped'
GROUP BY x.number, x.path, c.sheet, c.treatment ORDER BY ${byNumber('x.number')}, c.sheet NULLS FIRST, c.treatment LIMIT ${maxColumnRows}`,
  )
  return {
    rows: rows.map((row) => ({ exhibit: text(row, 'number'), path: text(row, 'path'), names: text(row, 'names'), treatment: text(row, 'treatment') })),
    total: Number(rows[0]?.['total'] ?? 0),
  }
}

async function collectRuns({ store }: DossierInput): Promise<Dossier['runs']> {
  const rows = await store.all('SELECT id, step, code_version, rows FROM runs ORDER BY step, id')
  return rows.map((row) => ({ id: text(row, 'id'), step: text(row, 'step'), version: text(row, 'code_version'), rows: Number(row['rows']) }))
}

async function collectFindings({ store }: DossierInput): Promise<PrintedFinding[]> {
  const rows = await store.all('SELECT * FROM findings ORDER BY number, id')
  const cited = await store.all(
    `SELECT c.finding_id, c.exhibit_id, x.number AS exhibit, c.locator, c.quote, c.role
FROM citations c LEFT JOIN exhibits x ON x.id = c.exhibit_id ORDER BY c.finding_id, c.sequence`,
  )
  const byFinding = Map.groupBy(cited, (row) => text(row, 'finding_id'))
  return rows.map((row) => ({
    id: text(row, 'id'),
    number: Number(row['number']),
    chapter: text(row, 'chapter'),
    sentence: text(row, 'sentence'),
    kind: text(row, 'kind'),
    state: text(row, 'state'),
    query: text(row, 'query'),
    words: wordsOf(row),
    stale: row['stale'] === true ? { before: text(row, 'before'), after: text(row, 'after') } : undefined,
    citations: (byFinding.get(text(row, 'id')) ?? []).map((citation) => ({
      exhibitId: text(citation, 'exhibit_id'),
      exhibit: text(citation, 'exhibit'),
      locator: text(citation, 'locator'),
      quote: text(citation, 'quote'),
      role: text(citation, 'role'),
    })),
  }))
}

function wordsOf(row: Row): string {
  const note = row['review_note'] == null ? '' : `: ${text(row, 'review_note')}`
  return [
    row['written_by'] == null ? '' : `Written by ${text(row, 'written_by')}, ${text(row, 'written_at')}`,
    row['reviewed_by'] == null
      ? ''
      : `${text(row, 'state')} by ${text(row, 'reviewed_by')}, ${text(row, 'reviewed_at')}, ${text(row, 'opened')} of ${text(row, 'citations')} places opened${note}`,
  ].filter(Boolean).join('; ')
}

async function collectContradictions({ store }: DossierInput): Promise<Cut<PrintedContradiction>> {
  const rows = await store.all(
    `SELECT c.message, c.strength, c.same_probability, c.explanations, c.left_value, c.right_value, c.left_exhibit_id, c.left_locator,
  c.right_exhibit_id, c.right_locator, l.number AS left_number, r.number AS right_number, count(*) OVER () AS total
FROM contradictions c LEFT JOIN exhibits l ON l.id = c.left_exhibit_id LEFT JOIN exhibits r ON r.id = c.right_exhibit_id
ORDER BY c.strength, c.rule, c.caption, c.id LIMIT ${maxContradictions}`,
  )
  const side = (row: Row, name: 'left' | 'right'): PrintedCitation => ({
    exhibitId: text(row, `${name}_exhibit_id`),
    exhibit: text(row, `${name}_number`),
    locator: text(row, `${name}_locator`),
    quote: text(row, `${name}_value`),
    role: 'support',
  })
  const printed = rows.map((row) => ({
    message: text(row, 'message'),
    strength: text(row, 'strength'),
    sameProbability: row['same_probability'] === null ? null : Number(row['same_probability']),
    explanations: JSON.parse(text(row, 'explanations') || '[]') as string[],
    left: side(row, 'left'),
    right: side(row, 'right'),
  }))
  return { rows: printed, total: Number(rows[0]?.['total'] ?? 0) }
}

const counted = {
  'exhibits given': 'SELECT count(*) AS n FROM exhibits WHERE parent_id IS NULL',
  'exhibits found inside them': 'SELECT count(*) AS n FROM exhibits WHERE parent_id IS NOT NULL',
  'exhibits read': "SELECT count(*) AS n FROM exhibits WHERE state = 'read'",
  'exhibits partly read': "SELECT count(*) AS n FROM exhibits WHERE state = 'partly'",
  'exhibits unread': "SELECT count(*) AS n FROM exhibits WHERE state = 'unread'",
  statements: 'SELECT count(*) AS n FROM statements',
  'entities after resolution': 'SELECT count(DISTINCT canonical_id) AS n FROM entities',
  persons: "SELECT count(DISTINCT canonical_id) AS n FROM entities WHERE canonical_schema = 'Person'",
  links: 'SELECT count(*) AS n FROM links',
  'dated events': 'SELECT count(*) AS n FROM events',
  'movements of money': 'SELECT count(*) AS n FROM accounts_rows',
  mentions: 'SELECT count(*) AS n FROM mentions',
  contradictions: 'SELECT count(*) AS n FROM contradictions',
  'checks failed': "SELECT count(*) AS n FROM signs WHERE outcome = 'fail'",
} as const

async function collectCounts(input: DossierInput): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const [name, sql] of Object.entries(counted)) counts[name] = await count(input, sql)
  return counts
}

/** What stands at each place: of the first `maxPlaces` different ones, findings before contradictions. */
async function collectPlaces(citations: readonly CitedPlace[], input: DossierInput): Promise<Pick<Dossier, 'excerpts' | 'notFound' | 'leftOut'>> {
  const byExhibit = new Map<string, Set<string>>()
  const places = new Map(citations.filter(({ exhibitId }) => exhibitId).map((place) => [`${place.exhibitId} ${place.locator}`, place]))
  for (const { exhibitId, locator } of [...places.values()].slice(0, maxPlaces)) {
    byExhibit.set(exhibitId, (byExhibit.get(exhibitId) ?? new Set()).add(locator))
  }
  const excerpts = new Map<string, ReadonlyMap<string, Excerpt>>()
  let notFound = 0
  for (const [exhibitId, locators] of byExhibit) {
    const inside = [...locators].filter((locator) => !isWholeExhibit(locator)).sort()
    const found = await collectExcerpts(exhibitId, inside, input)
    excerpts.set(exhibitId, found)
    notFound += inside.length - found.size
    input.progress.report({ step: 'dossier', done: excerpts.size, total: byExhibit.size, unit: 'cited exhibits' })
  }
  return { excerpts, notFound, leftOut: Math.max(0, places.size - maxPlaces) }
}

async function count({ store }: DossierInput, sql: string): Promise<number> {
  return Number((await store.all(sql))[0]!['n'])
}

function text(row: Row, name: string): string {
  return String(row[name] ?? '')
}
