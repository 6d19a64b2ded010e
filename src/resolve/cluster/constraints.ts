import { areBirthDatesContrary } from '../compare/birth-date.ts'
import type { CompareContext } from '../compare/compare-context.ts'
import { comparableIdentifier } from '../compare/compare-identifiers.ts'
import { compareNames } from '../compare/compare-names.ts'
import { identifierRules } from '../compare/identifier-rules.ts'
import type { MatchRecord } from '../match-record.ts'
import { isFullBirthDate, parseDateParts } from '../normalise/date-parts.ts'

/** Names beyond this number in one cluster are not checked against each other. */
const mostNamesChecked = 60
const fullLevels = new Set(['exact', 'spelling', 'nickname', 'typo', 'typos'])

/** Whether a register's numbers of two groups of records speak of two different things. */
export function haveExclusiveIdentifiers(left: readonly MatchRecord[], right: readonly MatchRecord[]): boolean {
  return identifierRules[left[0]!.family].filter((rule) => rule.exclusive).some((rule) => {
    const valuesOf = (records: readonly MatchRecord[]) =>
      new Set(records.flatMap((record) => record.values.get(rule.property) ?? []).flatMap((value) => comparableIdentifier(rule, value) ?? []))
    return areApart(valuesOf(left), valuesOf(right))
  })
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
  const names = others.flatMap((other) => compareNames(one, other, context) ?? [])
  return names.some((name) => name.conflict) && !names.some((name) => !name.conflict && fullLevels.has(name.level))
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
