import type { Progress } from '../base/progress.ts'
import { dropTemporary, runKeeping, runRanges } from '../store/steps.ts'
import type { Store } from '../store/store.ts'
import { eventGroundSteps, eventSteps } from './event-steps.ts'

/** What a step over the whole case is given. */
export interface TimeOptions {
  /** Id of the run that the rows are made by. */
  readonly run: string
  readonly progress: Progress
  /** Statements gone over at a time; absent: as many as fit in memory. */
  readonly statementsEach?: number
}

/**
 * Writes one event for every dated statement of a case (see `listDatedProperties`) and gives their number. Nothing is
 * guessed: a date of a year stays a year, a clock time without a zone stays local.
 */
export async function layTime(store: Store, options: TimeOptions): Promise<number> {
  const watch = { step: 'timeline', progress: options.progress, statementsEach: options.statementsEach }
  await store.run('DELETE FROM derived.events')
  await runKeeping(store, eventGroundSteps(), watch)
  await runRanges(store, (range) => eventSteps(options.run, range), watch)
  await dropTemporary(store, eventGroundSteps())
  const [row] = await store.all<{ events: number }>('SELECT count(*) AS events FROM derived.events')
  const events = Number(row!.events)
  options.progress.end('timeline', `${events} events`)
  return events
}
