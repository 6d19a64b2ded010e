import { estimateSimulated, simulateCase } from '../../src/resolve/sample/simulate-case.ts'
import { seededNumbers } from '../../src/base/seeded-numbers.ts'

/**
 * How often the intervals for false and missed merges hold the truth, over simulated cases whose weights are off by chance.
 * `node bench/match/error-interval.ts [cases] [pairs judged]`
 */
const cases = Number(process.argv[2] ?? 200)
const size = Number(process.argv[3] ?? 80)
const level = 0.9
const random = seededNumbers(77)
const held = { falseMerges: 0, missedMerges: 0 }
const below = { falseMerges: 0, missedMerges: 0 }
const widths = { falseMerges: 0, missedMerges: 0 }
for (let number = 0; number < cases; number++) {
  const result = estimateSimulated(simulateCase(random), { size, seed: number, level })
  for (const side of ['falseMerges', 'missedMerges'] as const) {
    const { low, high, population } = result.estimates[side]
    if (result[side] >= low && result[side] <= high) held[side]++
    else if (result[side] < low) below[side]++
    widths[side] += (high - low) / population
  }
}
console.log(`${cases} simulated cases, ${size} pairs judged in each, level ${level}, seed 77`)
for (const side of ['falseMerges', 'missedMerges'] as const) {
  console.log(`${side}: ${((100 * held[side]) / cases).toFixed(1)} % of intervals hold the truth (truth below: ${below[side]}, above: ${cases - held[side] - below[side]}); mean width ${(widths[side] / cases).toFixed(4)} of the pairs`)
}
