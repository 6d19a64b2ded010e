import { messageOf } from '../../../base/failure.ts'
import { sha256OfParts } from '../../../base/hash.ts'
import type { Progress } from '../../../base/progress.ts'
import type { ExhibitFacts, TableReport } from '../../../extract/contract.ts'
import { TextFingerprint } from '../../../extract/text-fingerprint.ts'
import type { Problem } from '../../../model/problem.ts'
import { propertyType } from '../../../model/schema/schema.ts'
import { makeStatement } from '../../../model/statement.ts'
import { coverageTable, exhibitsTable, problemsTable, statementsTable, tableMappingsTable, textsTable } from '../../../store/catalogue/core-tables.ts'
import type { Appender, Store } from '../../../store/store.ts'
import type { ExhibitReading } from './exhibit-reading.ts'
import type { ReadingShelf } from './reading-shelf.ts'
import { draftOf, type ReadingLine } from './reading-line.ts'

/** Tables that a reading fills, in bulk. */
interface Appenders {
  readonly exhibits: Appender
  readonly statements: Appender
  readonly texts: Appender
  readonly problems: Appender
  readonly coverage: Appender
  readonly mappings: Appender
}

/** Where readings lie, and what their rows are named by. */
export interface LoadOptions {
  readonly shelf: ReadingShelf
  /** Names the run that made statements of a reader: extractor, version, parameters. */
  runOf(reader: string): string
  /** What the row of an exhibit rests on. */
  rowKey(reading: ExhibitReading): string
}

/**
 * Puts readings into the derived tables, in the order given. A reading that turns out to be damaged is dropped from its
 * shelf and thrown as an error: the next build makes it again.
 */
export async function loadReadings(
  store: Store,
  readings: readonly ExhibitReading[],
  options: LoadOptions & { progress: Progress },
): Promise<{ statements: number }> {
  const appenders: Appenders = {
    exhibits: await store.appender(exhibitsTable),
    statements: await store.appender(statementsTable),
    texts: await store.appender(textsTable),
    problems: await store.appender(problemsTable),
    coverage: await store.appender(coverageTable),
    mappings: await store.appender(tableMappingsTable),
  }
  let done = 0
  for (const reading of readings) {
    await loadReading(reading, appenders, options)
    options.progress.report({ step: 'load', done: ++done, total: readings.length, unit: 'exhibits' })
  }
  const statements = appenders.statements.rowCount
  for (const appender of Object.values(appenders) as Appender[]) await appender.close()
  return { statements }
}

async function loadReading(
  reading: ExhibitReading,
  appenders: Appenders,
  options: LoadOptions & { progress: Progress },
): Promise<void> {
  const loader = new ReadingLoader(reading, appenders, options)
  try {
    for await (const lines of options.shelf.lines(reading.key)) {
      for (const line of lines) loader.take(line)
      if (loader.statements > 100_000) {
        options.progress.report({ step: `load ${reading.exhibit.number}`, done: loader.statements, unit: 'statements' })
      }
    }
  } catch (thrown) {
    options.shelf.drop(reading.key)
    throw new Error(`The reading of exhibit ${reading.exhibit.number} (${reading.exhibit.path}) is damaged: ${messageOf(thrown)}`, { cause: thrown })
  }
  loader.end()
}

/** Takes the lines of one reading and writes rows. */
class ReadingLoader {
  readonly #reading: ExhibitReading
  readonly #to: Appenders
  readonly #options: LoadOptions
  readonly #fingerprint = new TextFingerprint()
  readonly #seen = new Set<string>()
  #reader = ''
  #run = ''
  #facts: ExhibitFacts = { mediaType: 'application/octet-stream' }
  #statements = 0
  #ownStatements = 0
  #segments = 0
  #textChars = 0
  #problems = 0
  #children = 0
  #worst: string | undefined

  constructor(reading: ExhibitReading, appenders: Appenders, options: LoadOptions) {
    this.#reading = reading
    this.#to = appenders
    this.#options = options
    this.#run = options.runOf('')
  }

