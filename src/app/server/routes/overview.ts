import { statSync } from 'node:fs'
import { join } from 'node:path'
import { systemClock } from '../../../base/clock.ts'
import { listAuthorities } from '../../../case/authority/authority-register.ts'
import type { Case } from '../../../case/case.ts'
import type { JournalEntry } from '../../../case/journal/journal-entry.ts'
import { retentionAt } from '../../../case/retention/retention.ts'
import { mergeErrorsOf } from '../merge-errors.ts'
import type { BuildState, CaseContent, JournalLine, Overview } from '../api-types.ts'
import { numberOf, placeOf, textOf } from '../place.ts'
import { route } from '../route.ts'
import { schemaLabel, thingSchemata } from '../schema-words.ts'
import type { ServedCase } from '../served-case.ts'

const latestEntries = 8

/** What the case is for, what it holds, how far it is built and what could not be read. */
export const overviewRoute = { ...route('/api/overview', {}, readOverview), isAboutCase: true }

async function readOverview(served: ServedCase): Promise<Overview> {
  const content = served.isBuilt ? await readContent(served) : undefined
  const held = served.isBuilt ? await served.ask('SELECT authority, count(*) AS n FROM exhibits GROUP BY authority') : []
  return served.withCase((opened) => ({
    title: opened.file.title,
    purpose: opened.file.purpose,
    createdAt: opened.file.createdAt,
    createdBy: opened.file.createdBy,
    retentionReview: retentionAt(opened.journal, systemClock.now()).review,
    authorities: listAuthorities(opened.journal).map((authority) => ({
      ...authority, exhibits: numberOf(held.find((row) => row['authority'] === authority.id)?.['n']),
    })),
    build: buildState(served, opened),
    ...(content ? { content } : {}),
    journal: { entries: opened.journal.size, latest: latestOf(opened) },
    mergeErrors: mergeErrorsOf(opened.journal),
  }))
}

function buildState(served: ServedCase, opened: Case): BuildState {
  const mark = statSync(join(served.derived.path, 'built.json'), { throwIfNoEntry: false })
  if (!mark || !served.isBuilt) return { state: 'no' }
  return { state: served.isCurrent(opened) ? 'current' : 'outdated', at: mark.mtime.toISOString() }
}

function latestOf({ journal }: Case): JournalLine[] {
  const lines: JournalLine[] = []
  for (const entry of journal.entries({ after: Math.max(0, journal.size - latestEntries) })) {
    lines.push({ sequence: entry.sequence, time: entry.time, actor: entry.actor, verb: entry.verb, what: describeEntry(entry) })
  }
  return lines.reverse()
}

function describeEntry(entry: JournalEntry): string {
  switch (entry.verb) {
    case 'exhibit.received':
      return `${entry.payload.exhibit.number} ${entry.payload.exhibit.path}`
    case 'authority.recorded':
      return `${entry.payload.authority.id} ${entry.payload.authority.reference}`
    case 'judgement.made':
      return `${entry.payload.judgement}: ${entry.payload.reason}`
    case 'mapping.confirmed':
    case 'mapping.withdrawn':
    case 'constraints.confirmed':
      return entry.payload.name
    case 'trust.given':
      return `${entry.payload.kind}: ${entry.payload.name}`
    case 'sample.drawn':
      return `${entry.payload.strata.reduce((sum, { drawn }) => sum + drawn.length, 0)} pairs to judge`
    case 'intake.reported':
      return `${entry.payload.problems.length} problems of intake`
    case 'case.created':
      return entry.payload.case.title
    default:
      return ''
  }
}

