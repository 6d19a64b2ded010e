import { parseLocator } from '../../model/locator.ts'
import { explain } from '../explanations.ts'
import { agree } from './compare-values.ts'
import type { FunctionalConstraint } from './constraint.ts'
import type { Contradiction } from './contradiction.ts'
import type { ToldValue } from './told-value.ts'

const mostPairsOfEntity = 10

/**
 * The contradictions of one functional constraint among the told values of its property: of each entity every pair of
 * values that do not agree once, at the first place of each; where the constraint asks for it, for each two exhibits.
 */
export function findDiffering(constraint: FunctionalConstraint, told: readonly ToldValue[]): Contradiction[] {
  const entities = Map.groupBy(told, (value) => value.canonicalId)
  return [...entities.values()].flatMap((values) => {
    const sides = constraint.told === 'one-each' ? oneOfEachExhibit(constraint, values) : values
    return pairsOf(constraint, sides).slice(0, mostPairsOfEntity).map(([left, right]) => makeContradiction(constraint, left, right))
  })
}

/** The value of each exhibit that tells exactly one. */
function oneOfEachExhibit(constraint: FunctionalConstraint, values: readonly ToldValue[]): ToldValue[] {
  return [...Map.groupBy(values, (value) => value.exhibit).values()].flatMap(([first, ...others]) =>
    others.every((other) => agree(constraint.compare, first!.value, other.value)) ? [first!] : [])
}

/** Each two values once, in the order told; after them the same values of further exhibits, where the constraint wants those. */
function pairsOf(constraint: FunctionalConstraint, sides: readonly ToldValue[]): [ToldValue, ToldValue][] {
  const first: [ToldValue, ToldValue][] = []
  const further: [ToldValue, ToldValue][] = []
  const seen = new Set<string>()
  for (const [index, left] of sides.entries()) {
    for (const right of sides.slice(index + 1)) {
      if (agree(constraint.compare, left.value, right.value) || !isPlaced(constraint, left, right)) continue
      const values = JSON.stringify([left.value, right.value].sort())
      const ofExhibits = `${values}${left.exhibit}|${right.exhibit}`
      const isFirst = !seen.has(values)
      if (!isFirst && (constraint.pairs === 'values' || seen.has(ofExhibits))) continue
      seen.add(values).add(ofExhibits)
      ;(isFirst ? first : further).push([left, right])
    }
  }
  return [...first, ...further]
}

function isPlaced({ place }: FunctionalConstraint, left: ToldValue, right: ToldValue): boolean {
  if (place === 'both') return true
  const inTable = isInTable(left) && isInTable(right)
  return place === 'table' ? inTable : !inTable
}

function isInTable({ locator }: ToldValue): boolean {
  const kind = parseLocator(locator)?.kind
  return kind === 'cell' || kind === 'pointer' || kind === 'field'
}

function makeContradiction(constraint: FunctionalConstraint, left: ToldValue, right: ToldValue): Contradiction {
  const same = left.entityId === right.entityId ? 1 : left.clusterProbability
  return {
    rule: constraint.rule, canonicalId: left.canonicalId, caption: left.caption, property: constraint.property, left, right, sameProbability: same,
    strength: constraint.strength,
    message: `The ${constraint.noun} of ${left.caption} is ${left.value} in exhibit ${left.exhibitNumber} and ${right.value} in exhibit ${right.exhibitNumber}.`,
    explanations: constraint.explanations.map(explain),
  }
}
