/** One look at a long step: what it does, how far it is, and how much there is in all (absent when unknown). */
export interface ProgressState {
  readonly step: string
  readonly done: number
  readonly total?: number
  readonly unit: string
}

/** Receives progress. Given to every long step; it must be cheap to call often. */
export interface Progress {
  report(state: ProgressState): void
  /** The step has ended; `note` is one line of what it did. */
  end(step: string, note: string): void
}

/** Progress that nobody watches. */
export const silentProgress: Progress = { report() {}, end() {} }
