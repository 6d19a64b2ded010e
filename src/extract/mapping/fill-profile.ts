import { findSchema, propertyType } from '../../model/schema/schema.ts'
import { readCurrency } from '../../model/value/currency.ts'
import { chooseSchemas, type ChosenSchema } from './choose-schemas.ts'
import type { ProfilePart } from './copy-links.ts'
import type { ColumnsByMeaning } from './fit-profile.ts'
import type { EntityMapping, PropertyMapping } from './mapping.ts'
import type { Meaning } from './meaning/meaning.ts'
import type { EntityTemplate, Profile, PropertyTemplate } from './profile/profile.ts'
import { spreadParties } from './spread-parties.ts'
import type { SurveyedColumn } from './surveyed-column.ts'

/** Where a value goes that is no country of ISO 3166, as states of fiction and of the past are not. */
const insteadOfCountry: Readonly<Record<string, string>> = {
  citizenship: 'citizenshipName',
  nationality: 'citizenshipName',
  birthCountry: 'birthPlace',
  country: 'address',
  jurisdiction: 'address',
}

/** The entities that a profile makes of the columns a table has; what no column fills is left out. */
export function fillProfile(profile: Profile, columns: ColumnsByMeaning): Record<string, EntityMapping> {
  const { parts, headers } = spreadParties(profile, columns)
  const keyed = new Map<string, KeyedPart>()
  for (const [name, part] of parts) {
    const keys = chooseKeys(part.template, part.columns)
    if (keys) keyed.set(name, { ...part, keys })
  }
  const schemas = chooseSchemas(keyed)
  let entities: Record<string, EntityMapping> = {}
  for (let count = -1; count !== keyed.size; ) {
    count = keyed.size
    entities = {}
    for (const [name, part] of keyed) {
      const entity = fillEntity(part, schemas.get(name)!, { entities: new Set(keyed.keys()), headers })
      if (entity) entities[name] = entity
      else keyed.delete(name)
    }
  }
  return entities
}

interface KeyedPart extends ProfilePart {
  readonly keys: readonly string[]
}

/** What an entity can point at: the other entities, and the header of the column that names each. */
interface Surroundings {
  readonly entities: ReadonlySet<string>
  readonly headers: ReadonlyMap<string, string>
}

/** Names of the columns that tell entities apart: none for one per row, undefined when the entity cannot be. */
function chooseKeys(template: EntityTemplate, columns: ColumnsByMeaning): readonly string[] | undefined {
  if (template.needs && !template.needs.some((meaning) => columns.has(meaning))) return undefined
  if (!template.keys) return []
  const there = template.keys.filter((alternative) => alternative.every((meaning) => columns.has(meaning)))
  // A number that only some rows have (a register number beside natural persons) would leave the others out.
  const filledOf = (alternative: readonly Meaning[]) => Math.max(...alternative.map((meaning) => columns.get(meaning)![0]!.values.filled))
  const most = Math.max(0, ...there.map(filledOf))
  const found = there.find((alternative) => filledOf(alternative) >= most * 0.9)
  if (!found) return template.needs ? [] : undefined
  return found.map((meaning) => columns.get(meaning)![0]!.name)
}

function fillEntity({ template, columns, keys }: KeyedPart, { schema, byName }: ChosenSchema, around: Surroundings): EntityMapping | undefined {
  const properties: Record<string, PropertyMapping | PropertyMapping[]> = {}
  const add = (property: string, sources: readonly PropertyMapping[]) => {
    if (sources.length === 0 || propertyType(schema, property) === undefined) return
    const known = properties[property]
    const all = [...(known === undefined ? [] : Array.isArray(known) ? known : [known as PropertyMapping]), ...sources]
    properties[property] = all.length === 1 ? all[0]! : all
  }
  for (const [property, source] of Object.entries(template.properties)) {
    const [fitting, others_] = splitByFit(propertyType(schema, property), fillProperty(source, columns, around), columns)
    add(property, fitting)
    const instead = schema === 'Passport' && property === 'country' ? 'authority' : insteadOfCountry[property]
    if (instead) add(instead, others_)
  }
  const currency = currencyOfHeader(properties, columns)
  if (currency && propertyType(schema, 'currency')) properties.currency = { literal: currency }
  if (!tellsAnything(schema, template, properties)) return undefined
  const when = template.when && columns.get(template.when.column)?.[0]
  return {
    schema,
    ...(byName && properties['name'] !== undefined ? { byName } : {}),
    keys,
    ...(keys.length && template.keyLiteral ? { keyLiteral: template.keyLiteral } : {}),
    ...(when ? { when: { column: when.name, equals: template.when!.equals } } : {}),
    properties,
  }
}

