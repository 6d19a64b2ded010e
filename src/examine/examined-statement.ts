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
}