  take(line: ReadingLine): void {
    switch (line[0]) {
      case 'r':
        this.#reader = line[1]
        this.#run = this.#options.runOf(line[1])
        return
      case 's':
        return this.#takeStatement(line)
      case 'x': {
        const segment = line[1]
        this.#fingerprint.add(segment.text)
        this.#textChars += segment.text.length
        const layout = segment.layout ? JSON.stringify(segment.layout) : null
        const [width, height] = segment.pageSize ?? [null, null]
        this.#to.texts.add([this.#exhibit.id, this.#segments++, segment.locator, segment.text, layout, width, height])
        return
      }
      case 'p':
        return this.#takeProblem(line[1])
      case 't':
        return this.#takeTable(line[1])
      case 'f':
        this.#facts = line[1]
        return
      case 'c':
        this.#children++
    }
  }

  end(): void {
    const { exhibit } = this.#reading
    const facts = this.#facts
    const gaveSomething = this.#ownStatements > 0 || this.#segments > 0 || this.#children > 0
    const state = facts.unread !== undefined && !gaveSomething ? 'unread' : (facts.unread ?? facts.partly ?? this.#worst) !== undefined ? 'partly' : 'read'
    this.#to.exhibits.add([
      exhibit.id, exhibit.number, exhibit.parent, exhibit.path, exhibit.path.slice(exhibit.path.lastIndexOf('/') + 1), exhibit.sha256,
      exhibit.sizeBytes, exhibit.authority, exhibit.receivedAt, exhibit.receivedBy, this.#reader || null, facts.mediaType, state,
      facts.unread ?? facts.partly ?? this.#worst, facts.pages, facts.encoding, this.#textChars,
      this.#segments > 0 ? this.#fingerprint.digest() : undefined, this.#statements, this.#problems,
      this.#options.rowKey(this.#reading),
    ])
  }

  /** Statements taken so far. */
  get statements(): number {
    return this.#statements
  }

  get #exhibit() {
    return this.#reading.exhibit
  }

  #takeStatement(line: ReadingLine & { 0: 's' }): void {
    const draft = draftOf(line)
    const type = propertyType(draft.schema, draft.property)
    if (type === undefined) {
      const message = `The reader gave ${draft.schema}.${draft.property}, which the model does not have; the value is left out. This is a defect of the reader.`
      return this.#takeProblem({ code: 'reader.unknown-property', severity: 'error', message, locator: draft.locator })
    }
    const statement = makeStatement(draft, this.#exhibit.id, this.#run)
    if (draft.locator !== 'whole') this.#ownStatements++
    if (this.#isRepeat(statement.id)) return
    this.#statements++
    this.#to.statements.add([
      statement.id, statement.exhibit, statement.locator, statement.entityId, statement.schema, statement.property, type, statement.value,
      statement.original, statement.lang, this.#reader, statement.run,
    ])
  }

  /** Equal statements come close together, so a bounded memory drops repeats, however long the exhibit. */
  #isRepeat(id: string): boolean {
    if (this.#seen.has(id)) return true
    if (this.#seen.size > 50_000) this.#seen.clear()
    this.#seen.add(id)
    return false
  }

  #takeTable(report: TableReport): void {
    const { proposal } = report
    for (const column of report.columns) {
      this.#to.coverage.add([
        this.#exhibit.id, report.sheet, report.rows, report.rowsUnread, column.column, column.name, column.treatment, column.target,
        column.confidence, column.reason, proposal?.mapping.name, proposal?.state,
      ])
    }
    if (proposal) this.#to.mappings.add([this.#exhibit.id, report.sheet, proposal.state, JSON.stringify(proposal)])
  }

  #takeProblem(problem: Problem): void {
    this.#problems++
    if (problem.severity === 'error') this.#worst ??= problem.message
    const id = sha256OfParts([this.#exhibit.id, problem.code, problem.locator, problem.message]).slice(0, 32)
    this.#to.problems.add([id, this.#exhibit.id, problem.code, problem.severity, problem.message, problem.locator, this.#run])
  }
}
