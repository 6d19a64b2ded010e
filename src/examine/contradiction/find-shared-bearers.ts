import type { Store } from '../../store/store.ts'
import { explain } from '../explanations.ts'
import type { SharedConstraint } from './constraint.ts'
import type { Contradiction } from './contradiction.ts'
import { readLikeness } from './likeness.ts'
import { readCanonical, readRecords, sideOf, type ToldRecord } from './told-record.ts'

const leastNumberChars = 5
/** A number with more bearers is a placeholder, or no number of a bearer. */
const mostBearers = 8

/** Numbers that two resolved bearers have, though such a number is given to one only. */
export async function findSharedBearers(store: Store, constraint: SharedConstraint): Promise<Contradiction[]> {
  const { schema, property, holder, apart } = constraint
  const records = await readRecords(store, schema, { needs: holder === undefined ? [property] : [property, holder], also: apart })
  const bearerOf = (record: ToldRecord) => (holder === undefined ? record.canonicalId : record.values.get(holder)!.key)
  const numbered = records.filter((record) => numberOf(record, property).length >= leastNumberChars)
  const pairs = [...Map.groupBy(numbered, (record) => numberOf(record, property)).values()].flatMap((group) => {
    const firsts = [...Map.groupBy(group, bearerOf).values()].map(([first]) => first!)
    if (firsts.length > mostBearers) return []
    return firsts.flatMap((left, index) => firsts.slice(index + 1).filter((right) => !isApart(left, right, apart)).map((right) => [left, right] as const))
  })
  if (pairs.length === 0) return []
  const likeness = await readLikeness(store)
  const bearers = await readCanonical(store, pairs.flatMap((pair) => pair.map(bearerOf)))
  const nameOf = (record: ToldRecord) => bearers.get(bearerOf(record))?.caption ?? record.caption
  return pairs.map(([left, right]) => ({
    rule: constraint.rule, canonicalId: bearerOf(left), caption: nameOf(left), property,
    left: sideOf(left, property, `${left.values.get(property)!.value}: ${nameOf(left)}`), right: sideOf(right, property, `${right.values.get(property)!.value}: ${nameOf(right)}`),
    sameProbability: likeness(bearerOf(left), bearerOf(right)), strength: constraint.strength,
    message: `The ${constraint.noun} ${left.values.get(property)!.value} is that of ${nameOf(left)} and that of ${nameOf(right)}.`,
    explanations: constraint.explanations.map(explain),
  }))
}

function numberOf({ values }: ToldRecord, property: string): string {
  return values.get(property)!.value.toUpperCase().replace(/[^A-Z0-9]/g, '')
}

function isApart(left: ToldRecord, right: ToldRecord, apart: readonly string[]): boolean {
  return apart.some((name) => {
    const [one, other] = [left.values.get(name)?.key, right.values.get(name)?.key]
    return one !== undefined && other !== undefined && one !== other
  })
}
