import { displayName, nameFromAddress } from '../../src/model/value/name.ts'
import { cleanValue } from '../../src/model/value/clean.ts'
import { readDuration } from '../../src/model/value/duration.ts'
import type { ReadingSettings } from '../../src/model/value/reading-settings.ts'
import { squeezeText } from '../../src/model/value/text.ts'
import type { ReadStatement } from './real-case.ts'

/** What `sortSample` found. */
export interface SortedSample {
  /** Statements whose original does not stand at their locator. */
  readonly misplaced: readonly string[]
  /** How many values come from their original by cleaning alone, and by what else. */
  readonly ways: Readonly<Record<string, number>>
  /** Statements whose value nothing explains. */
  readonly unexplained: readonly string[]
}

type Way = (statement: ReadStatement, settings: ReadingSettings) => boolean

/** How a value can come from its original, the plainest first. Whatever is not plain cleaning has its reason here. */
const ways: readonly (readonly [name: string, way: Way])[] = [
  ['cleaned', ({ type, original, value }, settings) => cleanValue(type, original, settings) === value],
  ['date order told by the column', ({ type, original, value }, settings) => type === 'date'
    && (['dmy', 'mdy'] as const).some((dateOrder) => cleanValue(type, original, { ...settings, dateOrder }) === value)],
  ['date in the zone that the header tells', ({ type, original, value }, settings) => type === 'date'
    && (['dmy', 'mdy'] as const).some((dateOrder) => cleanValue(type, original, { ...settings, dateOrder, timeZone: 'UTC' }) === value)],
  ['decimal mark told by the column', ({ type, original, value }, settings) => type === 'number'
    && (['.', ','] as const).some((decimalMark) => cleanValue(type, original, { ...settings, decimalMark }) === value)],
  ['amount of a debit column', ({ type, original, value }, settings) => type === 'number'
    && (['.', ','] as const).some((decimalMark) => `-${cleanValue(type, original, { ...settings, decimalMark })}` === value)],
  ['duration in seconds', ({ property, original, value }) => property === 'duration' && readDuration(original)?.value === value],
  ['last name first, turned', ({ type, original, value }, settings) => type === 'name' && displayName(cleanValue(type, original, settings) ?? '') === value],
  ['name in an address', ({ type, original, value }) => type === 'name' && nameFromAddress(`${original}@example.org`) === value],
  ['state that ISO 3166 does not know, as text', ({ type, original, value }) => type !== 'country' && squeezeText(original) === value],
]

/** Holds every statement of a sample against what stands at its locator now, and against its own original. */
export function sortSample(sample: readonly ReadStatement[], settings: ReadingSettings): SortedSample {
  const misplaced = sample.filter(({ again, original }) => again === null || squeezeText(again) !== squeezeText(original))
  const told: Record<string, number> = {}
  const unexplained: ReadStatement[] = []
  for (const statement of sample) {
    const way = ways.find(([, explains]) => explains(statement, settings))
    if (way) told[way[0]] = (told[way[0]] ?? 0) + 1
    else unexplained.push(statement)
  }
  return { misplaced: misplaced.map(placeOf), ways: told, unexplained: unexplained.map(placeOf) }
}

/** Place and property only: what stands there is nobody's business in a log. */
function placeOf({ path, locator, property, type }: ReadStatement): string {
  return `${property} (${type}) at ${locator} of ${path}`
}