/** An edge needs both its ends unless columns tell more of it; any entity needs a property that is not a literal. */
function tellsAnything(schema: string, template: EntityTemplate, properties: Readonly<Record<string, unknown>>): boolean {
  const sources = Object.values(properties).flat() as PropertyMapping[]
  if (!sources.some((source) => !('literal' in source) && !('entity' in source))) {
    const edge = findSchema(schema)?.edge
    return edge !== undefined && edge.source in properties && edge.target in properties
  }
  const edge = findSchema(schema)?.edge
  const ends = edge ? [edge.source, edge.target].filter((end) => end in template.properties) : []
  return ends.length < 2 || ends.some((end) => end in properties) || sources.some((source) => 'entity' in source)
}

function fillProperty(source: PropertyTemplate, columns: ColumnsByMeaning, around: Surroundings): PropertyMapping[] {
  if (isList(source)) {
    const names = source.flatMap((meaning) => namesOf(meaning, columns))
    return names.length ? [{ columns: [...new Set(names)] }] : []
  }
  if ('entity' in source) return around.entities.has(source.entity) ? [source] : []
  if ('literal' in source) return [source]
  if ('header' in source) return around.headers.has(source.header) ? [{ literal: around.headers.get(source.header)! }] : []
  if ('all' in source) return source.all.flatMap((each) => fillProperty(each, columns, around))
  if ('or' in source) return source.or.map((each) => fillProperty(each, columns, around)).find((filled) => filled.length > 0) ?? []
  if ('join' in source) {
    const names = source.join.flatMap((meaning) => (columns.get(meaning) ?? []).map((column) => column.name))
    if (names.length === 0 || (source.whole && !source.join.every((meaning) => columns.has(meaning)))) return []
    return names.length === 1 ? [{ columns: names }] : [{ join: names, ...(source.whole ? { whole: true } : {}) }]
  }
  const meaning = source.first.find((each) => columns.has(each))
  if (meaning === undefined) return []
  const { first: _, ...how } = source
  return [{ columns: namesOf(meaning, columns), ...how }]
}

function isList(source: PropertyTemplate): source is readonly Meaning[] {
  return Array.isArray(source)
}

function namesOf(meaning: Meaning, columns: ColumnsByMeaning): string[] {
  return (columns.get(meaning) ?? []).map((column) => column.name)
}

/** Parts sources of a country or IBAN property into those whose values are such, and the others. */
function splitByFit(
  type: string | undefined,
  sources: readonly PropertyMapping[],
  columns: ColumnsByMeaning,
): [fitting: PropertyMapping[], others: PropertyMapping[]] {
  if (type !== 'country' && type !== 'iban') return [[...sources], []]
  const all = [...columns.values()].flat()
  const fits = (name: string) => {
    const values = all.find((column) => column.name === name)?.values
    return values === undefined || (type === 'country' ? values.country : values.iban) >= 0.5
  }
  const fitting: PropertyMapping[] = []
  const rest: PropertyMapping[] = []
  for (const source of sources) {
    if (!('columns' in source)) continue
    const good = source.columns.filter(fits)
    const bad = source.columns.filter((name) => !fits(name))
    if (good.length) fitting.push({ ...source, columns: good })
    if (bad.length) rest.push({ ...source, columns: bad })
  }
  return [fitting, rest]
}

/** The currency that the header of the amount tells, as in `Amount (EUR)` and `amount_usd`, when no column does. */
function currencyOfHeader(properties: Readonly<Record<string, PropertyMapping | PropertyMapping[]>>, columns: ColumnsByMeaning): string | undefined {
  if (properties.currency || !properties.amount) return undefined
  const named = new Set([properties.amount].flat().flatMap((source) => ('columns' in source ? source.columns : [])))
  for (const name of [...columns.values()].flat().map((column: SurveyedColumn) => column.name)) {
    if (!named.has(name)) continue
    for (const word of name.split(/[^\p{L}$€£¥]+/u)) {
      const usual = /^(?:usd|eur|gbp|chf|jpy)$/i.test(word)
      if (usual || /^(?:[A-Z]{3}|[$€£¥])$/u.test(word)) {
        const code = readCurrency(word)
        if (code) return code
      }
    }
  }
  return undefined
}
