import { canonicalJson } from '../../../base/canonical-json.ts'
import { codeVersion } from '../../../base/code-version.ts'
import { Failure } from '../../../base/failure.ts'
import { sha256OfParts } from '../../../base/hash.ts'
import type { Progress } from '../../../base/progress.ts'
import type { ExtractLimits } from '../../../extract/contract.ts'
import type { Mapping } from '../../../extract/mapping/mapping.ts'
import { exhibitId, type Exhibit } from '../../../model/exhibit.ts'
import type { ReadingSettings } from '../../../model/value/reading-settings.ts'
import type { ChildShelf } from './child-shelf.ts'
import type { ExhibitReading } from './exhibit-reading.ts'
import type { ChildRecord, ReadingLine } from './reading-line.ts'
import type { ReadingPool } from './reading-pool.ts'
import type { ReadingShelf } from './reading-shelf.ts'
import type { ExtractTask } from './reading-task.ts'

/** What decides how exhibits are read. */
export interface ReadingPlan {
  readonly settings: ReadingSettings
  readonly limits: ExtractLimits
  readonly mappings: readonly Mapping[]
}

/** Where readings come from and go to. */
export interface ReadingHouse {
  readonly pool: ReadingPool
  readonly shelf: ReadingShelf
  readonly children: ChildShelf
  /** The file with the bytes of a given exhibit. */
  fileOf(exhibit: Exhibit): string
  readonly progress: Progress
  readonly signal?: AbortSignal | undefined
}

/** From this size on, an exhibit reports its own progress. */
const largeBytes = 20_000_000

/** Folders of `src/` whose code decides a reading. */
export const readingCode = ['base', 'model', 'extract']

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
  return new Gathering(plan, house).gather(exhibits)
}

/** An exhibit with what was found in it. */
interface Node {
  readonly exhibit: Exhibit
  readonly depth: number
  /** What the given exhibit at the top may still give, shared by all below it. */
  readonly budget: { descendants: number; bytes: number }
  key: string
  children: Node[]
}

class Gathering {
  readonly #plan: ReadingPlan
  readonly #house: ReadingHouse
  readonly #queue: Node[] = []
  readonly #version: string
  #seen = 0
  #fresh = 0

  constructor(plan: ReadingPlan, house: ReadingHouse) {
    this.#plan = plan
    this.#house = house
    const { version, parameters } = readingParameters(plan)
    this.#version = sha256OfParts([version, parameters])
  }

