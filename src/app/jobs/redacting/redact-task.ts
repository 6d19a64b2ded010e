import type { PartBox } from '../../../dossier/redact/blacken.ts'

/** A part of a page that is to go. */
export interface PagePart {
  /** From 1. */
  readonly page: number
  readonly box: PartBox
}

/** What the process that redacts is asked to do; the bytes of the document come after it. */
export interface RedactTask {
  readonly kind: 'pdf' | 'picture'
  readonly parts: readonly PagePart[]
  /** Words of a PDF that are to go wherever they stand. */
  readonly words: readonly string[]
}

/** What was removed, and the texts outside the boxes that hold a word which stood under one. */
export interface RedactReport {
  readonly parts: readonly PagePart[]
  readonly elsewhere: readonly { readonly page: number; readonly text: string }[]
}

/** A redacted document. */
export interface Redacted {
  readonly report: RedactReport
  readonly result: Buffer
}

/** What the process says before the bytes of the result. */
export type RedactAnswer = RedactReport | { readonly failed: string; readonly isUnsafe: boolean }

/** Thrown when something of what was to be removed is found in the result. */
export class Unsafe extends Error {}
