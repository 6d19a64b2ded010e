import type { ExtractLimits } from '../../../extract/contract.ts'
import { exhibitId, type Exhibit } from '../../../model/exhibit.ts'
import type { ChildRecord } from './reading-line.ts'

/** Why an exhibit is kept but not read: the code of the problem, and its sentence. */
export interface Refusal {
  readonly code: 'limit.nesting' | 'authority.sealed'
  readonly message: string
}

/** An exhibit with what was found in it. */
export interface TreeNode {
  readonly exhibit: Exhibit
  /** 0 for one that was given, 1 for a child ... */
  readonly depth: number
  /** Why it is kept but not read, when a limit or its authority says so. */
  refusal: Refusal | undefined
  readonly children: TreeNode[]
}

/** What became of a node. */
export interface NodeReading {
  readonly key: string
  readonly children: readonly ChildRecord[]
}

/** A node that somebody has begun to read. */
export interface StartedNode {
  readonly node: TreeNode
  settle(reading: NodeReading): void
}

/**
 * A given exhibit and all that is found inside. Nodes are read several at a time, but what they may still give is counted
 * in the order of the tree (each level before the next), as if they were read one after the other: which of them a limit
 * refuses does not depend on who was faster.
 */
export class ExhibitTree {
  readonly root: TreeNode
  readonly #limits: ExtractLimits
  readonly #nodes: TreeNode[]
  readonly #readings: (NodeReading | undefined)[] = []
  /** Places of nodes that were read though a limit refuses them. */
  readonly #toRefuse: number[] = []
  #refusing = 0
  #started = 0
  #settled = 0
  #descendantsLeft: number
  #bytesLeft: number

  constructor(root: Exhibit, limits: ExtractLimits, refusal?: Refusal) {
    this.root = { exhibit: root, depth: 0, refusal, children: [] }
    this.#nodes = [this.root]
    this.#limits = limits
    this.#descendantsLeft = limits.maxChildren * 2
    this.#bytesLeft = limits.maxChildBytes * 4
  }

  /** Whether every node has its reading. */
  get isSettled(): boolean {
    return this.#settled === this.#nodes.length && this.#toRefuse.length === 0 && this.#refusing === 0
  }

  /** Nodes known so far that are not read yet. */
  get waiting(): number {
    return this.#nodes.length - this.#started + this.#toRefuse.length
  }

  /** The next node to be read, or refused, or undefined when none is known yet; give its reading back by `settle`. */
  start(): StartedNode | undefined {
    const refused = this.#toRefuse.pop()
    if (refused !== undefined) {
      this.#refusing++
      return { node: this.#nodes[refused]!, settle: (reading) => this.#settleRefused(refused, reading) }
    }
    const at = this.#started
    const node = this.#nodes[at]
    if (!node) return undefined
    this.#started++
    // What is used up by those before it stays used up.
    node.refusal ??= at > 0 ? this.#usedUp() : undefined
    return { node, settle: (reading) => this.#settle(at, reading) }
  }

  /** Each exhibit before its children, with the key of its reading. */
  *list(): Generator<{ readonly node: TreeNode; readonly key: string }> {
    const keys = new Map(this.#nodes.map((node, at) => [node, this.#readings[at]?.key ?? '']))
    const open = [this.root]
    for (let node = open.pop(); node; node = open.pop()) {
      yield { node, key: keys.get(node)! }
      open.push(...node.children.toReversed())
    }
  }

  #settle(at: number, reading: NodeReading): void {
    this.#readings[at] = reading
    for (let next = this.#readings[this.#settled]; next; next = this.#readings[this.#settled]) {
      const node = this.#nodes[this.#settled]!
      const refusal = this.#settled > 0 && node.refusal === undefined ? this.#usedUp() : undefined
      if (refusal) {
        // It was read while one before it used up what is left: as if it had never been begun.
        node.refusal = refusal
        this.#toRefuse.push(this.#settled)
      } else {
        this.#adopt(node, next.children)
      }
      this.#settled++
    }
  }

  #settleRefused(at: number, reading: NodeReading): void {
    this.#readings[at] = reading
    this.#refusing--
  }

  #adopt(node: TreeNode, children: readonly ChildRecord[]): void {
    const { exhibit, depth } = node
    const ids = new Set<string>()
    for (const { name, sha256, sizeBytes } of children) {
      const id = exhibitId(exhibit.id, name, sha256)
      // The same bytes under the same name in one parent are one exhibit.
      if (ids.has(id)) continue
      ids.add(id)
      this.#descendantsLeft--
      this.#bytesLeft -= sizeBytes
      const child = { ...exhibit, id, number: `${exhibit.number}.${ids.size}`, parent: exhibit.id, path: name, sha256, sizeBytes }
      const adopted: TreeNode = { exhibit: child, depth: depth + 1, refusal: this.#tooDeep(depth + 1), children: [] }
      node.children.push(adopted)
      this.#nodes.push(adopted)
    }
  }

  #tooDeep(depth: number): Refusal | undefined {
    const { maxDepth } = this.#limits
    return depth > maxDepth ? limit(`It is nested ${depth} deep; the limit is ${maxDepth}. Take it out and add it as an exhibit of its own.`) : undefined
  }

  #usedUp(): Refusal | undefined {
    if (this.#descendantsLeft >= 0 && this.#bytesLeft >= 0) return undefined
    const { maxChildren, maxChildBytes } = this.#limits
    return limit(`The exhibit it was found in gives more than ${maxChildren * 2} children or ${maxChildBytes * 4} bytes in all. Take it out and add it as an exhibit of its own.`)
  }
}

function limit(message: string): Refusal {
  return { code: 'limit.nesting', message }
}
