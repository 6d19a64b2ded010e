import type { ByteSource } from '../../extract/contract.ts'
import type { Problem } from '../../model/problem.ts'
import type { Observation } from '../check.ts'
import type { CheckDescription } from '../sign.ts'

/** What is told of a check without running it. */
export type { CheckDescription } from '../sign.ts'

/** One exhibit as bytes. An examiner never learns where they lie. */
export interface DocumentBytes {
  /** The exhibit's id. */
  readonly exhibit: string
  /** Path as received: a hint (file name, folder), never opened. */
  readonly path: string
  readonly source: ByteSource
}

/** What a certificate or list was given for: by a person, never because it lay in the evidence. */
export type TrustKind = 'csca' | 'crl' | 'seal-signer' | 'pdf-root' | 'c2pa-root'

/** A file of certificates, or a revocation list, that a person has said to trust. */
export interface TrustFile {
  readonly kind: TrustKind
  readonly name: string
  readonly sha256: string
  readonly bytes: Uint8Array
}

/** What an examiner is given. */
export interface DocumentInput extends DocumentBytes {
  /** The exhibits that `companionsOf` named, in its order. */
  readonly companions: readonly DocumentBytes[]
  readonly trust: readonly TrustFile[]
  readonly limits: ExamineLimits
}

/** Limits on one examination. Reaching one ends it with a problem `limit.*`, never in silence. */
export interface ExamineLimits {
  readonly maxBytesInMemory: number
  readonly maxPages: number
  readonly maxPixels: number
}

/** A picture for the examiner: a crop of what was checked, two revisions side by side, a map with its control. */
export interface SheetPicture {
  /** Unique within the exhibit, kebab-case: `page-2-revision-1`, `mrz-zone`. */
  readonly name: string
  /** What stands on it, and for a map: that it is a view for an examiner and no verdict. */
  readonly caption: string
  /** Where in the exhibit it comes from. */
  readonly locator: string
  readonly mediaType: 'image/png' | 'image/jpeg'
  readonly bytes: Uint8Array
}

/** Receives what an examiner sees. Order is kept; the same bytes and trust give the same calls. */
export interface ExaminationSink {
  /** The outcome of a check at a place; without a locator it concerns the whole exhibit. */
  observe(check: CheckDescription, observation: Observation): void
  picture(picture: SheetPicture): void
  problem(problem: Problem): void
}

/**
 * Examines one kind of document by its bytes, in the limited process, as a plug-in. Never throws on bad evidence: it
 * gives problems and observations of outcome `undetermined`. It is pure: no file, clock, network or randomness.
 */
export interface DocumentExaminer {
  /** `pdf`, `chip`, `image`: also where its checks' ids begin. */
  readonly id: string
  /** Every check it can report, in the order of the sheet. */
  readonly checks: readonly CheckDescription[]
  /** Whether it examines an exhibit with these first bytes (up to 64 KiB) and this name. */
  fits(head: Uint8Array, path: string): boolean
  /** Of the paths in the same folder, those it needs beside this one: the data groups beside an EF.SOD. */
  companionsOf?(path: string, beside: readonly string[]): readonly string[]
  /** Loaded when the first such document comes. */
  load(): Promise<{ examine(input: DocumentInput, sink: ExaminationSink): Promise<void> }>
}
