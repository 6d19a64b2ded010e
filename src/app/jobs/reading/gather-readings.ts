import { canonicalJson } from '../../../base/canonical-json.ts'
import { codeVersion } from '../../../base/code-version.ts'
import { Failure } from '../../../base/failure.ts'
import { sha256OfParts } from '../../../base/hash.ts'
import type { Progress } from '../../../base/progress.ts'
import type { ExtractLimits } from '../../../extract/contract.ts'
import type { Mapping } from '../../../extract/mapping/mapping.ts'
import type { Exhibit } from '../../../model/exhibit.ts'
import type { ReadingSettings } from '../../../model/value/reading-settings.ts'
import type { ChildShelf } from './child-shelf.ts'
import type { ExhibitReading } from './exhibit-reading.ts'
import { ExhibitTree, type NodeReading, type Refusal, type StartedNode, type TreeNode } from './exhibit-tree.ts'
import type { ReadingLine } from './reading-line.ts'
import type { ReadingPool } from './reading-pool.ts'
import type { ReadingShelf } from './reading-shelf.ts'
import type { ExtractTask } from './reading-task.ts'

/** What decides how exhibits are read. */
export interface ReadingPlan {
  readonly settings: ReadingSettings
  readonly limits: ExtractLimits
  readonly mappings: readonly Mapping[]
}

/** Why an exhibit is kept and not read; undefined where it is (`sealReason`). */
export type Seals = (exhibit: Exhibit) => string | undefined

/** Where readings come from and go to. */
export interface ReadingHouse {
  readonly pool: ReadingPool
  readonly shelf: ReadingShelf
  readonly children: ChildShelf
  /** The file with the bytes of a given exhibit. */
  fileOf(exhibit: Exhibit): string
  readonly seals?: Seals
  readonly progress: Progress
  readonly signal?: AbortSignal | undefined
}

/** From this size on, an exhibit reports its own progress. */
const largeBytes = 20_000_000

/** Folders of `src/` whose code decides a reading. */
export const readingCode = ['base', 'model', 'extract', 'app/jobs/reading']

/** The version and parameters of readings, for the table of runs. */
export function readingParameters(plan: ReadingPlan): { version: string; parameters: string } {
  return { version: codeVersion(readingCode), parameters: canonicalJson({ settings: plan.settings, limits: plan.limits }) }
}

/**
 * Reads every exhibit that has not been read in this way before, children included, and gives the readings of all in
 * order: each exhibit before its children. Work that was done stays done when it is interrupted.
 */
export async function gatherReadings(
  exhibits: readonly Exhibit[],
  plan: ReadingPlan,
  house: ReadingHouse,
): Promise<{ readings: ExhibitReading[]; fresh: number }> {
  return new Gathering(exhibits, plan, house).gather()
}

class Gathering {
  readonly #plan: ReadingPlan
  readonly #house: ReadingHouse
  readonly #version: string
  /** Trees in order; those before `#begun` are being read, or done. */
  readonly #trees: readonly ExhibitTree[]
  readonly #open = new Set<ExhibitTree>()
  readonly #inHand = new Set<Promise<void>>()
  #begun = 0
  #seen = 0
  #fresh = 0

  constructor(exhibits: readonly Exhibit[], plan: ReadingPlan, house: ReadingHouse) {
    this.#plan = plan
    this.#house = house
    const { version, parameters } = readingParameters(plan)
    // What a machine refuses to read is no reading that another one takes over.
    this.#version = sha256OfParts([version, parameters, ...(house.pool.refusesRisky ? ['risky kinds refused'] : [])])
    this.#trees = exhibits.map((exhibit) => new ExhibitTree(exhibit, plan.limits, sealOf(exhibit, house.seals)))
  }

