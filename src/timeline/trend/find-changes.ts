/** Counts of days, and how busy each day usually is (1 for an average day). */
export interface DailyCounts {
  readonly counts: readonly number[]
  readonly exposures: readonly number[]
}

const leastDays = 7
const window = 7

/**
 * The days, by their place in the list, from which counts come at another rate: the cheapest cutting into stretches under a cost for each cut, found
 * exactly by PELT (R. Killick, P. Fearnhead, I. A. Eckley, 2012, doi:10.1080/01621459.2012.737745). Cost of a stretch: twice the negative log-likelihood of
 * one Poisson rate over its exposure, over the dispersion of days against their neighbours, so that events that come in runs do not count as
 * changes. Each cut costs `penalty` times the logarithm of the number of days.
 */
export function findChanges({ counts, exposures }: DailyCounts, penalty = 3): number[] {
  const days = counts.length
  if (days < 2 * leastDays) return []
  const [sumCounts, sumExposures] = [cumulated(counts), cumulated(exposures)]
  const scale = dispersion({ counts, exposures })
  const cost = (from: number, to: number) => {
    const [count, exposure] = [sumCounts[to]! - sumCounts[from]!, sumExposures[to]! - sumExposures[from]!]
    return count === 0 || exposure === 0 ? 0 : (-2 * count * Math.log(count / exposure)) / scale
  }
  const cut = penalty * Math.log(days)
  const best = new Float64Array(days + 1).fill(Infinity)
  const last = new Int32Array(days + 1)
  best[0] = -cut
  let starts = [0]
  for (let to = leastDays; to <= days; to++) {
    for (const from of starts) {
      if (to - from < leastDays) continue
      const sum = best[from]! + cost(from, to) + cut
      if (sum < best[to]!) [best[to], last[to]] = [sum, from]
    }
    // A start that is already dearer than the best up to here can never win: cutting never costs likelihood.
    starts = starts.filter((from) => to - from < leastDays || best[from]! + cost(from, to) <= best[to]!)
    if (to - leastDays + 1 >= leastDays) starts.push(to - leastDays + 1)
  }
  const changes: number[] = []
  for (let to = days; last[to]! > 0; to = last[to]!) changes.unshift(last[to]!)
  return changes
}

function cumulated(values: readonly number[]): Float64Array {
  const sums = new Float64Array(values.length + 1)
  values.forEach((value, index) => void (sums[index + 1] = sums[index]! + value))
  return sums
}

/** How much more days differ from the week around them than Poisson counts would; 1 or more. */
function dispersion({ counts, exposures }: DailyCounts): number {
  const [sumCounts, sumExposures] = [cumulated(counts), cumulated(exposures)]
  let sum = 0
  let terms = 0
  counts.forEach((count, day) => {
    const [from, to] = [Math.max(0, day - window), Math.min(counts.length, day + window + 1)]
    const exposure = sumExposures[to]! - sumExposures[from]!
    const expected = exposure === 0 ? 0 : ((sumCounts[to]! - sumCounts[from]!) / exposure) * exposures[day]!
    if (expected <= 0) return
    sum += (count - expected) ** 2 / expected
    terms++
  })
  return terms === 0 ? 1 : Math.max(1, sum / terms)
}
