/** Payments, or other dated links, in which motifs are looked for: in order of time, ends as whole numbers from 0. */
export interface MotifEdges {
  readonly nodeCount: number
  readonly from: Uint32Array
  readonly to: Uint32Array
  /** For comparison alone; of links without an amount 1. */
  readonly amount: Float64Array
  /** Days since 1 January 1970; ascending. */
  readonly day: Int32Array
  /** Seconds within the day; NaN, or absent, where no time is told. */
  readonly time?: Float64Array
}

/** Equal payments of one day between the same two, as one step of a motif. */
export interface Leg {
  readonly from: number
  readonly to: number
  readonly amount: number
  readonly day: number
  /** Seconds within the day; NaN where no time is told. */
  readonly time: number
  /** Numbers of the payments. */
  readonly edges: readonly number[]
}

/** Something found: who is in it and the steps that make it. */
export interface Motif {
  /** Nodes in the order that the kind of motif tells. */
  readonly parties: readonly number[]
  readonly legs: readonly Leg[]
}

/** Motifs, and whether a limit cut the search: then there may be more. */
export interface FoundMotifs {
  readonly motifs: readonly Motif[]
  readonly isCut: boolean
}

/** What ends a search. */
export interface MotifLimits {
  readonly maxFound: number
  readonly maxSteps: number
}

/** Legs by who gives and by who takes. */
export interface LegIndex {
  readonly legs: readonly Leg[]
  readonly leaving: ReadonlyMap<number, readonly number[]>
  readonly coming: ReadonlyMap<number, readonly number[]>
}

/** Whether a leg can have come after another: on a later day, or on the same one unless times tell otherwise. */
export function canFollow(before: Leg, after: Leg): boolean {
  return after.day > before.day || (after.day === before.day && !(after.time < before.time))
}

/** Puts equal payments of one day together; in order of time, payments of a node to itself left out. */
export function gatherLegs({ from, to, amount, day, time }: MotifEdges): LegIndex {
  const groups = new Map<string, Leg & { readonly edges: number[] }>()
  for (let edge = 0; edge < from.length; edge++) {
    if (from[edge] === to[edge]) continue
    const key = `${from[edge]} ${to[edge]} ${day[edge]} ${amount[edge]}`
    const leg = groups.get(key)
    if (leg) leg.edges.push(edge)
    else groups.set(key, { from: from[edge]!, to: to[edge]!, amount: amount[edge]!, day: day[edge]!, time: time?.[edge] ?? NaN, edges: [edge] })
  }
  const legs = [...groups.values()]
  const [leaving, coming] = [new Map<number, number[]>(), new Map<number, number[]>()]
  const add = (lists: Map<number, number[]>, node: number, leg: number) => {
    const list = lists.get(node)
    if (list) list.push(leg)
    else lists.set(node, [leg])
  }
  legs.forEach((leg, number) => {
    add(leaving, leg.from, number)
    add(coming, leg.to, number)
  })
  return { legs, leaving, coming }
}
