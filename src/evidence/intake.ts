import { requireAuthority } from '../case/authority/authority-register.ts'
import { evidencePath } from '../case/case-layout.ts'
import type { Case } from '../case/case.ts'
import type { JournalDraft } from '../case/journal/journal-entry.ts'
import type { Author } from '../case/journal/journal.ts'
import { diskFailure } from '../base/disk-failure.ts'
import { Failure } from '../base/failure.ts'
import { silentProgress, type Progress } from '../base/progress.ts'
import { exhibitId, type Exhibit } from '../model/exhibit.ts'
import type { Problem } from '../model/problem.ts'
import { copyIn, hashOnly, type StoredBytes } from './copy-in.ts'
import { walk, type FoundFile } from './walk.ts'

/** How evidence is taken in. */
export interface IntakeOptions extends Author {
  /** Id of a recorded authority: `A1`. */
  readonly authority: string | undefined
  readonly progress?: Progress
  /** Paths are told relative to this folder; absent: to the folder handed over, or the one the file lies in. */
  readonly base?: string
  /** Called for each file once it is durably in evidence and journal; nothing told here is lost. */
  readonly onReceipt?: (receipt: Receipt) => void
  /** Ends the intake after the files in hand, with the failure `interrupted`. */
  readonly signal?: AbortSignal
}

/** What became of one file. */
export interface Receipt {
  /** `known`: the same bytes were received under the same path before; the exhibit is the one of then. */
  readonly outcome: 'received' | 'known'
  readonly exhibit: Exhibit
}

/** What became of all that was handed over. */
export interface IntakeReport {
  readonly received: readonly Exhibit[]
  readonly known: number
  readonly bytes: number
  /** What could not be taken in, or with a doubt; those not told before are also in the journal. */
  readonly problems: readonly Problem[]
}

/**
 * Takes files and folders in as exhibits. The bytes are read once, copied, synced, named by their hash; then the journal
 * entry is written and synced; only then is it acknowledged. Paths are told relative to each folder handed over, or are
 * the bare name of a file handed over by itself. Several files share one writing to the journal.
 *
 * Throws `authority.missing`, `authority.expired`, `evidence.unreadable` (a path handed over is not there),
 * `case.unwritable`, `interrupted`; whatever was acknowledged before stands.
 */
export async function receive(opened: Case, paths: readonly string[], options: IntakeOptions): Promise<IntakeReport> {
  if (!opened.isWritable) throw new Failure('defect', `${opened.layout.root} was opened for reading; exhibits cannot be taken in.`)
  const authority = requireAuthority(opened.journal, options.authority, options.clock.now())
  return new Intake(opened, authority.id, options).run(paths)
}

/** Most files, and longest time, that share one writing to the journal. */
const batchFiles = 200
const batchMs = 200
/** Files copied side by side. More than the few threads that Node has for them gains nothing. */
const filesAtOnce = 4

interface Incoming {
  readonly found: FoundFile
  readonly result: StoredBytes | Problem | 'known'
  readonly known?: Exhibit
}

class Intake {
  readonly #case: Case
  readonly #authority: string
  readonly #options: IntakeOptions
  readonly #progress: Progress
  readonly #received: Exhibit[] = []
  readonly #problems: Problem[] = []
  readonly #told: Set<string>
  #number: number
  #known = 0
  #bytes = 0
  #started = 0
  #total = 0

  constructor(opened: Case, authority: string, options: IntakeOptions) {
    this.#case = opened
    this.#authority = authority
    this.#options = options
    this.#progress = options.progress ?? silentProgress
    this.#number = 0
    for (const leaf of opened.journal.leaves()) if (leaf.verb === 'exhibit.received') this.#number++
    const reported = [...opened.journal.entries({ verb: 'intake.reported' })].flatMap((entry) => entry.payload.problems)
    this.#told = new Set(reported.map(keyOf))
  }

