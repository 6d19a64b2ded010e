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
  const count = both.length
  const said = ['positive', 'negative', 'unsure'] as const
  const share = (test: (one: string, other: string) => boolean) => both.filter(([one, other]) => test(one.judgement, other.judgement)).length / count
  const observed = share((one, other) => one === other)
  const ofOne = new Map(said.map((word) => [word as string, share((one) => one === word)]))
  const ofOther = new Map(said.map((word) => [word as string, share((_, other) => other === word)]))
  const chance = said.reduce((sum, word) => sum + ofOne.get(word)! * ofOther.get(word)!, 0)
  const disputed = both.filter(([one, other]) => one.judgement !== other.judgement).map(([{ left, right }]) => [left, right] as const)
  const found = { one: both[0]![0].by, other: both[0]![1].by, pairs: count, observed, disputed }
  if (chance >= 1) return found
  const kappa = (observed - chance) / (1 - chance)
  const agreed = said.reduce((sum, word) => sum + share((one, other) => one === word && other === word) * (1 - (ofOne.get(word)! + ofOther.get(word)!) * (1 - kappa)) ** 2, 0)
  const apart = said.flatMap((word) => said.map((second) => [word, second] as const)).filter(([word, second]) => word !== second)
    .reduce((sum, [word, second]) => sum + share((one, other) => one === word && other === second) * (ofOther.get(word)! + ofOne.get(second)!) ** 2, 0) * (1 - kappa) ** 2
  const variance = Math.max(0, agreed + apart - (kappa - chance * (1 - kappa)) ** 2) / (count * (1 - chance) ** 2)
  const half = z * Math.sqrt(variance)
  return { ...found, kappa, low: Math.max(-1, kappa - half), high: Math.min(1, kappa + half) }
}
