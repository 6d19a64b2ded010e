import type { ProfilePart } from './copy-links.ts'
import type { ColumnsByMeaning } from './fit-profile.ts'
import type { Meaning } from './meaning/meaning.ts'
import type { UsualParty } from './meaning/party-kind.ts'
import { nounOf } from './party-columns.ts'
import type { EntityTemplate, PropertyTemplate } from './profile/profile.ts'

/** The schema of an entity; with `byName` it is what is usual, and the name decides in each row. */
export interface ChosenSchema {
  readonly schema: string
  readonly byName?: true
}

/** The schema of each entity; parties that share a key word have one usual schema, since they may be one entity. */
export function chooseSchemas(parts: ReadonlyMap<string, ProfilePart>): Map<string, ChosenSchema> {
  const chosen = new Map<string, ChosenSchema>()
  const ofWord = new Map<string, Set<string>>()
  for (const [name, { template, columns }] of parts) {
    if (template.schema === 'Person' && namesWhole(template, columns)) chosen.set(name, personOrOpen(template, columns))
    else if (template.schema !== 'party') chosen.set(name, { schema: template.schema })
    else {
      const schema = usualSchema(template, columns)
      chosen.set(name, { schema, ...(namesWhole(template, columns) ? { byName: true } : {}) })
      ofWord.set(template.keyLiteral ?? '', (ofWord.get(template.keyLiteral ?? '') ?? new Set()).add(schema))
    }
  }
  for (const [name, { template }] of parts) {
    if (template.schema !== 'party' || ofWord.get(template.keyLiteral ?? '')!.size < 2) continue
    chosen.set(name, { ...chosen.get(name)!, schema: 'LegalEntity' })
  }
  return chosen
}

const personNouns = new Set(
  'firstName lastName birthDate gender nationality citizenship passportNumber socialSecurity position employmentStart salutation'.split(' '),
)

/**
 * A template of persons is one of parties where nothing but the build of the values says that persons are meant: no part
 * of a name, no birth date, no header that says `director` or `card holder`.
 */
function personOrOpen(template: EntityTemplate, columns: ColumnsByMeaning): ChosenSchema {
  const drawn = meaningsIn(template, columns)
  const isSided = (meaning: Meaning) => meaning.includes('.')
  const isNamed = (meaning: Meaning) => nounOf(meaning) === 'fullName' && isTold(columns, meaning)
  const told = drawn.some((meaning) => personNouns.has(nounOf(meaning)) || isSided(meaning) || isNamed(meaning))
  return { schema: told ? 'Person' : 'LegalEntity', byName: true }
}

const nameParts = new Set<string>(['firstName', 'middleName', 'lastName', 'nameSuffix'])

/** Whether the name of a template comes from one column: not from its parts. */
function namesWhole(template: EntityTemplate, columns: ColumnsByMeaning): boolean {
  return meaningsOf(template.properties['name'] ?? []).some((meaning) => !nameParts.has(nounOf(meaning)) && columns.has(meaning))
}

/** Person, Company or LegalEntity, by the columns that the party's properties draw on. */
function usualSchema(template: EntityTemplate, columns: ColumnsByMeaning): UsualParty {
  const meanings = meaningsIn(template, columns).filter((meaning) => nounOf(meaning) !== 'fullName' || isTold(columns, meaning))
  const nouns = new Set<string>(meanings.map(nounOf))
  const natural = ['fullName', 'firstName', 'lastName'].some((noun) => nouns.has(noun))
  // A register number that some rows have says nothing of the others, where the name may be a person's.
  const wide = nouns.has('name') ? [] : ['registrationNumber', 'lei', 'legalForm']
  const legal = ['company', 'bank', 'merchant', ...wide].some((noun) => nouns.has(noun))
  if (natural !== legal) return natural ? 'Person' : 'Company'
  if (natural) return 'LegalEntity'
  const addresses = meanings.filter((meaning) => /(?:^|\.)(?:email|cc|bcc)$/.test(meaning)).flatMap((meaning) => columns.get(meaning)!)
  const named = addresses.length > 0 && addresses.every((column) => column.values.namedEmail >= 0.8)
  return named && !nouns.has('name') ? 'Person' : 'LegalEntity'
}

function isTold(columns: ColumnsByMeaning, meaning: Meaning): boolean {
  return columns.get(meaning)!.some((column) => !column.guess!.byValues)
}

/** The meanings that a template draws on: of alternatives the one that is taken. */
function meaningsIn(template: EntityTemplate, columns: ColumnsByMeaning): Meaning[] {
  return Object.values(template.properties).flatMap((source) => drawnBy(source, columns))
}

function drawnBy(source: PropertyTemplate, columns: ColumnsByMeaning): readonly Meaning[] {
  if (!isList(source) && 'first' in source) return source.first.filter((meaning) => columns.has(meaning)).slice(0, 1)
  if (!isList(source) && 'or' in source) return source.or.map((each) => drawnBy(each, columns)).find((drawn) => drawn.length > 0) ?? []
  if (!isList(source) && 'all' in source) return source.all.flatMap((each) => drawnBy(each, columns))
  return meaningsOf(source).filter((meaning) => columns.has(meaning))
}

function meaningsOf(source: PropertyTemplate): readonly Meaning[] {
  if (isList(source)) return source
  if ('entity' in source || 'literal' in source || 'header' in source) return []
  if ('all' in source) return source.all.flatMap(meaningsOf)
  if ('or' in source) return source.or.flatMap(meaningsOf)
  if ('join' in source) return source.join
  return source.first
}

function isList(source: PropertyTemplate): source is readonly Meaning[] {
  return Array.isArray(source)
}