  async run(paths: readonly string[]): Promise<IntakeReport> {
    const files = await this.#list(paths)
    this.#total = files.length
    for (let at = 0; at < files.length; ) {
      if (this.#options.signal?.aborted) {
        throw new Failure('interrupted', `Stopped after ${at} of ${files.length} files; those are in. Run the same command again to go on.`)
      }
      at += await this.#takeBatch(files, at)
    }
    this.#reportProblems()
    this.#progress.end('take in', `${this.#received.length} received, ${this.#known} known, ${this.#problems.length} problems`)
    return { received: this.#received, known: this.#known, bytes: this.#bytes, problems: this.#problems }
  }

  async #list(paths: readonly string[]): Promise<FoundFile[]> {
    const files: FoundFile[] = []
    for (const path of paths) {
      for await (const found of walk(path, { base: this.#options.base, ownCase: this.#case.layout.root })) {
        if (found.kind === 'file') files.push(found)
        else this.#problems.push(found.problem)
        if (files.length % 1_000 === 0) this.#progress.report({ step: 'list', done: files.length, unit: 'files' })
      }
    }
    return files
  }

  /** Takes some files in, from `at` on, and tells how many. */
  async #takeBatch(files: readonly FoundFile[], at: number): Promise<number> {
    const incoming: Incoming[] = []
    const deadline = performance.now() + batchMs
    try {
      while (at + incoming.length < files.length && incoming.length < batchFiles && performance.now() < deadline) {
        const next = files.slice(at + incoming.length, at + incoming.length + filesAtOnce)
        const settled = await Promise.allSettled(next.map((found) => this.#takeFile(found)))
        incoming.push(...settled.filter((result) => result.status === 'fulfilled').map((result) => result.value))
        const failed = settled.find((result) => result.status === 'rejected')
        if (failed) throw failed.reason
      }
      await this.#syncFolders(incoming)
    } catch (thrown) {
      await this.#discard(incoming)
      throw thrown
    }
    await this.#commit(incoming)
    return incoming.length
  }

  async #takeFile(found: FoundFile): Promise<Incoming> {
    this.#progress.report({ step: 'take in', done: ++this.#started, total: this.#total, unit: 'files' })
    if (this.#case.exhibits.hasLike(found.path, found.sizeBytes)) {
      const hashed = await hashOnly(found)
      if ('code' in hashed) return { found, result: hashed }
      const known = this.#case.exhibits.byId(exhibitId(undefined, found.path, hashed.sha256))
      if (known) return { found, result: 'known', known }
    }
    return { found, result: await copyIn(this.#case, found) }
  }

  async #syncFolders(incoming: readonly Incoming[]): Promise<void> {
    const folders = new Set(incoming.flatMap(({ result }) => (isStored(result) ? [result.folder] : [])))
    if (folders.size === 0) return
    try {
      // All at once: the file system writes its own journal once for many of them.
      await Promise.all([...folders].map((folder) => this.#case.files.syncFolder(folder)))
      // The two-digit folders may be new themselves.
      await this.#case.files.syncFolder(this.#case.layout.evidence)
    } catch (cause) {
      throw diskFailure(cause, 'The folder of the evidence could not be written')
    }
  }

  async #commit(incoming: readonly Incoming[]): Promise<void> {
    const drafts: JournalDraft[] = []
    const receipts: Receipt[] = []
    const inBatch = new Map<string, Exhibit>()
    for (const { found, result, known } of incoming) {
      if (known) receipts.push({ outcome: 'known', exhibit: known })
      if (isProblem(result)) this.#problems.push(result)
      if (!isStored(result)) continue
      if (result.problem) this.#problems.push(result.problem)
      const id = exhibitId(undefined, found.path, result.sha256)
      const twin = inBatch.get(id) ?? this.#case.exhibits.byId(id)
      const exhibit = twin ?? this.#exhibitOf(found, { id, stored: result, number: this.#number + drafts.length + 1 })
      inBatch.set(id, exhibit)
      receipts.push({ outcome: twin ? 'known' : 'received', exhibit })
      if (!twin) drafts.push({ verb: 'exhibit.received', payload: { exhibit, foundPath: found.location.toString() } })
    }
    await this.#append(drafts, incoming)
    this.#number += drafts.length
    for (const receipt of receipts) this.#acknowledge(receipt)
  }

  async #append(drafts: readonly JournalDraft[], incoming: readonly Incoming[]): Promise<void> {
    const before = this.#case.journal.size
    try {
      this.#case.journal.append(drafts, this.#options)
    } catch (thrown) {
      // Only when the journal surely did not take the entries may the bytes go.
      if (this.#case.journal.size === before) await this.#discard(incoming)
      throw thrown
    }
  }

  #exhibitOf(found: FoundFile, { id, stored, number }: { id: string; stored: StoredBytes; number: number }): Exhibit {
    return {
      id,
      number: String(number),
      path: found.path,
      sha256: stored.sha256,
      sizeBytes: stored.sizeBytes,
      authority: this.#authority,
      receivedAt: this.#options.clock.now(),
      receivedBy: this.#options.actor,
    }
  }

  #acknowledge(receipt: Receipt): void {
    if (receipt.outcome === 'known') this.#known++
    else this.#received.push(receipt.exhibit)
    this.#bytes += receipt.exhibit.sizeBytes
    this.#options.onReceipt?.(receipt)
  }

  /** Removes what a failed batch stored and no exhibit holds, so that the case is as it was. */
  async #discard(incoming: readonly Incoming[]): Promise<void> {
    for (const { result } of incoming) {
      if (!isStored(result) || !result.isNew || this.#case.exhibits.bySha256(result.sha256)) continue
      await this.#case.files.remove(evidencePath(this.#case.layout, result.sha256)).catch(() => undefined)
    }
  }

  #reportProblems(): void {
    const untold = this.#problems.filter((problem) => !this.#told.has(keyOf(problem)))
    if (untold.length > 0) this.#case.journal.append([{ verb: 'intake.reported', payload: { problems: untold } }], this.#options)
  }
}

/** The problems that any intake of the case met, in order, each once. */
export function listIntakeProblems(opened: Case): Problem[] {
  return [...opened.journal.entries({ verb: 'intake.reported' })].flatMap((entry) => entry.payload.problems)
}

function isStored(result: Incoming['result']): result is StoredBytes {
  return result !== 'known' && 'sha256' in result
}

function isProblem(result: Incoming['result']): result is Problem {
  return result !== 'known' && 'code' in result
}

function keyOf(problem: Problem): string {
  return `${problem.code} ${problem.message}`
}
