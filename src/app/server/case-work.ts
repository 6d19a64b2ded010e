import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { systemClock } from '../../base/clock.ts'
import { Failure } from '../../base/failure.ts'
import type { ProgressState } from '../../base/progress.ts'
import type { Case } from '../../case/case.ts'
import { takeUpConstraintFiles } from '../jobs/constraint-files.ts'
import { takeUpMappingFiles } from '../jobs/mapping-files.ts'
import type { WorkState } from './api-types.ts'
import type { CaseChanges } from './case-changes.ts'

/** What the process that builds tells. */
export type BuildWord =
  | { readonly say: 'progress'; readonly state: ProgressState }
  | { readonly say: 'ended'; readonly step: string; readonly note: string }
  | { readonly say: 'done'; readonly message: string }
  | { readonly say: 'failed'; readonly message: string }

/** What work on a case needs of it. */
interface Workplace {
  readonly root: string
  readonly changes: CaseChanges
  /** Holds the case open for writing, so that no other process builds it, while deeds go on. */
  hold(): Promise<{ readonly opened: Case; release(): void }>
}

const idle: WorkState = { state: 'none', by: '', startedAt: '', step: '', done: 0, total: null, unit: '', notes: [], message: '' }
const mostNotes = 40
/** Progress is told no more often than this. */
const tellEveryMs = 150

/**
 * The build of a case that was started in the browser, one at a time, in a process of its own: questions and judgements are
 * answered meanwhile. A judgement made during a build takes effect with the next one.
 */
export class CaseWork {
  readonly #place: Workplace
  #state: WorkState = idle
  #child: ChildProcess | undefined
  #ended: Promise<void> = Promise.resolve()
  #told = 0

  constructor(place: Workplace) {
    this.#place = place
  }

  get state(): WorkState {
    return this.#state
  }

  /** Starts a build. Throws `case.busy` when one is running, here or in another process; `mapping.invalid`. */
  async start(actor: string): Promise<WorkState> {
    if (this.#state.state === 'running') throw new Failure('case.busy', `${this.#state.by} started a build already; it is running.`)
    this.#set({ ...idle, state: 'running', by: actor, startedAt: systemClock.now(), step: 'begin' })
    try {
      const { opened, release } = await this.#place.hold()
      try {
        takeUpMappingFiles(opened.layout.mappings, opened.journal, { actor, clock: systemClock })
        takeUpConstraintFiles(opened.layout.constraints, opened.journal, { actor, clock: systemClock })
      } catch (thrown) {
        release()
        throw thrown
      }
      this.#ended = this.#run().finally(release)
      return this.#state
    } catch (thrown) {
      this.#set({ ...this.#state, state: 'failed', message: thrown instanceof Error ? thrown.message : String(thrown) })
      throw thrown
    }
  }

  /** Ends the build that is running; what it has read stays read. */
  stop(): WorkState {
    this.#child?.kill('SIGTERM')
    return this.#state
  }

  /** Ends the build and waits for it. */
  async close(): Promise<void> {
    this.stop()
    await this.#ended
  }

  async #run(): Promise<void> {
    const child = fork(join(import.meta.dirname, 'build-process.ts'), [this.#place.root], {
      execArgv: ['--disable-warning=ExperimentalWarning'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    this.#child = child
    let last: BuildWord | undefined
    child.on('message', (word: BuildWord) => {
      last = word
      this.#hear(word)
    })
    const how = await new Promise<string | null>((resolve) => {
      child.on('error', (error) => resolve(error.message))
      child.on('exit', (code, signal) => resolve(signal ?? (code ? `The process that builds ended with ${code}.` : null)))
    })
    this.#child = undefined
    if (last?.say === 'done') this.#set({ ...this.#state, state: 'done', message: last.message })
    else if (last?.say === 'failed') this.#set({ ...this.#state, state: 'failed', message: last.message })
    else this.#set({ ...this.#state, state: how === 'SIGTERM' || how === null ? 'stopped' : 'failed', message: how ?? '' })
    await this.#place.changes.look()
  }

  #hear(word: BuildWord): void {
    if (word.say === 'ended') return this.#set({ ...this.#state, notes: [...this.#state.notes, `${word.step}: ${word.note}`].slice(-mostNotes) })
    if (word.say !== 'progress') return
    const { step, done, total, unit } = word.state
    const isNew = step !== this.#state.step
    const next: WorkState = { ...this.#state, step, done, total: total ?? null, unit }
    if (isNew || performance.now() - this.#told > tellEveryMs) this.#set(next)
    else this.#state = next
  }

  #set(state: WorkState): void {
    this.#state = state
    this.#told = performance.now()
    this.#place.changes.tell({ kind: 'work', work: state })
  }
}
