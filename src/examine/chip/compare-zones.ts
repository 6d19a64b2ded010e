import type { Observation } from '../check.ts'
import { layoutOf, readStretch, type MrzField } from '../../extract/mrz/mrz-layout.ts'

/** A machine readable zone as it stands in one place. */
export interface ZoneReading {
  readonly lines: readonly string[]
  /** In words: `on the chip`, `printed in scan.png`, `in the seal`. */
  readonly place: string
}

/** Letters and digits that readers take for one another in OCR-B. */
const likeness = ['0OQD', '1IL', '2Z', '5S', '6G', '7T', '8B', '4A', 'K<', 'CG', 'VYU', 'MN', 'EF', 'PR']

/**
 * Compares two readings of the zone of one document, place by place. Different only in characters that readers take for
 * one another is `undetermined`: look at the print. `isCut`: the names of one may be cut and padded (a seal keeps less than the print).
 */
export function compareZones(first: ZoneReading, second: ZoneReading, options: { readonly locator?: string; readonly isCut?: boolean } = {}): Observation {
  const observed = `${first.place}: ${first.lines.join(' ')}`
  const expected = `${second.place}: ${second.lines.join(' ')}`
  const place = options.locator === undefined ? {} : { locator: options.locator }
  const text = { observed, expected, ...place }
  const isSameShape = first.lines.length === second.lines.length && first.lines.every((line, index) => line.length === second.lines[index]!.length)
  if (!isSameShape) return { outcome: 'fail', ...text, message: `The zones ${first.place} and ${second.place} are of different formats.` }
  const differences = findDifferences(first.lines, second.lines).filter(({ field, one, other }) => !(options.isCut && field === 'names' && isCutName(one, other)))
  if (differences.length === 0) return { outcome: 'pass', ...text, message: `The zones ${first.place} and ${second.place} are the same.` }
  const told = differences.map(({ field, one, other }) => `${field}: ${one} and ${other}`).join('; ')
  const isMisread = differences.every(({ one, other }) => [...one].every((character, index) => isAlike(character, other[index]!)))
  return isMisread
    ? { outcome: 'undetermined', ...text, message: `The zones ${first.place} and ${second.place} differ in characters that readers take for one another (${told}): look at the print.` }
    : { outcome: 'fail', ...text, message: `The zones ${first.place} and ${second.place} differ (${told}).` }
}

interface ZoneDifference {
  readonly field: MrzField | 'digits'
  readonly one: string
  readonly other: string
}

function findDifferences(first: readonly string[], second: readonly string[]): ZoneDifference[] {
  const layout = layoutOf(first)
  if (first.join() === second.join()) return []
  const fields = layout ? (Object.entries(layout.fields) as [MrzField, readonly [number, number, number]][]) : []
  const found = fields.map(([field, stretch]): ZoneDifference => ({ field, one: readStretch(first, stretch), other: readStretch(second, stretch) }))
  const differing = found.filter(({ one, other }) => one !== other)
  return differing.length > 0 ? differing : [{ field: 'digits', one: first.join(' '), other: second.join(' ') }]
}

function isAlike(one: string, other: string): boolean {
  // A question mark stands where two readings of the print disagree.
  return one === other || other === '?' || likeness.some((group) => group.includes(one) && group.includes(other))
}

/** A name that was cut to fewer characters and padded again. */
function isCutName(one: string, other: string): boolean {
  const [short, long] = [one.replace(/<+$/, ''), other.replace(/<+$/, '')].sort((a, b) => a.length - b.length)
  return long!.startsWith(short!)
}
