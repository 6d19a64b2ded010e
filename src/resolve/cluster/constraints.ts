import { areBirthDatesContrary } from '../compare/birth-date.ts'
import type { CompareContext } from '../compare/compare-context.ts'
import { comparableIdentifier } from '../compare/compare-identifiers.ts'
import { agreeNames } from '../compare/compare-names.ts'
import { identifierRules } from '../compare/identifier-rules.ts'
import type { MatchRecord } from '../match-record.ts'
import { isFullBirthDate, parseDateParts } from '../normalise/date-parts.ts'

/** Names beyond this number in one cluster are not checked against each other. */
const mostNamesChecked = 60

/**
 * For each kind of register number that only one thing of a family has: the numbers of each record that tells one. Groups
 * of records whose numbers have nothing in common are two different things.
 */
export function exclusiveIdentifiers(records: readonly MatchRecord[]): Map<number, number[]>[] {
  const kinds = new Map<string, Map<number, number[]>>()
  const numbers = new Map<string, number>()
  for (const [node, record] of records.entries()) {
    for (const rule of identifierRules[record.family].filter(({ exclusive }) => exclusive)) {
      const values = (record.values.get(rule.property) ?? []).flatMap((value) => comparableIdentifier(rule, value) ?? [])
      if (values.length === 0) continue
      const kind = `${record.family} ${rule.property}`
      const valuesOf = kinds.get(kind) ?? new Map<number, number[]>()
      valuesOf.set(node, [...new Set(values)].map((value) => numbers.get(value) ?? numbers.set(value, numbers.size).get(value)!))
      kinds.set(kind, valuesOf)
    }
  }
  return [...kinds.values()]
}

/**
 * Whether two groups of records cannot be one person: birth dates of which no two agree, different generations (Jr, Sr),
 * or names in each that conflict with the other's and are not found there in full.
 */
export function areDifferentPersons(left: readonly MatchRecord[], right: readonly MatchRecord[], context: CompareContext): boolean {
  return haveContraryBirthDates(left, right) || areApart(generationsOf(left), generationsOf(right)) || haveContraryNames(left, right, context)
}

function haveContraryBirthDates(left: readonly MatchRecord[], right: readonly MatchRecord[]): boolean {
  const [ofLeft, ofRight] = [fullBirthDates(left), fullBirthDates(right)]
  return ofLeft.length > 0 && ofRight.length > 0 && ofLeft.every((one) => ofRight.every((other) => areBirthDatesContrary(one, other)))
}

function fullBirthDates(records: readonly MatchRecord[]): string[] {
  const dates = new Set(records.flatMap((record) => record.values.get('birthDate') ?? []))
  return [...dates].filter((date) => {
    const parts = parseDateParts(date)
    return parts !== undefined && isFullBirthDate(parts)
  })
}

function generationsOf(records: readonly MatchRecord[]): Set<string> {
  return new Set(records.flatMap((record) => record.personNames.flatMap(({ name }) => name.suffix ?? [])))
}

/**
 * Of persons one group at least must go with the other by all its names: so an initial does not draw two given names
 * together, and a name changed by marriage or judged to be the same person's does not hinder. Organisations have branches
 * and trade names beside their name: one whole name in common is enough.
 */
function haveContraryNames(left: readonly MatchRecord[], right: readonly MatchRecord[], context: CompareContext): boolean {
  const [ofLeft, ofRight] = [differentlyNamed(left), differentlyNamed(right)]
  const contraryOf = (ones: readonly MatchRecord[], others: readonly MatchRecord[]) => ones.filter((one) => isContrary(one, others, context))
  const strict = [...ofLeft, ...ofRight].some((record) => record.kind !== 'organisation')
  if (strict) return contraryOf(ofLeft, ofRight).length > 0 && contraryOf(ofRight, ofLeft).length > 0
  return ofLeft.length > 0 && contraryOf(ofLeft, ofRight).length === ofLeft.length
}

/** Whether a record's names conflict with some of the others' and are found in none in full. */
function isContrary(one: MatchRecord, others: readonly MatchRecord[], context: CompareContext): boolean {
  const found = others.map((other) => agreeNames(one, other, context))
  return found.includes('contrary') && !found.includes('full')
}

/** One record for each set of names that occurs, in order of id. */
function differentlyNamed(records: readonly MatchRecord[]): MatchRecord[] {
  const kept = new Map<string, MatchRecord>()
  for (const record of records) {
    const names = [...record.personNames.map(({ name }) => name.source), ...record.organisationNames.map((name) => name.source)]
    const key = `${record.kind}|${names.sort().join('|')}`
    if (names.length > 0 && !kept.has(key) && kept.size < mostNamesChecked) kept.set(key, record)
  }
  return [...kept.values()]
}

function areApart(left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  return left.size > 0 && right.size > 0 && left.isDisjointFrom(right)
}
