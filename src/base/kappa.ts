/** How far two ways of sorting the same things into kinds agree. */
export interface Kappa {
  readonly count: number
  /** Share of the things that both put alike. */
  readonly observed: number
  /** Cohen's kappa: agreement beyond chance, 1 at best; absent where chance alone would always agree, or nothing was sorted. */
  readonly kappa?: number
  readonly low?: number
  readonly high?: number
}

/**
 * Agreement of pairs of labels (Cohen 1960, doi:10.1177/001316446002000104), with the interval of Fleiss, Cohen and Everitt (1969,
 * doi:10.1037/h0028106); `z` is 1.645 for 90 %, 1.960 for 95 %.
 */
export function kappaOf(pairs: readonly (readonly [one: string, other: string])[], z = 1.645): Kappa {
  const count = pairs.length
  if (count === 0) return { count, observed: 0 }
  const labels = [...new Set(pairs.flat())].sort()
  const share = (test: (one: string, other: string) => boolean) => pairs.filter(([one, other]) => test(one, other)).length / count
  const observed = share((one, other) => one === other)
  const ofOne = new Map(labels.map((label) => [label, share((one) => one === label)]))
  const ofOther = new Map(labels.map((label) => [label, share((_, other) => other === label)]))
  const chance = labels.reduce((sum, label) => sum + ofOne.get(label)! * ofOther.get(label)!, 0)
  if (chance >= 1) return { count, observed }
  const kappa = (observed - chance) / (1 - chance)
  const agreed = labels.reduce((sum, label) => {
    const weight = (1 - (ofOne.get(label)! + ofOther.get(label)!) * (1 - kappa)) ** 2
    return sum + share((one, other) => one === label && other === label) * weight
  }, 0)
  const apart = labels.flatMap((label) => labels.map((second) => [label, second] as const)).filter(([label, second]) => label !== second)
    .reduce((sum, [label, second]) => sum + share((one, other) => one === label && other === second) * (ofOther.get(label)! + ofOne.get(second)!) ** 2, 0) * (1 - kappa) ** 2
  const variance = Math.max(0, agreed + apart - (kappa - chance * (1 - kappa)) ** 2) / (count * (1 - chance) ** 2)
  const half = z * Math.sqrt(variance)
  return { count, observed, kappa, low: Math.max(-1, kappa - half), high: Math.min(1, kappa + half) }
}