const counted: Readonly<Record<string, string>> = {
  exhibits: 'SELECT count(*) FROM exhibits WHERE parent_id IS NULL',
  children: 'SELECT count(*) FROM exhibits WHERE parent_id IS NOT NULL',
  unread: "SELECT count(*) FROM exhibits WHERE state = 'unread'",
  partly: "SELECT count(*) FROM exhibits WHERE state = 'partly'",
  statements: 'SELECT count(*) FROM statements',
  matches: 'SELECT count(*) FROM matches WHERE joined',
  links: 'SELECT count(*) FROM links',
  mentions: 'SELECT count(*) FROM mentions',
  events: 'SELECT count(*) FROM events',
  money: 'SELECT count(*) FROM accounts_rows',
  contradictions: 'SELECT count(*) FROM contradictions',
  signs: "SELECT count(*) FROM signs WHERE outcome = 'fail'",
  findings: 'SELECT count(*) FROM findings',
  problems: 'SELECT count(*) FROM problems',
  columnsUnmapped: "SELECT count(*) FROM coverage WHERE treatment = 'unmapped'",
}

async function readContent(served: ServedCase): Promise<CaseContent> {
  const columns = Object.entries(counted).map(([name, sql]) => `(${sql}) AS "${name}"`)
  const [numbers] = await served.ask(`SELECT ${columns.join(', ')}`)
  const things = new Set(thingSchemata())
  const schemata = await served.ask(
    'SELECT canonical_schema AS name, count(DISTINCT canonical_id) AS n FROM entities GROUP BY 1 ORDER BY n DESC, name',
  )
  const [span] = await served.ask('SELECT min(start) AS first, max(start) AS last FROM events')
  const kinds = await served.ask('SELECT label AS name, count(*) AS n FROM links GROUP BY 1 ORDER BY n DESC, name LIMIT 12')
  return {
    counts: Object.fromEntries(Object.entries(numbers ?? {}).map(([name, count]) => [name, numberOf(count)])),
    coverage: await readCoverage(served),
    unread: await readUnread(served),
    problems: await readProblems(served),
    things: schemata
      .filter((row) => things.has(textOf(row['name'])))
      .map((row) => ({ name: textOf(row['name']), label: schemaLabel(textOf(row['name'])), count: numberOf(row['n']) })),
    linkKinds: kinds.map((row) => ({ name: textOf(row['name']), label: textOf(row['name']), count: numberOf(row['n']) })),
    ...(span?.['first'] ? { span: { first: textOf(span['first']), last: textOf(span['last']) } } : {}),
  }
}

async function readCoverage(served: ServedCase): Promise<CaseContent['coverage']> {
  const rows = await served.ask(
    `SELECT coalesce(format, '') AS format, count(*) FILTER (state = 'read') AS read, count(*) FILTER (state = 'partly') AS partly,
  count(*) FILTER (state = 'unread') AS unread, sum(size_bytes) AS size
FROM exhibits GROUP BY 1 ORDER BY count(*) DESC, format`,
  )
  return rows.map((row) => ({
    format: textOf(row['format']),
    read: numberOf(row['read']),
    partly: numberOf(row['partly']),
    unread: numberOf(row['unread']),
    sizeBytes: numberOf(row['size']),
  }))
}

async function readUnread(served: ServedCase): Promise<CaseContent['unread']> {
  const rows = await served.ask(
    `SELECT coalesce(reason, '') AS reason, state, count(*) AS n, min(number) AS exhibit, arg_min(path, number) AS path
FROM exhibits WHERE state <> 'read' GROUP BY 1, 2 ORDER BY state = 'partly', n DESC, reason LIMIT 40`,
  )
  return rows.map((row) => ({ reason: textOf(row['reason']), state: textOf(row['state']), count: numberOf(row['n']), example: placeOf(row) }))
}

async function readProblems(served: ServedCase): Promise<CaseContent['problems']> {
  const rows = await served.ask(
    `SELECT code, severity, count(*) AS n, arg_min(message, id) AS message, arg_min(exhibit, id) AS exhibit, arg_min(path, id) AS path,
  arg_min(coalesce(locator, 'whole'), id) AS locator
FROM problems GROUP BY 1, 2 ORDER BY list_position(['error', 'warning', 'information'], severity), n DESC, code LIMIT 60`,
  )
  return rows.map((row) => ({
    code: textOf(row['code']),
    severity: textOf(row['severity']),
    count: numberOf(row['n']),
    example: textOf(row['message']),
    ...(row['exhibit'] ? { place: placeOf(row) } : {}),
  }))
}
