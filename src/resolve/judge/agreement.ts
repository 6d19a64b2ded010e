import { kappaOf } from '../../base/kappa.ts'
import type { JudgementRow } from './judgement-row.ts'

/** How far two persons agree on the pairs that both judged. */
export interface Agreement {
  readonly one: string
  readonly other: string
  readonly pairs: number
  /** Share of the pairs on which they say the same. */
  readonly observed: number
  /** Cohen's kappa: agreement beyond chance, 1 at best; absent where chance alone would always agree. */
  readonly kappa?: number
  readonly low?: number
  readonly high?: number
  /** Pairs on which they differ. */
  readonly disputed: readonly (readonly [left: string, right: string])[]
}

/** A judgement that was made and not taken back, whether or not a later one stands in its place. */
export type MadeJudgement = Pick<JudgementRow, 'left' | 'right' | 'judgement' | 'by' | 'sequence'>

/**
 * Agreement of every two persons on the pairs that both judged, each with the last word of either (Cohen 1960,
 * doi:10.1177/001316446002000104), with the interval of Fleiss, Cohen and Everitt (1969, doi:10.1037/h0028106); `z` is 1.645
 * for 90 %. In order of names.
 */
export function agreementsOf(judgements: readonly MadeJudgement[], z = 1.645): Agreement[] {
  const words = new Map<string, Map<string, MadeJudgement>>()
  for (const row of [...judgements].sort((a, b) => a.sequence - b.sequence)) {
    words.set(row.by, (words.get(row.by) ?? new Map<string, MadeJudgement>()).set([row.left, row.right].sort().join(' '), row))
  }
  const persons = [...words.keys()].sort()
  return persons.flatMap((one, at) => persons.slice(at + 1).flatMap((other) => {
    const both = [...words.get(one)!].flatMap(([pair, row]) => (words.get(other)!.has(pair) ? [[row, words.get(other)!.get(pair)!] as const] : []))
    return both.length === 0 ? [] : [agreementOf(both, z)]
  }))
}

function agreementOf(both: readonly (readonly [one: MadeJudgement, other: MadeJudgement])[], z: number): Agreement {
  const { count: pairs, ...told } = kappaOf(both.map(([one, other]) => [one.judgement, other.judgement]), z)
  const disputed = both.filter(([one, other]) => one.judgement !== other.judgement).map(([{ left, right }]) => [left, right] as const)
  return { one: both[0]![0].by, other: both[0]![1].by, pairs, ...told, disputed }
}