  async gather(exhibits: readonly Exhibit[]): Promise<{ readings: ExhibitReading[]; fresh: number }> {
    const { maxChildren, maxChildBytes } = this.#plan.limits
    const roots = exhibits.map((exhibit): Node => ({
      exhibit, depth: 0, key: '', children: [], budget: { descendants: maxChildren * 2, bytes: maxChildBytes * 4 },
    }))
    this.#queue.push(...roots)
    const loops = await Promise.allSettled(Array.from({ length: this.#house.pool.width }, () => this.#work()))
    for (const loop of loops) if (loop.status === 'rejected') throw loop.reason
    const readings: ExhibitReading[] = []
    for (const root of roots) this.#list(root, readings)
    return { readings, fresh: this.#fresh }
  }

  async #work(): Promise<void> {
    for (let node = this.#queue.shift(); node; node = this.#queue.shift()) {
      if (this.#house.signal?.aborted) throw new Failure('interrupted', 'Stopped. What was read so far is kept; run the same command to go on.')
      const { key, children } = await this.#readOrStopAll(node)
      node.key = key
      this.#adopt(node, children)
      // Children come next, so that a mailbox is finished before the next one is begun.
      this.#queue.unshift(...node.children)
      this.#seen++
      const total = this.#seen + this.#queue.length
      if (this.#fresh > 0) this.#house.progress.report({ step: 'read', done: this.#seen, total, unit: 'exhibits' })
    }
  }

  /** One loop that fails ends the others after what they have in hand. */
  async #readOrStopAll(node: Node): Promise<{ key: string; children: readonly ChildRecord[] }> {
    try {
      return await this.#read(node)
    } catch (thrown) {
      this.#queue.length = 0
      throw thrown
    }
  }

  async #read(node: Node): Promise<{ key: string; children: readonly ChildRecord[] }> {
    const { exhibit } = node
    const base = sha256OfParts([exhibit.id, exhibit.parent, exhibit.sha256, exhibit.path, this.#version])
    const known = this.#house.shelf.find(base)
    if (known?.children.every((child) => this.#house.children.has(child.sha256))) return known
    this.#fresh++
    const refusal = this.#refusalOf(node)
    if (refusal) return this.#writeRefusal(base, refusal)
    const task: ExtractTask = {
      verb: 'extract',
      file: this.#fileOf(node),
      sizeBytes: exhibit.sizeBytes,
      sha256: exhibit.sha256,
      path: exhibit.path,
      exhibit: exhibit.id,
      parent: exhibit.parent,
      ...this.#plan,
    }
    return this.#house.pool.extract(task, this.#house.shelf, base, (bytes) => this.#tellBytes(node, bytes))
  }

  /** A large exhibit tells how far it is by itself: the count of exhibits would stand still. */
  #tellBytes({ exhibit }: Node, bytes: number): void {
    if (exhibit.sizeBytes < largeBytes) return
    const megabytes = (count: number) => Math.round(count / 1e6)
    this.#house.progress.report({ step: `read ${exhibit.number}`, done: megabytes(bytes), total: megabytes(exhibit.sizeBytes), unit: 'MB' })
  }

  #adopt(node: Node, children: readonly ChildRecord[]): void {
    const { exhibit } = node
    const ids = new Set<string>()
    for (const child of children) {
      const id = exhibitId(exhibit.id, child.name, child.sha256)
      // The same bytes under the same name in one parent are one exhibit.
      if (ids.has(id)) continue
      ids.add(id)
      node.budget.descendants--
      node.budget.bytes -= child.sizeBytes
      node.children.push({
        exhibit: {
          ...exhibit, id, number: `${exhibit.number}.${ids.size}`, parent: exhibit.id, path: child.name, sha256: child.sha256,
          sizeBytes: child.sizeBytes,
        },
        depth: node.depth + 1, budget: node.budget, key: '', children: [],
      })
    }
  }

  /** Why an exhibit found inside others is kept but not read. */
  #refusalOf(node: Node): string | undefined {
    const { maxDepth, maxChildren, maxChildBytes } = this.#plan.limits
    if (node.depth > maxDepth) return `It is nested ${node.depth} deep; the limit is ${maxDepth}. Take it out and add it as an exhibit of its own.`
    if (node.depth > 0 && (node.budget.descendants < 0 || node.budget.bytes < 0)) {
      return `The exhibit it was found in gives more than ${maxChildren * 2} children or ${maxChildBytes * 4} bytes in all. Take it out and add it as an exhibit of its own.`
    }
    return undefined
  }

  async #writeRefusal(base: string, reason: string): Promise<{ key: string; children: readonly ChildRecord[] }> {
    const lines: ReadingLine[] = [
      ['r', ''],
      ['p', { code: 'limit.nesting', severity: 'error', message: reason }],
      ['f', { mediaType: 'application/octet-stream', unread: reason }],
      ['e', { statements: 0, texts: 0, children: 0, problems: 1 }],
    ]
    const writer = this.#house.shelf.begin()
    await writer.write(lines.map((line) => JSON.stringify(line)).join('\n') + '\n')
    await writer.end()
    return { key: this.#house.shelf.keep(writer, base, { headers: [], children: [] }), children: [] }
  }

  #fileOf({ exhibit, depth }: Node): string {
    return depth === 0 ? this.#house.fileOf(exhibit) : this.#house.children.pathOf(exhibit.sha256)
  }

  #list(node: Node, into: ExhibitReading[]): void {
    into.push({ exhibit: node.exhibit, file: this.#fileOf(node), depth: node.depth, key: node.key })
    for (const child of node.children) this.#list(child, into)
  }
}
