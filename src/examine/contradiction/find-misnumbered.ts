import type { Store } from '../../store/store.ts'
import { explain } from '../explanations.ts'
import type { NumberingConstraint } from './constraint.ts'
import type { Contradiction } from './contradiction.ts'
import { readCanonical, readRecords, sideOf, type ToldRecord } from './told-record.ts'

/** Fewer numbers tell nothing of an order. */
const leastNumbers = 5
/** Where more are out of order, numbers are not given in the order of time. */
const mostShareOut = 0.2

interface Numbered {
  readonly record: ToldRecord
  readonly order: bigint
  /** Days since 1970. */
  readonly day: number
}

/**
 * Numbers of one party that are out of the order of their dates: those that do not fit the longest row of numbers that do, each
 * beside its neighbour in that row.
 */
export async function findMisnumbered(store: Store, constraint: NumberingConstraint): Promise<Contradiction[]> {
  const { schema, number, by, date } = constraint
  const records = await readRecords(store, schema, { needs: [number, by, date] })
  const parties = await readCanonical(store, records.map((record) => record.values.get(by)!.key))
  const series = Map.groupBy(records, (record) => `${record.values.get(by)!.key} ${stemOf(record.values.get(number)!.value)}`)
  return [...series.values()].flatMap((group) => outOfOrder(distinct(group, constraint), constraint.slackDays)).map(([odd, beside]): Contradiction => {
    const party = parties.get(odd.record.values.get(by)!.key)
    const say = ({ record }: Numbered) => `${record.values.get(number)!.value} of ${record.values.get(date)!.value.slice(0, 10)}`
    return {
      rule: constraint.rule, canonicalId: odd.record.canonicalId, caption: odd.record.caption, property: date,
      left: sideOf(odd.record, date, say(odd)), right: sideOf(beside.record, date, say(beside)), sameProbability: party?.probability ?? 1, strength: constraint.strength,
      message: `The ${constraint.noun} of ${party?.caption ?? 'one party'} follow the date, but not ${say(odd)} beside ${say(beside)}.`,
      explanations: constraint.explanations.map(explain),
    }
  })
}

/** The number without its running figures: a year in it begins another row. */
function stemOf(number: string): string {
  return number.toUpperCase().replace(/\d+(?=\D*$)/, '#')
}

/** Each number once, in order, where its running figures and its day can be read. */
function distinct(group: readonly ToldRecord[], { number, date }: NumberingConstraint): Numbered[] {
  const read = group.flatMap((record): Numbered[] => {
    const digits = /(\d{1,18})\D*$/.exec(record.values.get(number)!.value)?.[1]
    const day = /^\d{4}-\d\d-\d\d/.exec(record.values.get(date)!.value)?.[0]
    return digits === undefined || day === undefined ? [] : [{ record, order: BigInt(digits), day: Math.floor(Date.parse(day) / 86_400_000) }]
  })
  const once = new Map(read.toReversed().map((each) => [each.order, each]))
  return [...once.values()].sort((left, right) => (left.order < right.order ? -1 : 1))
}

function outOfOrder(numbered: readonly Numbered[], slackDays: number): [Numbered, Numbered][] {
  if (numbered.length < leastNumbers) return []
  const kept = longestRow(numbered, slackDays)
  const odd = numbered.filter((each) => !kept.has(each))
  if (odd.length > numbered.length * mostShareOut) return []
  return odd.flatMap((each): [Numbered, Numbered][] => {
    const at = numbered.indexOf(each)
    const before = numbered.findLast((other, index) => index < at && kept.has(other))
    const after = numbered.find((other, index) => index > at && kept.has(other))
    const beside = before && each.day < before.day - slackDays ? before : after && each.day > after.day + slackDays ? after : undefined
    return beside ? [[each, beside]] : []
  })
}

/** The longest row of numbers whose days do not fall by more than the slack (quadratic, over the numbers of one party). */
function longestRow(numbered: readonly Numbered[], slackDays: number): Set<Numbered> {
  const few = numbered.slice(0, 5_000)
  const length = new Array<number>(few.length).fill(1)
  const from = new Array<number>(few.length).fill(-1)
  let best = 0
  for (let at = 0; at < few.length; at++) {
    for (let before = 0; before < at; before++) {
      if (few[before]!.day - slackDays > few[at]!.day || length[before]! + 1 <= length[at]!) continue
      length[at] = length[before]! + 1
      from[at] = before
    }
    if (length[at]! > length[best]!) best = at
  }
  const row = new Set<Numbered>(numbered.slice(5_000))
  for (let at = best; at >= 0; at = from[at]!) row.add(few[at]!)
  return row
}
