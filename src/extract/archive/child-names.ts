import { safeName } from './safe-name.ts'

/** A name as it is given to a child exhibit, and what had to be done to it. */
export interface ChildName {
  /** Safe, and unlike every other name given before. */
  readonly name: string
  /** The name as found led out of its parent, or hid something. */
  readonly madeSafe: boolean
  /** Another child of this parent bore the same name before. */
  readonly repeated: boolean
}

/** Gives every child of one parent a safe name of its own: the second `a.txt` becomes `a (2).txt`. */
export class ChildNames {
  readonly #given = new Map<string, number>()

  give(found: string): ChildName {
    const name = safeName(found)
    // Which slash is used, `./` before and a slash after are habits of packers, not dangers.
    const madeSafe = name !== found.replace(/\\/gu, '/').replace(/^(\.\/)+|\/$/gu, '')
    const times = (this.#given.get(name) ?? 0) + 1
    this.#given.set(name, times)
    if (times === 1) return { name, madeSafe, repeated: false }
    for (let number = times; ; number++) {
      const own = numbered(name, number)
      if (this.#given.has(own)) continue
      this.#given.set(own, 1)
      return { name: own, madeSafe, repeated: true }
    }
  }
}

function numbered(name: string, number: number): string {
  const slash = name.lastIndexOf('/')
  const dot = name.lastIndexOf('.')
  return dot > slash + 1 ? `${name.slice(0, dot)} (${number})${name.slice(dot)}` : `${name} (${number})`
}
