import type { ExtractLimits, ExtractSink } from '../contract.ts'

/** Unpacked by packed size beyond which a member that is also large is taken for a bomb. */
export const maxRatio = 200
/** A member smaller than this is never called a bomb: short repetitive files pack very well. */
const ratioFromBytes = 10 * 1024 * 1024

/**
 * What the children of one exhibit may still weigh. Every refusal gives one `limit.*` problem, with what was not read
 * and why.
 */
export class ChildBudget {
  readonly #limits: ExtractLimits
  readonly #sink: ExtractSink
  #count = 0
  #bytes = 0
  #exhausted = false
  #refused = 0

  constructor(limits: ExtractLimits, sink: ExtractSink) {
    this.#limits = limits
    this.#sink = sink
  }

  /** Whether reading must end: the number or the sum of bytes is used up. */
  get exhausted(): boolean {
    return this.#exhausted
  }

  /** How many children were given. */
  get count(): number {
    return this.#count
  }

  /** How many children were not given because of a limit. */
  get refused(): number {
    return this.#refused
  }

  /** The most bytes that a member of `packedBytes` may unpack to; one byte more is to be refused by `refuse`. */
  allowance(packedBytes: number | undefined): number {
    const left = Math.min(this.#limits.maxChildBytes - this.#bytes, this.#limits.maxBytesInMemory)
    if (packedBytes === undefined) return left
    return Math.min(left, Math.max(ratioFromBytes, packedBytes * maxRatio))
  }

  /** Whether another child may come; the first refusal is told as `limit.children`. */
  admits(): boolean {
    if (this.#exhausted) return false
    if (this.#count < this.#limits.maxChildren) return true
    this.#exhausted = true
    this.#refused++
    this.#sink.problem({
      code: 'limit.children',
      severity: 'error',
      message: `There are more than ${this.#limits.maxChildren} files inside; the rest was not read. Raise the limit, or unpack it apart and add the folder.`,
    })
    return false
  }

  spend(bytes: number): void {
    this.#count++
    this.#bytes += bytes
  }

  /** Tells that a member unpacks to more than its allowance; ends the reading when it is the sum that is used up. */
  refuse(name: string, packedBytes: number | undefined, locator: string): void {
    this.#refused++
    const byRatio = packedBytes !== undefined && this.allowance(packedBytes) < this.allowance(undefined)
    if (!byRatio) this.#exhausted = this.#bytes > 0
    this.#sink.problem({
      code: byRatio ? 'limit.ratio' : 'limit.child-bytes',
      severity: 'error',
      message: byRatio
        ? `'${name}' unpacks to more than ${maxRatio} times its ${packedBytes} packed bytes, as a decompression bomb does; it was not read. Unpack it apart if it is wanted.`
        : `'${name}' would bring what is inside over the limit of ${this.#limits.maxChildBytes} bytes; it was not read. Raise the limit, or unpack it apart and add the folder.`,
      locator,
    })
  }
}
