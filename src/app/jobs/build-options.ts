import type { Progress } from '../../base/progress.ts'

/** How a case is built. */
export interface BuildOptions {
  readonly progress: Progress
  /** Ends the build between two exhibits or steps; what was done stays done. */
  readonly signal?: AbortSignal
  /** Leave out the PDF of the dossier. */
  readonly withoutPdf?: boolean
}
