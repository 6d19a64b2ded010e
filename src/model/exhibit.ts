import { sha256OfParts } from '../base/hash.ts'

/** One item of evidence (ISO/IEC 27037): bytes named by their hash, how and when received, under which authority. */
export interface Exhibit {
  /** 32 hex digits over parent, path and SHA-256: the same bytes received under two names are two exhibits. */
  readonly id: string
  /** `17` in order of receipt; a child exhibit continues its parent's: `17.2`. */
  readonly number: string
  /** The exhibit this one was taken out of, when it is an attachment or an archive member. */
  readonly parent?: string | undefined
  /** Path as received, with `/`, relative to what was handed over; a child's path is its name inside the parent. */
  readonly path: string
  /** 64 hex digits of the bytes. */
  readonly sha256: string
  readonly sizeBytes: number
  /** The authority it is held under: `A1`. A child has its parent's. */
  readonly authority: string
  /** ISO instant at which it was taken in; a child has its parent's. */
  readonly receivedAt: string
  /** Who took it in. */
  readonly receivedBy: string
}

/** The id of an exhibit: see `Exhibit.id`. */
export function exhibitId(parent: string | undefined, path: string, sha256: string): string {
  return sha256OfParts([parent, path, sha256]).slice(0, 32)
}
