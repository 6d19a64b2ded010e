/** What `/api/changes` tells every open client, as it happens. */
export type CaseChange =
  /** A deed was entered in the journal, here or by another process. */
  | { readonly kind: 'deed'; readonly sequence: number; readonly verb: string; readonly by: string; readonly pair?: readonly [left: string, right: string] }
  /** The derived files were replaced: what was asked before can have other answers. */
  | { readonly kind: 'built'; readonly mark: string }
  /** How far a build is. */
  | { readonly kind: 'work'; readonly work: WorkState }

/** The last build that was started from the browser. */
export interface WorkState {
  readonly state: 'none' | 'running' | 'done' | 'failed' | 'stopped'
  readonly by: string
  /** ISO instant in UTC; empty when none was started. */
  readonly startedAt: string
  readonly step: string
  readonly done: number
  readonly total: number | null
  readonly unit: string
  /** What the steps that ended did, a line each. */
  readonly notes: readonly string[]
  /** Why it failed, or what it made. */
  readonly message: string
}
