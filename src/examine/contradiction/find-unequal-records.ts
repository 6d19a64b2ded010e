import { foldWords } from '../../model/value/fold-words.ts'
import type { Store } from '../../store/store.ts'
import { explain } from '../explanations.ts'
import { agree } from './compare-values.ts'
import type { RecordConstraint } from './constraint.ts'
import type { Contradiction } from './contradiction.ts'
import { readCanonical, readRecords, sideOf, type ToldRecord } from './told-record.ts'

const mostOfKey = 50
const mostOfRule = 10_000

/**
 * Pairs of records of one transaction or document, told by two exhibits, of which one property differs: each two values once, at
 * the first record that tells either.
 */
export async function findUnequalRecords(store: Store, constraint: RecordConstraint): Promise<Contradiction[]> {
  const { schema, key, apart, property } = constraint
  const records = await readRecords(store, schema, { needs: [...key, property], also: apart })
  const groups = [...Map.groupBy(records, (record) => key.map((name) => keyOf(record, name)).join('\u0000')).values()]
  const pairs = groups.filter((group) => group.length > 1).flatMap((group) => pairsOf(constraint, group)).slice(0, mostOfRule)
  const parties = await readCanonical(store, pairs.flatMap((pair) => pair.flatMap((record) => apart.flatMap((name) => record.values.get(name)?.key ?? []))))
  return pairs.map(([left, right]) => ({
    rule: constraint.rule, canonicalId: left.canonicalId, caption: left.caption, property, left: sideOf(left, property), right: sideOf(right, property),
    sameProbability: Math.min(1, ...[left, right].flatMap((record) => apart.flatMap((name) => parties.get(record.values.get(name)?.key ?? '')?.probability ?? []))),
    strength: constraint.strength,
    message: `The ${constraint.noun} of ${schemaWord(schema)} ${key.map((name) => left.values.get(name)!.value).join(' / ')} is ${sideOf(left, property).value} in exhibit ${left.exhibitNumber} and ${sideOf(right, property).value} in exhibit ${right.exhibitNumber}.`,
    explanations: constraint.explanations.map(explain),
  }))
}

function pairsOf({ property, compare, apart }: RecordConstraint, group: readonly ToldRecord[]): [ToldRecord, ToldRecord][] {
  const pairs: [ToldRecord, ToldRecord][] = []
  const seen = new Set<string>()
  const few = group.slice(0, mostOfKey)
  for (const [index, left] of few.entries()) {
    for (const right of few.slice(index + 1)) {
      const [one, other] = [left.values.get(property)!, right.values.get(property)!]
      if (one.exhibit === other.exhibit || agree(compare, one.value, other.value)) continue
      if (apart.some((name) => isKnownToDiffer(left, right, name))) continue
      const values = JSON.stringify([one.value, other.value].sort())
      if (seen.has(values)) continue
      seen.add(values)
      pairs.push([left, right])
    }
  }
  return pairs
}

function isKnownToDiffer(left: ToldRecord, right: ToldRecord, name: string): boolean {
  const [one, other] = [left.values.get(name)?.key, right.values.get(name)?.key]
  return one !== undefined && other !== undefined && one !== other
}

/** Numbers are alike whatever marks stand in them. */
function keyOf({ values }: ToldRecord, name: string): string {
  const told = values.get(name)!
  return told.key === told.value ? foldWords(told.value).join('') || told.value : told.key
}

function schemaWord(schema: string): string {
  return schema.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
}
