/**
 * Disjoint sets of whole numbers from 0, joined by size with path halving (Tarjan and van Leeuwen 1984,
 * doi:10.1145/62.2160).
 */
export class DisjointSets {
  readonly #parent: Int32Array
  readonly #size: Int32Array

  constructor(count: number) {
    this.#parent = Int32Array.from({ length: count }, (_, index) => index)
    this.#size = new Int32Array(count).fill(1)
  }

  /** The member that stands for the set of `member`. */
  find(member: number): number {
    let at = member
    while (this.#parent[at] !== at) {
      this.#parent[at] = this.#parent[this.#parent[at]!]!
      at = this.#parent[at]!
    }
    return at
  }

  /** Joins the sets of both. */
  union(left: number, right: number): void {
    let a = this.find(left)
    let b = this.find(right)
    if (a === b) return
    if (this.#size[a]! < this.#size[b]!) [a, b] = [b, a]
    this.#parent[b] = a
    this.#size[a]! += this.#size[b]!
  }

  /** Members in the set of `member`. */
  sizeOf(member: number): number {
    return this.#size[this.find(member)]!
  }
}
