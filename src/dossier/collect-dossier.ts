import type { Row } from '../store/store.ts'
import { collectExcerpts, type CitedPlace } from './collect-excerpts.ts'
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

/** An exhibit in the dossier's list. */
export interface PrintedExhibit {
  readonly id: string
  readonly number: string
  readonly path: string
  readonly sha256: string
  readonly sizeBytes: number
  readonly authority: string
  readonly receivedAt: string
  readonly receivedBy: string
  readonly mediaType: string
  readonly state: string
  readonly reason: string | null
  readonly statements: number
}

/** Everything that a dossier prints, in its order. */
export interface Dossier {
  readonly findings: readonly PrintedFinding[]
  readonly contradictions: readonly PrintedContradiction[]
  readonly contradictionCount: number
  readonly exhibits: readonly PrintedExhibit[]
  readonly exhibitCount: number
  readonly counts: Readonly<Record<string, number>>
  readonly problems: readonly { readonly code: string; readonly severity: string; readonly count: number; readonly example: string }[]
  readonly columns: readonly { readonly exhibit: string; readonly path: string; readonly names: string; readonly treatment: string }[]
  readonly runs: readonly { readonly id: string; readonly step: string; readonly version: string; readonly rows: number }[]
  readonly excerpts: ReadonlyMap<string, ReadonlyMap<string, Excerpt>>
}

/** Most contradictions, exhibits and cited places that are printed; the counts are of all, and the views hold the rest. */
const maxContradictions = 400
const maxExhibits = 3_000
const maxPlaces = 4_000

/** Collects what a dossier prints from the derived tables, and reads every cited place again. */
export async function collectDossier(input: DossierInput): Promise<Dossier> {
  const { store } = input
  const findings = await collectFindings(input)
  const contradictions = await collectContradictions(input)
  const places = [...findings.flatMap((finding) => finding.citations), ...contradictions.flatMap(({ left, right }) => [left, right])]
  return {
    findings,
    contradictions,
    contradictionCount: await count(input, 'SELECT count(*) AS n FROM contradictions'),
    exhibits: (
      await store.all(
        `SELECT id, number, path, sha256, size_bytes, authority, received_at, received_by, media_type, state, reason, statements
FROM exhibits ORDER BY ${byNumber('number')} LIMIT ${maxExhibits}`,
      )
    ).map(toExhibit),
    exhibitCount: await count(input, 'SELECT count(*) AS n FROM exhibits'),
    counts: await collectCounts(input),
    problems: (
      await store.all(
        `SELECT code, severity, count(*) AS n, min(message) AS example FROM problems
GROUP BY code, severity ORDER BY CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, n DESC, code`,
      )
    ).map((row) => ({ code: text(row, 'code'), severity: text(row, 'severity'), count: Number(row['n']), example: text(row, 'example') })),
    columns: (
      await store.all(
        `SELECT x.number, x.path, c.treatment, string_agg(c.column_name, ', ' ORDER BY c.column_number) AS names
FROM coverage c JOIN exhibits x ON x.id = c.exhibit_id WHERE c.treatment <> 'mapped'
GROUP BY x.number, x.path, c.sheet, c.treatment ORDER BY ${byNumber('x.number')}, c.sheet NULLS FIRST, c.treatment LIMIT 500`,
      )
    ).map((row) => ({ exhibit: text(row, 'number'), path: text(row, 'path'), names: text(row, 'names'), treatment: text(row, 'treatment') })),
    runs: (await store.all('SELECT id, step, code_version, rows FROM runs ORDER BY step, id')).map((row) => ({
      id: text(row, 'id'), step: text(row, 'step'), version: text(row, 'code_version'), rows: Number(row['rows']),
    })),
    excerpts: await collectPlaces(places, input),
  }
}

/** Orders exhibit numbers as numbers: 2 before 10, 2.9 before 2.10. */
function byNumber(column: string): string {
  return `list_transform(string_split(${column}, '.'), lambda part: CAST(part AS INTEGER))`
}

async function collectFindings({ store }: DossierInput): Promise<PrintedFinding[]> {
  const rows = await store.all('SELECT id, number, chapter, sentence, kind, state, query FROM findings ORDER BY number, id')
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
    citations: (byFinding.get(text(row, 'id')) ?? []).map((citation) => ({
      exhibitId: text(citation, 'exhibit_id'),
      exhibit: text(citation, 'exhibit'),
      locator: text(citation, 'locator'),
      quote: text(citation, 'quote'),
      role: text(citation, 'role'),
    })),
  }))
}

async function collectContradictions({ store }: DossierInput): Promise<PrintedContradiction[]> {
  const rows = await store.all(
    `SELECT c.message, c.strength, c.same_probability, c.explanations, c.left_value, c.right_value, c.left_exhibit_id, c.left_locator,
  c.right_exhibit_id, c.right_locator, l.number AS left_number, r.number AS right_number
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
  return rows.map((row) => ({
    message: text(row, 'message'),
    strength: text(row, 'strength'),
    sameProbability: row['same_probability'] === null ? null : Number(row['same_probability']),
    explanations: JSON.parse(text(row, 'explanations') || '[]') as string[],
    left: side(row, 'left'),
    right: side(row, 'right'),
  }))
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

async function collectPlaces(places: readonly CitedPlace[], input: DossierInput): Promise<Map<string, ReadonlyMap<string, Excerpt>>> {
  const byExhibit = new Map<string, Set<string>>()
  for (const { exhibitId, locator } of places.slice(0, maxPlaces)) {
    if (!exhibitId || !locator) continue
    byExhibit.set(exhibitId, (byExhibit.get(exhibitId) ?? new Set()).add(locator))
  }
  const excerpts = new Map<string, ReadonlyMap<string, Excerpt>>()
  for (const [exhibitId, locators] of byExhibit) {
    excerpts.set(exhibitId, await collectExcerpts(exhibitId, [...locators].sort(), input))
    input.progress.report({ step: 'dossier', done: excerpts.size, total: byExhibit.size, unit: 'cited exhibits' })
  }
  return excerpts
}

function toExhibit(row: Row): PrintedExhibit {
  return {
    id: text(row, 'id'),
    number: text(row, 'number'),
    path: text(row, 'path'),
    sha256: text(row, 'sha256'),
    sizeBytes: Number(row['size_bytes']),
    authority: text(row, 'authority'),
    receivedAt: text(row, 'received_at'),
    receivedBy: text(row, 'received_by'),
    mediaType: text(row, 'media_type'),
    state: text(row, 'state'),
    reason: row['reason'] === null ? null : text(row, 'reason'),
    statements: Number(row['statements']),
  }
}

async function count({ store }: DossierInput, sql: string): Promise<number> {
  return Number((await store.all(sql))[0]!['n'])
}

function text(row: Row, name: string): string {
  return String(row[name] ?? '')
}
