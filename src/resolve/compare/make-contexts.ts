import type { Family } from '../family.ts'
import type { MatchRecord } from '../match-record.ts'
import { domainOfEmail } from '../normalise/email-name.ts'
import { organisationNameKey } from '../normalise/organisation-name.ts'
import { personNameKey } from '../normalise/person-name.ts'
import { TermFrequency, worldShareOfNames, worldShareOfOrganisations } from '../weigh/term-frequency.ts'
import type { CompareContext } from './compare-context.ts'

/** Counts what comparisons rest on, for each family of the records. */
export function makeContexts(records: readonly MatchRecord[]): ReadonlyMap<Family, CompareContext> {
  const byFamily = Map.groupBy(records, (record) => record.family)
  return new Map([...byFamily].map(([family, members]) => [family, makeContext(members)]))
}

function makeContext(records: readonly MatchRecord[]): CompareContext {
  const persons = new Map<string, string[]>()
  const organisations = new Map<string, readonly string[]>()
  for (const record of records) {
    // A party of unknown kind has its name taken apart both ways: it is counted as what most such names are, a person's.
    for (const { name } of record.personNames) persons.set(personNameKey(name), name.words.map((word) => word.text))
    if (record.kind === 'organisation') for (const name of record.organisationNames) organisations.set(organisationNameKey(name), name.words.map((word) => word.text))
  }
  const shares = countShares(records)
  return {
    records: records.length,
    personWords: new TermFrequency(persons.values(), worldShareOfNames),
    organisationWords: new TermFrequency(organisations.values(), worldShareOfOrganisations),
    shareOfValue: (property, value) => shares.get(property)?.get(value) ?? 0,
  }
}

/** Shares of countries and mail domains among the records that tell one. */
function countShares(records: readonly MatchRecord[]): Map<string, Map<string, number>> {
  const countries = records.flatMap((record) =>
    [...new Set(['jurisdiction', 'country', 'mainCountry'].flatMap((property) => record.values.get(property) ?? []))])
  const domains = records.flatMap((record) => [...new Set((record.values.get('email') ?? []).map(domainOfEmail))])
  return new Map([['country', sharesOf(countries)], ['emailDomain', sharesOf(domains)]])
}

function sharesOf(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return new Map([...counts].map(([value, count]) => [value, count / values.length]))
}
