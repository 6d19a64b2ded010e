import { sha256OfParts } from '../../../base/hash.ts'
import type { ExhibitFacts, TableReport } from '../../../extract/contract.ts'
import { TextFingerprint } from '../../../extract/text-fingerprint.ts'
import type { Exhibit } from '../../../model/exhibit.ts'
import type { Problem } from '../../../model/problem.ts'
import { propertyType } from '../../../model/schema/schema.ts'
import { makeStatement } from '../../../model/statement.ts'
import type { Appender } from '../../../store/store.ts'
import type { BulkOutcome } from './bulk-statements.ts'
import type { ExhibitReading } from './exhibit-reading.ts'
import { draftOf, type ReadingLine } from './reading-line.ts'

/** Tables that a reading fills, in bulk. */
export interface Appenders {
  readonly exhibits: Appender
  readonly statements: Appender
  readonly texts: Appender
  readonly problems: Appender
  readonly coverage: Appender
  readonly mappings: Appender
}

/** What the rows of readings are named by. */
export interface RowNames {
  /** Names the run that made statements of a reader: extractor, version, parameters. */
  runOf(reader: string): string
  /** What the row of an exhibit rests on. */
  rowKey(reading: ExhibitReading): string
}

/** Takes the lines of one reading and writes rows. */
export class ReadingRows {
  readonly #reading: ExhibitReading
  readonly #to: Appenders
  readonly #names: RowNames
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

  constructor(reading: ExhibitReading, appenders: Appenders, names: RowNames) {
    this.#reading = reading
    this.#to = appenders
    this.#names = names
    this.#run = names.runOf('')
  }

  take(line: ReadingLine): void {
    switch (line[0]) {
      case 'r':
        this.#reader = line[1]
        this.#run = this.#names.runOf(line[1])
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

  /** Takes what the engine tells of statements that it took apart itself. */
  takeBulk({ written, garbled, unknown }: BulkOutcome): void {
    this.#statements += written
    this.#ownStatements += written
    if (garbled > 0) {
      const message = `The reader gave ${garbled} lines that make no sense; they are left out. Open the exhibit in its own program.`
      this.#takeProblem({ code: 'reader.garbled', severity: 'error', message })
    }
    for (const { schema, property, locator } of unknown) this.#takeProblem(unknownProperty(schema, property, locator))
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
      this.#names.rowKey(this.#reading),
    ])
  }

  /** The reader, as the reading tells it, and the run that its statements are named by. */
  get source(): { exhibit: string; reader: string; run: string } {
    return { exhibit: this.#exhibit.id, reader: this.#reader, run: this.#run }
  }

  get #exhibit(): Exhibit {
    return this.#reading.exhibit
  }

  #takeStatement(line: ReadingLine & { 0: 's' }): void {
    const draft = draftOf(line)
    const type = propertyType(draft.schema, draft.property)
    if (type === undefined) return this.#takeProblem(unknownProperty(draft.schema, draft.property, draft.locator))
    const statement = makeStatement(draft, this.#exhibit.id, this.#run)
    if (draft.locator !== 'whole') this.#ownStatements++
    if (this.#isRepeat(statement.id)) return
    this.#statements++
    this.#to.statements.add([
      statement.id, statement.exhibit, statement.locator, statement.entityId, statement.schema, statement.property, type, statement.value,
      statement.original, statement.lang, this.#reader, statement.run,
    ])
  }

  /** Bounded all the same: a small reading can hold very many statements that are nearly alike. */
  #isRepeat(id: string): boolean {
    if (this.#seen.has(id)) return true
    if (this.#seen.size >= 1_000_000) this.#seen.clear()
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

function unknownProperty(schema: string, property: string, locator: string): Problem {
  const message = `The reader gave ${schema}.${property}, which the model does not have; the value is left out. This is a defect of the reader.`
  return { code: 'reader.unknown-property', severity: 'error', message, locator }
}
