/**
 * A defect of evidence: expected, kept in the case, shown. The message says what is wrong, where, and what to do. Codes
 * are dotted and stable: `csv.row-too-long`, `pdf.encrypted`.
 */
export interface Problem {
  readonly code: string
  /** error: something could not be read; warning: read with a doubt; information: read, worth knowing. */
  readonly severity: 'error' | 'warning' | 'information'
  readonly message: string
  /** The exhibit, once known; an extractor that sees only bytes leaves it out. */
  readonly exhibit?: string
  /** Where in the exhibit, as `formatLocator` writes it. */
  readonly locator?: string
}
