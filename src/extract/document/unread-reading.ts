import type { Problem } from '../../model/problem.ts'
import type { DocumentReading } from './document-reading.ts'

/** What every document of one format shares. */
export interface DocumentKind {
  /** The format's id, first part of its problem codes. */
  readonly id: string
  readonly mediaType: string
}

/** The reading of a document of which nothing could be had. */
export function unreadReading(kind: DocumentKind, unread: string, problem: Problem): DocumentReading {
  return { facts: { mediaType: kind.mediaType, unread }, sections: [], problems: [problem] }
}
