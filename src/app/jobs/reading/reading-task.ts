import type { ExtractLimits } from '../../../extract/contract.ts'
import type { Mapping } from '../../../extract/mapping/mapping.ts'
import type { ReadingSettings } from '../../../model/value/reading-settings.ts'

/** What the limited process is asked to do: one line of JSON on its standard input. */
export type ReadingTask = ExtractTask | LocateTask

/** Read one exhibit whole. */
export interface ExtractTask extends TaskSubject {
  readonly verb: 'extract'
}

/** Read again what stands at some places of one exhibit. */
export interface LocateTask extends TaskSubject {
  readonly verb: 'locate'
  readonly locators: readonly string[]
}

interface TaskSubject {
  /** The file with the bytes: opened by the process, unknown to the extractor. */
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

/** How a task ended. */
export type TaskEnd =
  | { readonly verb: 'extract'; /** Header names of each table found. */ readonly headers: readonly (readonly string[])[] }
  | { readonly verb: 'locate'; readonly texts: readonly (string | null)[] }
  | { readonly verb: 'failed'; readonly message: string }
