import type { Store } from '../../store/store.ts'
import { formatDecimal, parseDecimal } from '../decimal.ts'
import { explain } from '../explanations.ts'
import type { PairConstraint } from './constraint.ts'
import type { Contradiction } from './contradiction.ts'
import { readCanonical, readRecords, sideOf, type ToldRecord } from './told-record.ts'

/** Fewer records that agree do not tell that two cards belong together. */
const leastAgreeing = 3
/** Nor do they when less than this share of what the one card has agrees with the other. */
const leastShare = 0.6
const mostOfRule = 10_000

interface Use {
  readonly record: ToldRecord
  readonly by: string
  /** Place and day. */
  readonly occasion: string
  readonly amount: bigint
}

/** What belongs together: the card on the right of each card on the left, and the share of its records that agree. */
type Partners = ReadonlyMap<string, { readonly by: string; readonly share: number }>

/**
 * Records of two kinds that tell of one act and differ in the amount, such as a card payment and the loyalty record of the same
 * purchase. Which card goes with which is learnt from the records that agree to the last figure in place, day and amount; its
 * share is the probability told. Of those that belong together, what is left over at one place and day is set side by side.
 */
export async function findUnequalPairs(store: Store, constraint: PairConstraint): Promise<Contradiction[]> {
  const { schema, kind, by, at, date, property } = constraint
  const records = await readRecords(store, schema, { needs: [kind, by, at, date, property] })
  const uses = (side: string) => records.flatMap((record): Use[] => {
    const amount = parseDecimal(record.values.get(property)!.value)
    if (record.values.get(kind)!.value !== side || amount === undefined) return []
    return [{ record, by: record.values.get(by)!.key, occasion: `${record.values.get(at)!.key} ${record.values.get(date)!.value.slice(0, 10)}`, amount }]
  })
  const [left, right] = [uses(constraint.left), uses(constraint.right)]
  const partners = learnPartners(left, right)
  const pairs = leftOver(left, right, partners).slice(0, mostOfRule)
  const names = await readCanonical(store, pairs.flatMap((pair) => pair.flatMap(({ record }) => [record.values.get(by)!.key, record.values.get(at)!.key])))
  return pairs.map(([one, other]) => {
    const say = ({ record, by: card }: Use, side: string) => `${record.values.get(property)!.value} (${side} ${names.get(card)?.caption ?? ''})`
    return {
      rule: constraint.rule, canonicalId: one.by, caption: names.get(one.by)?.caption ?? one.record.caption, property,
      left: sideOf(one.record, property), right: sideOf(other.record, property), sameProbability: partners.get(one.by)!.share, strength: constraint.strength,
      message: `The ${constraint.noun} at ${names.get(one.record.values.get(at)!.key)?.caption ?? 'one place'} on ${one.occasion.slice(-10)} is ${say(one, constraint.left)} and ${say(other, constraint.right)}: ${formatDecimal(one.amount - other.amount)} more.`,
      explanations: constraint.explanations.map(explain),
    }
  })
}

function learnPartners(left: readonly Use[], right: readonly Use[]): Partners {
  const exact = Map.groupBy(right, ({ occasion, amount }) => `${occasion} ${amount}`)
  const agreeing = new Map<string, Map<string, number>>()
  const matched = new Map<string, number>()
  for (const { by, occasion, amount } of left) {
    const partners = new Set(exact.get(`${occasion} ${amount}`)?.map((other) => other.by))
    if (partners.size === 0) continue
    matched.set(by, (matched.get(by) ?? 0) + 1)
    const counts = agreeing.get(by) ?? new Map<string, number>()
    for (const partner of partners) counts.set(partner, (counts.get(partner) ?? 0) + 1)
    agreeing.set(by, counts)
  }
  return new Map([...agreeing].flatMap(([by, counts]) => {
    const [partner, count] = [...counts].sort(([one, first], [other, second]) => second - first || (one < other ? -1 : 1))[0]!
    const share = count / matched.get(by)!
    return count >= leastAgreeing && share >= leastShare ? [[by, { by: partner, share }] as const] : []
  }))
}

/** What is left of each pair of partners at one place and day when equal amounts have been set side by side: the nearest amounts of either. */
function leftOver(left: readonly Use[], right: readonly Use[], partners: Partners): [Use, Use][] {
  const others = Map.groupBy(right, ({ by, occasion }) => `${by} ${occasion}`)
  return [...Map.groupBy(left, ({ by, occasion }) => `${by} ${occasion}`).values()].flatMap((uses) => {
    const partner = partners.get(uses[0]!.by)
    const candidates = [...(others.get(`${partner?.by} ${uses[0]!.occasion}`) ?? [])]
    const open = uses.filter((use) => {
      const at = candidates.findIndex((candidate) => candidate.amount === use.amount)
      if (at >= 0) candidates.splice(at, 1)
      return at < 0
    })
    return open.flatMap((use): [Use, Use][] => {
      const nearest = candidates.toSorted((one, other) => Number(distance(one, use) - distance(other, use)))[0]
      if (!nearest) return []
      candidates.splice(candidates.indexOf(nearest), 1)
      return [[use, nearest]]
    })
  })
}

function distance(one: Use, other: Use): bigint {
  return one.amount > other.amount ? one.amount - other.amount : other.amount - one.amount
}
