import type { Progress } from '../base/progress.ts'
import { runSteps } from '../store/steps.ts'
import type { Store } from '../store/store.ts'
import { eventSteps } from './event-steps.ts'

/** What a step over the whole case is given. */
export interface TimeOptions {
  /** Id of the run that the rows are made by. */
  readonly run: string
  readonly progress: Progress
}

/**
 * Writes one event for every dated statement of a case (see `listDatedProperties`) and gives their number. Nothing is
 * guessed: a date of a year stays a year, a clock time without a zone stays local.
 */
export async function layTime(store: Store, options: TimeOptions): Promise<number> {
  await runSteps(store, eventSteps(options.run), { step: 'timeline', progress: options.progress })
  const [row] = await store.all<{ events: number }>('SELECT count(*) AS events FROM derived.events')
  const events = Number(row!.events)
  options.progress.end('timeline', `${events} events`)
  return events
}
