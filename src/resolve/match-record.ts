import { familyOf, partyKind, type Family } from './family.ts'
import { nameOfEmail } from './normalise/email-name.ts'
import { organisationNameKey, parseOrganisationName, type OrganisationName } from './normalise/organisation-name.ts'
import { parsePersonName, personNameKey, personNameOf, withSuffix, type PersonName } from './normalise/person-name.ts'

/** A source entity as it is compared: values by property, and its names taken apart. */
export interface MatchRecord {
  readonly id: string
  readonly schema: string
  readonly family: Family
  readonly kind: 'person' | 'organisation' | 'unknown'
  /** Distinct clean values of each property, in code-unit order. */
  readonly values: ReadonlyMap<string, readonly string[]>
  readonly personNames: readonly PersonNameForm[]
  readonly organisationNames: readonly OrganisationName[]
  /** Personal documents that name it as holder, and passport numbers told of it. */
  readonly documents: readonly DocumentNumber[]
}

/** A person's name and where it was found. */
interface PersonNameForm {
  readonly name: PersonName
  /** Taken from a mailbox, so no evidence beside the mailbox itself. */
  readonly fromEmail: boolean
}

/** The number of a personal document, compact, with the state that gave it, where told. */
export interface DocumentNumber {
  readonly number: string
  readonly country?: string
}

const nameProperties = ['name', 'alias', 'previousName', 'weakAlias']
const mostNames = 12
const mostParts = 3

/** Makes the record of an entity. Of a schema that is never compared (`other`) it serves judgements alone. */
export function makeRecord(entity: RecordSource): MatchRecord {
  const family = familyOf(entity.schema) ?? 'other'
  const kind = family === 'party' ? partyKind(entity.schema) : 'unknown'
  const names = family === 'party' ? nameProperties.flatMap((property) => entity.values.get(property) ?? []) : []
  return {
    ...entity,
    family,
    kind,
    personNames: family === 'party' && kind !== 'organisation' ? personNamesOf(names, entity.values) : [],
    organisationNames: kind === 'person' ? [] : distinctBy(names.flatMap((name) => parseOrganisationName(name) ?? []), organisationFormKey),
  }
}

/** What a record is made of. */
export type RecordSource = Pick<MatchRecord, 'id' | 'schema' | 'values' | 'documents'>

function personNamesOf(names: readonly string[], values: MatchRecord['values']): PersonNameForm[] {
  const suffix = values.get('nameSuffix')?.[0]
  const told = [...names.flatMap((name) => parsePersonName(name) ?? []), ...namesInParts(values)].map((name) => withSuffix(name, suffix))
  const mailed = (values.get('email') ?? []).flatMap((email) => nameOfEmail(email) ?? [])
  const forms = [...told.map((name) => ({ name, fromEmail: false })), ...mailed.map((name) => ({ name, fromEmail: true }))]
  return distinctBy(forms, (form) => `${form.fromEmail}|${personNameKey(form.name)}|${form.name.words[0]!.part}`)
}

/** Every given name with every surname, middle names between; a surname alone when there is no given name. */
function namesInParts(values: MatchRecord['values']): PersonName[] {
  const firsts = (values.get('firstName') ?? []).slice(0, mostParts)
  const lasts = (values.get('lastName') ?? []).slice(0, mostParts)
  const middle = (values.get('middleName') ?? values.get('secondName') ?? [])[0] ?? ''
  if (firsts.length === 0 || lasts.length === 0) return []
  return firsts.flatMap((first) => lasts.flatMap((last) => personNameOf(`${first} ${middle}`.trim(), last) ?? []))
}

function organisationFormKey(name: OrganisationName): string {
  return `${organisationNameKey(name)}|${name.form ?? ''}`
}

function distinctBy<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  const kept = new Map<string, T>()
  for (const item of items) if (!kept.has(keyOf(item)) && kept.size < mostNames) kept.set(keyOf(item), item)
  return [...kept.values()]
}
