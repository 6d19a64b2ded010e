/** Sets of nodes that only grow together (union-find, path halving). The root of a set is its smallest node. */
export class DisjointSets {
  readonly #parent: Int32Array

  constructor(nodes: number) {
    this.#parent = Int32Array.from({ length: nodes }, (_, node) => node)
  }

  /** The smallest node of the set that a node is in. */
  find(node: number): number {
    let at = node
    while (this.#parent[at] !== at) {
      this.#parent[at] = this.#parent[this.#parent[at]!]!
      at = this.#parent[at]!
    }
    return at
  }

  /** Makes two sets one, and gives its root. */
  join(one: number, other: number): number {
    const [left, right] = [this.find(one), this.find(other)]
    const [root, child] = left < right ? [left, right] : [right, left]
    this.#parent[child] = root
    return root
  }

  /** The root of every node. */
  labels(): Int32Array {
    return this.#parent.map((_, node) => this.find(node))
  }
}