  async gather(): Promise<{ readings: ExhibitReading[]; fresh: number }> {
    this.#house.children.removeUnfinished()
    const loops = await Promise.allSettled(Array.from({ length: this.#house.pool.width }, () => this.#work()))
    for (const loop of loops) if (loop.status === 'rejected') throw loop.reason
    const readings: ExhibitReading[] = []
    for (const tree of this.#trees) {
      for (const { node, key } of tree.list()) readings.push({ exhibit: node.exhibit, file: this.#fileOf(node), depth: node.depth, key })
    }
    return { readings, fresh: this.#fresh }
  }

  async #work(): Promise<void> {
    for (let started = await this.#take(); started; started = await this.#take()) {
      if (this.#house.signal?.aborted) throw new Failure('interrupted', 'Stopped. What was read so far is kept; run the same command to go on.')
      const task = this.#readAndSettle(started)
      this.#inHand.add(task)
      try {
        await task
      } catch (thrown) {
        // One loop that fails ends the others after what they have in hand.
        this.#begun = this.#trees.length
        this.#open.clear()
        throw thrown
      } finally {
        this.#inHand.delete(task)
      }
      this.#seen++
      if (this.#fresh > 0) this.#house.progress.report({ step: 'read', done: this.#seen, total: this.#seen + this.#waiting(), unit: 'exhibits' })
    }
  }

  /** The next node of a tree that is begun, so that a mailbox is finished before the next one; else of the next tree. */
  async #take(): Promise<StartedNode | undefined> {
    for (;;) {
      for (const tree of this.#open) {
        const started = tree.start()
        if (started) return started
        if (tree.isSettled) this.#open.delete(tree)
      }
      const next = this.#trees[this.#begun]
      if (next) {
        this.#begun++
        this.#open.add(next)
      } else if (this.#open.size > 0 && this.#inHand.size > 0) {
        // What others have in hand may give children.
        await Promise.race([...this.#inHand].map((task) => task.catch(() => undefined)))
      } else {
        return undefined
      }
    }
  }

  #waiting(): number {
    let waiting = this.#trees.length - this.#begun
    for (const tree of this.#open) waiting += tree.waiting
    return waiting
  }

  async #readAndSettle({ node, settle }: StartedNode): Promise<void> {
    settle(await this.#read(node))
  }

  async #read(node: TreeNode): Promise<NodeReading> {
    const { exhibit } = node
    const base = sha256OfParts([exhibit.id, exhibit.parent, exhibit.sha256, exhibit.path, this.#version])
    if (node.refusal) return this.#refuse(sha256OfParts([base, node.refusal.message]), node.refusal)
    const known = this.#house.shelf.find(base)
    if (known?.children.every((child) => this.#house.children.has(child.sha256))) return known
    this.#fresh++
    if (node.depth > 0) this.#house.children.assertWhole(exhibit.sha256)
    const task: ExtractTask = {
      verb: 'extract',
      file: this.#fileOf(node),
      sizeBytes: exhibit.sizeBytes,
      sha256: exhibit.sha256,
      path: exhibit.path,
      exhibit: exhibit.id,
      tree: neighbourhoodOf(exhibit),
      parent: exhibit.parent,
      ...this.#plan,
    }
    return this.#house.pool.extract(task, this.#house.shelf, base, (bytes) => this.#tellBytes(node, bytes))
  }

  /** A large exhibit tells how far it is by itself: the count of exhibits would stand still. */
  #tellBytes({ exhibit }: TreeNode, bytes: number): void {
    if (exhibit.sizeBytes < largeBytes) return
    const megabytes = (count: number) => Math.round(count / 1e6)
    this.#house.progress.report({ step: `read ${exhibit.number}`, done: megabytes(bytes), total: megabytes(exhibit.sizeBytes), unit: 'MB' })
  }

  async #refuse(base: string, { code, message }: Refusal): Promise<NodeReading> {
    const known = this.#house.shelf.find(base)
    if (known) return known
    this.#fresh++
    const lines: ReadingLine[] = [
      ['r', ''],
      ['p', { code, severity: 'error', message }],
      ['f', { mediaType: 'application/octet-stream', unread: message }],
      ['e', { statements: 0, texts: 0, children: 0, problems: 1 }],
    ]
    const writer = this.#house.shelf.begin()
    await writer.write(lines.map((line) => JSON.stringify(line)).join('\n') + '\n')
    await writer.end()
    return { key: this.#house.shelf.keep(writer, base, { headers: [], children: [] }), children: [] }
  }

  #fileOf({ exhibit, depth }: TreeNode): string {
    return depth === 0 ? this.#house.fileOf(exhibit) : this.#house.children.pathOf(exhibit.sha256)
  }
}

/** How many given exhibits share a process at most when risky kinds are among them: a start costs more than a small picture. */
const neighbours = 16

/** A name of the given exhibits that may share a process with this one: sixteen neighbours in the order of intake, it among them. */
export function neighbourhoodOf({ number }: Pick<Exhibit, 'number'>): string {
  return String(Math.floor(Number(number.split('.')[0]) / neighbours))
}

function sealOf(exhibit: Exhibit, seals: Seals | undefined): Refusal | undefined {
  const reason = seals?.(exhibit)
  if (reason === undefined) return undefined
  return { code: 'authority.sealed', message: `${exhibit.path} is sealed: ${reason}. Renew the authority, and build again, to have it read.` }
}
