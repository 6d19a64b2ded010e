import type { ExtractLimits } from '../../../extract/contract.ts'
import type { ExamineLimits, TrustKind } from '../../../examine/document/document-examiner.ts'
import type { Mapping } from '../../../extract/mapping/mapping.ts'
import type { ReadingSettings } from '../../../model/value/reading-settings.ts'

/** What the limited process is asked to do. */
export type ReadingTask = ExtractTask | LocateTask | ExamineTask

/** Read one exhibit whole. */
export interface ExtractTask extends TaskSubject {
  readonly verb: 'extract'
}

/** Read again what stands at some places of one exhibit. */
export interface LocateTask extends TaskSubject {
  readonly verb: 'locate'
  readonly locators: readonly string[]
}

/** A file of a task, with the exhibit whose bytes it has. */
export interface TaskFile {
  readonly file: string
  readonly sizeBytes: number
  readonly exhibit: string
  readonly path: string
}

/** Tasks over what came together: a process that has seen a risky kind among it goes on with that, and with nothing else. */
export interface OfTree {
  /** A name of what came together; the exhibit alone when nothing is said. */
  readonly tree?: string
}

/** A file of certificates that a person trusts, where its bytes lie. */
export interface TaskTrust {
  readonly kind: TrustKind
  readonly name: string
  readonly sha256: string
  readonly file: string
  readonly sizeBytes: number
}

/** Examine one exhibit with every examiner that fits it, but those of `without`. */
export interface ExamineTask extends TaskFile, OfTree {
  readonly verb: 'examine'
  /** What lies beside it: examiners name what they need of it. */
  readonly companions: readonly TaskFile[]
  readonly trust: readonly TaskTrust[]
  readonly limits: ExamineLimits
  /** Ids of examiners that have done their work, or cannot. */
  readonly without: readonly string[]
}

interface TaskSubject extends OfTree {
  /** The file with the bytes: opened by who gives the task, unknown to the process. */
  readonly file: string
  readonly sizeBytes: number
  readonly sha256: string
  readonly path: string
  readonly exhibit: string
  /** The exhibit it was found in, when it is a child. */
  readonly parent?: string | undefined
  readonly settings: ReadingSettings
  readonly mappings: readonly Mapping[]
  readonly limits: ExtractLimits
}

/** A task as the limited process gets it: each `file` is a number to ask for bytes by, and no path. */
export interface GivenTask {
  readonly task: ReadingTask
  /** The process has read nothing before but what came with this exhibit: the only one that a risky kind is given to. */
  readonly isFresh: boolean
  /** Risky kinds are not to be read here (`riskOf`). */
  readonly refusesRisky: boolean
}

/** How a task ended; `again`: nothing was parsed, the exhibit is of a risky kind and is to be given to a fresh process. */
export type TaskEnd =
  | { readonly verb: 'extract'; /** Header names of each table found. */ readonly headers: readonly (readonly string[])[] }
  | { readonly verb: 'locate'; readonly texts: readonly (string | null)[] }
  | { readonly verb: 'examine'; /** Ids of the examiners that fit, in the order of the sheet. */ readonly examiners: readonly string[] }
  | { readonly verb: 'again' }
  | { readonly verb: 'failed'; readonly message: string }
