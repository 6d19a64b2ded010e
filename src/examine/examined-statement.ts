import type { Value } from '../store/store.ts'

/** A statement as examination reads it. */
export interface ExaminedStatement {
  readonly exhibit: string
  readonly locator: string
  readonly entityId: string
  readonly schema: string
  readonly property: string
  readonly value: string
  /** As written, where it is. */
  readonly original?: string
}

/** A stretch of text as examination reads it. */
export interface ExaminedText {
  readonly exhibit: string
  readonly locator: string
  readonly text: string
  /** On a page: where runs of characters stand, [start, end, left, top, right, bottom] in points. */
  readonly layout?: readonly (readonly [number, number, number, number, number, number])[]
}

/** The statement in a row of columns: exhibit, locator, entity, schema, property, value, original. */
export function statementOf(columns: readonly (readonly Value[])[], row: number): ExaminedStatement {
  const cell = (column: number) => String(columns[column]![row])
  const original = columns[6]![row]
  return {
    exhibit: cell(0), locator: cell(1), entityId: cell(2), schema: cell(3), property: cell(4), value: cell(5),
    ...(original == null ? {} : { original: String(original) }),
  }
}
