import { canFollow, type FoundMotifs, type Leg, type LegIndex, type Motif, type MotifLimits } from './motif-legs.ts'

/** Which scatterings are looked for. */
export interface ScatterSearch extends MotifLimits {
  /** Least different parties between. */
  readonly parties: number
  /** Most days between a leg to one between and the leg from him. */
  readonly days: number
  /** Least share of what one between receives that he passes on. */
  readonly share: number
}

/**
 * Scatter and gather: one pays many, and they pay one other within days, nearly what they received. The parties are who scatters,
 * who gathers, and those between.
 */
export function findScatter({ legs, leaving }: LegIndex, search: ScatterSearch): FoundMotifs {
  const motifs: Motif[] = []
  let [steps, isCut] = [0, false]
  for (const [source, numbers] of [...leaving].sort(([a], [b]) => a - b)) {
    const gathered = new Map<number, Map<number, readonly [Leg, Leg]>>()
    for (const number of numbers) {
      const out = legs[number]!
      for (const next of leaving.get(out.to) ?? []) {
        if (steps++ >= search.maxSteps) return { motifs, isCut: true }
        const into = legs[next]!
        if (into.to === source || !canFollow(out, into) || into.day - out.day > search.days || into.amount > out.amount || into.amount < search.share * out.amount) continue
        const between = gathered.get(into.to) ?? new Map<number, readonly [Leg, Leg]>()
        if (!between.has(out.to)) between.set(out.to, [out, into])
        gathered.set(into.to, between)
      }
    }
    for (const [sink, between] of [...gathered].sort(([a], [b]) => a - b)) {
      if (between.size < search.parties) continue
      if (motifs.length >= search.maxFound) isCut = true
      else motifs.push({ parties: [source, sink, ...between.keys()], legs: [...between.values()].flat() })
    }
  }
  return { motifs, isCut }
}
