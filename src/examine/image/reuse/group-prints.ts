import { areAlike, mostCoarseBits, parsePrint, type Print } from './picture-print-pair.ts'

/** One more band than bits may differ: in one of them two copies agree in every bit. */
const bands = mostCoarseBits + 1

/**
 * Groups of prints that are of one picture, each group as the indexes of its prints in order; what has no other like it is in none. Likeness
 * is carried on: a copy of a copy is in the group. Candidates are those that agree in a band of the coarse hash, which is about one pair in nine;
 * the time grows with the square of the prints.
 */
export function groupPrints(texts: readonly string[]): number[][] {
  const distinct = [...Map.groupBy(texts.keys(), (at) => texts[at]!)].flatMap(([text, indexes]) => {
    const print = parsePrint(text)
    return print ? [{ print, indexes }] : []
  })
  const joined = new Joined(distinct.length)
  for (let band = 0; band < bands; band++) {
    const alikeInBand = Map.groupBy(distinct.keys(), (at) => bandOf(distinct[at]!.print, band))
    for (const members of alikeInBand.values()) joinAlike(members, distinct, joined)
  }
  const groups = Map.groupBy(distinct.keys(), (at) => joined.rootOf(at))
  return [...groups.values()]
    .map((members) => members.flatMap((at) => distinct[at]!.indexes).sort((left, right) => left - right))
    .filter((indexes) => indexes.length > 1)
    .sort((left, right) => left[0]! - right[0]!)
}

function joinAlike(members: readonly number[], distinct: readonly { readonly print: Print }[], joined: Joined): void {
  for (let n = 0; n < members.length; n++) {
    for (let m = n + 1; m < members.length; m++) {
      const [left, right] = [members[n]!, members[m]!]
      if (joined.rootOf(left) !== joined.rootOf(right) && areAlike(distinct[left]!.print, distinct[right]!.print)) joined.join(left, right)
    }
  }
}

function bandOf(print: Print, band: number): number {
  let key = 0
  for (let bit = Math.floor((band * 64) / bands); bit < Math.floor(((band + 1) * 64) / bands); bit++) key = key * 2 + ((print.coarse[bit >> 5]! >>> (bit & 31)) & 1)
  return key
}

/** Sets that are joined; the lowest member stands for its set. */
class Joined {
  readonly #parents: Uint32Array

  constructor(size: number) {
    this.#parents = Uint32Array.from({ length: size }, (_, at) => at)
  }

  rootOf(at: number): number {
    let root = at
    while (this.#parents[root] !== root) root = this.#parents[root]!
    this.#parents[at] = root
    return root
  }

  join(left: number, right: number): void {
    const [low, high] = [this.rootOf(left), this.rootOf(right)].sort((a, b) => a - b)
    this.#parents[high!] = low!
  }
}
