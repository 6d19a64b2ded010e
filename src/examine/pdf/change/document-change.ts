/** What a later revision did to a document, by content. */
export type ChangeKind =
  | 'validation-data' | 'document-timestamp' | 'signature' | 'form-fill' | 'metadata' | 'structure'
  | 'annotation' | 'attachment' | 'form' | 'navigation' | 'redrawn'
  | 'page-content' | 'pages' | 'appearance' | 'layer' | 'action' | 'signature-removed' | 'unknown'

/** One change of a document between two revisions. */
export interface DocumentChange {
  readonly kind: ChangeKind
  /** The revision that brought it, from 0. */
  readonly revision: number
  /** What changed, half a sentence. */
  readonly what: string
  /** From 1. */
  readonly page?: number
  /** Full name of the field. */
  readonly field?: string
}

/** Kinds that change nothing of what was signed: what validation, further signing and filling in bring. */
export const benignKinds: ReadonlySet<ChangeKind> = new Set(['validation-data', 'document-timestamp', 'signature', 'form-fill', 'metadata', 'structure'])

/** Kinds that change what a reader sees of what was signed, or what the file does. */
export const contentKinds: ReadonlySet<ChangeKind> = new Set(['page-content', 'pages', 'appearance', 'layer', 'action', 'signature-removed', 'unknown'])
