import type { ExhibitFacts, TableReport, TextSegment } from '../../../extract/contract.ts'
import type { Problem } from '../../../model/problem.ts'
import type { StatementDraft } from '../../../model/statement.ts'

/**
 * A reading is what one exhibit gave, as lines of JSON arrays: short, because a case can have a hundred million. The
 * first item tells what the line is.
 */
export type ReadingLine =
  | readonly ['s', entityId: string, schema: string, property: string, value: string, locator: string, original: string | null, lang: string | null]
  | readonly ['x', TextSegment]
  | readonly ['p', Problem]
  | readonly ['t', TableReport]
  | readonly ['f', ExhibitFacts]
  | readonly ['r', reader: string]
  | readonly ['c', ChildRecord]
  | readonly ['e', ReadingEnd]

/** A child exhibit whose bytes were kept. */
export interface ChildRecord {
  readonly name: string
  readonly foundName?: string
  readonly locator: string
  readonly sha256: string
  readonly sizeBytes: number
}

/** The last line: a reading without it was cut off. */
export interface ReadingEnd {
  readonly statements: number
  readonly texts: number
  readonly children: number
  readonly problems: number
}

/** The line of a statement. */
export function statementLine(draft: StatementDraft): ReadingLine {
  return ['s', draft.entityId, draft.schema, draft.property, draft.value, draft.locator, draft.original ?? null, draft.lang ?? null]
}

/** The statement of a line. */
export function draftOf(line: ReadingLine & { 0: 's' }): StatementDraft {
  return {
    entityId: line[1],
    schema: line[2],
    property: line[3],
    value: line[4],
    locator: line[5],
    original: line[6] ?? undefined,
    lang: line[7] ?? undefined,
  }
}
