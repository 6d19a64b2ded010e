import { DuckDBInstance } from '@duckdb/node-api'
import { compareNameTexts } from '../../src/resolve/compare/name-likeness.ts'
import { leastLikeness, nameFactors, type NameFactors } from '../../src/resolve/compare/name-factors.ts'
import { comparableName, type ComparableName, type NameKind } from '../../src/resolve/normalise/comparable-name.ts'
import { seededNumbers } from '../../src/base/seeded-numbers.ts'
import { describeMachine } from '../machine.ts'
import { readNamePairs, type NamePair } from './name-pairs.ts'

/**
 * The comparison of names on the 812 labelled pairs of name-bench beside logic-v2's frozen scores at its threshold of 0.70:
 * precision, recall and F1 on the seeded half that the constants were fixed on, on the other half, and on all.
 * `node bench/match/name-bench.ts [--fit] [--errors]`: `--fit` looks for better constants on the first half alone.
 */
interface Prepared {
  readonly pair: NamePair
  readonly left: ComparableName | undefined
  readonly right: ComparableName | undefined
}

const peerThreshold = 0.7
const seed = 20_240_607

function kindOf(schema: string): NameKind {
  return schema === 'Person' ? 'person' : schema === 'Vessel' ? 'thing' : 'organisation'
}

/** Both kinds of a legal entity are tried: what it is, is not told. */
function likenessOf({ pair, left, right }: Prepared, factors: NameFactors): number {
  const asTold = left && right ? compareNameTexts(left, right, factors).likeness : 0
  if (pair.schema !== 'LegalEntity') return asTold
  const [one, other] = [comparableName(pair.left, 'person'), comparableName(pair.right, 'person')]
  return Math.max(asTold, one && other ? compareNameTexts(one, other, factors).likeness : 0)
}

function measure(pairs: readonly Prepared[], isFound: (pair: Prepared) => boolean) {
  let [truePositives, falsePositives, falseNegatives] = [0, 0, 0]
  for (const each of pairs) {
    const found = isFound(each)
    if (found && each.pair.isMatch) truePositives++
    else if (found) falsePositives++
    else if (each.pair.isMatch) falseNegatives++
  }
  const f1 = (2 * truePositives) / (2 * truePositives + falsePositives + falseNegatives)
  const [precision, recall] = [truePositives / (truePositives + falsePositives), truePositives / (truePositives + falseNegatives)]
  return { f1, truePositives, falsePositives, falseNegatives, precision, recall }
}

function describe(name: string, measured: ReturnType<typeof measure>): string {
  const { f1, precision, recall, truePositives, falsePositives, falseNegatives } = measured
  return `${name.padEnd(34)} F1 ${f1.toFixed(3)}  precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}  TP ${truePositives} FP ${falsePositives} FN ${falseNegatives}`
}

function fit(pairs: readonly Prepared[]): NameFactors {
  let best = { factors: nameFactors, f1: measure(pairs, (each) => likenessOf(each, nameFactors) >= leastLikeness).f1 }
  const steps = [-0.2, -0.12, -0.06, -0.03, 0.03, 0.06, 0.12, 0.2]
  for (let round = 0; round < 3; round++) {
    for (const name of Object.keys(nameFactors) as (keyof NameFactors)[]) {
      for (const step of steps) {
        const factors = { ...best.factors, [name]: Math.min(1, Math.max(0.05, Math.round((best.factors[name] + step) * 100) / 100)) }
        const { f1 } = measure(pairs, (each) => likenessOf(each, factors) >= leastLikeness)
        if (f1 > best.f1 + 1e-9) best = { factors, f1 }
      }
    }
  }
  return best.factors
}

console.log(describeMachine())
const connection = await (await DuckDBInstance.create(':memory:')).connect()
const pairs = (await readNamePairs(connection)).map((pair): Prepared => ({
  pair, left: comparableName(pair.left, kindOf(pair.schema)), right: comparableName(pair.right, kindOf(pair.schema)),
}))
const random = seededNumbers(seed)
const halves = Map.groupBy(pairs, () => (random() < 0.5 ? 'fixed on' : 'other'))
const factors = process.argv.includes('--fit') ? fit(halves.get('fixed on')!) : nameFactors
if (process.argv.includes('--fit')) console.log('fitted on the first half:', factors)
for (const [name, half] of [['half that constants were fixed on', halves.get('fixed on')!], ['the other half', halves.get('other')!], ['all', pairs]] as const) {
  console.log(describe(`${name} (${half.length})`, measure(half, (each) => likenessOf(each, factors) >= leastLikeness)))
  console.log(describe('  logic-v2 at 0.70', measure(half, ({ pair }) => pair.peerScore >= peerThreshold)))
}
if (process.argv.includes('--errors')) {
  for (const each of halves.get('fixed on')!) {
    const likeness = likenessOf(each, factors)
    if (likeness >= leastLikeness !== each.pair.isMatch) console.log(`${each.pair.isMatch ? 'missed' : 'wrong '} ${likeness.toFixed(2)} ${each.pair.schema} | ${each.pair.left} | ${each.pair.right}`)
  }
}
const start = performance.now()
const rounds = 20
for (let round = 0; round < rounds; round++) for (const { left, right } of pairs) if (left && right) compareNameTexts(left, right)
console.log(`${(((performance.now() - start) * 1000) / rounds / pairs.length).toFixed(1)} microseconds a pair, names made ready before`)
