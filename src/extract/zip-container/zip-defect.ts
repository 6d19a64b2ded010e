/**
 * Why a ZIP container cannot be read, as a defect of the evidence: `zip.damaged`, `zip.encrypted`, `zip.bomb`,
 * `zip.too-many-entries`, `zip.method`. A reader of an office format catches it and gives it on as a `Problem`; it never
 * leaves `extract`.
 */
export class ZipDefect extends Error {
  readonly code: string

  constructor(code: string, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.name = 'ZipDefect'
    this.code = code
  }
}
