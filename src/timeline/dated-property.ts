import { listSchemata, type Schema } from '../model/schema/schema.ts'

/** What a dated event is, as `events.kind` tells it. */
export type EventKind =
  | 'position' | 'message' | 'call' | 'payment' | 'card-use' | 'account-entry' | 'document' | 'life' | 'identity' | 'relation' | 'report'
  | 'event'

/** A date property of a schema, and what its dates mean on the timeline. */
export interface DatedProperty {
  readonly schema: string
  readonly property: string
  readonly label: string
  readonly kind: EventKind
  /** `start` and `end` are the two ends of one event; `own` is an event of its own. */
  readonly role: 'start' | 'end' | 'own'
  /** Of several properties of one entity with the same date and kind the smallest is kept. */
  readonly preference: number
}

/**
 * Dates that tell when a record was handled, not when something happened: they make no event. `createdAt` and
 * `modifiedAt` are kept of documents, whose own metadata they are.
 */
const handlingDates: ReadonlySet<string> = new Set(['retrievedAt', 'processedAt', 'createdAt', 'modifiedAt'])
const documentHandling: ReadonlySet<string> = new Set(['createdAt', 'modifiedAt'])

const lifeDates: ReadonlySet<string> = new Set([
  'birthDate', 'deathDate', 'incorporationDate', 'dissolutionDate', 'inceptionDate', 'registrationDate', 'deregistrationDate', 'buildDate',
  'openingDate', 'closingDate',
])
const identityDates: ReadonlySet<string> = new Set(['issueDate', 'expiryDate'])

/** The kind of everything dated under a schema, the first ancestor that fits. */
const kindBySchema: readonly (readonly [ancestor: string, kind: EventKind])[] = [
  ['TrackPoint', 'position'], ['Email', 'message'], ['Message', 'message'], ['Call', 'call'], ['CardUse', 'card-use'],
  ['AccountEntry', 'account-entry'], ['Payment', 'payment'], ['Invoice', 'document'], ['Identification', 'identity'], ['Report', 'report'],
  ['Event', 'event'], ['Document', 'document'],
]

/** Every date property of every schema that makes events, in order of schema, then of preference. */
export function listDatedProperties(): DatedProperty[] {
  return listSchemata().flatMap(datedPropertiesOf)
}

function datedPropertiesOf(schema: Schema): DatedProperty[] {
  const isDocument = schema.ancestors.has('Document')
  const order = [...schema.temporalStart, ...schema.temporalEnd]
  return [...schema.properties.values()]
    .filter(({ name, type }) => type === 'date' && (!handlingDates.has(name) || (isDocument && documentHandling.has(name))))
    .map((property) => ({
      schema: schema.name,
      property: property.name,
      label: property.label,
      kind: kindOf(schema, property.name),
      role: roleOf(schema, property.name),
      preference: order.includes(property.name) ? order.indexOf(property.name) : order.length + (property.name === 'date' ? 0 : 1),
    }))
    .sort((a, b) => a.preference - b.preference || (a.property < b.property ? -1 : 1))
}

function roleOf(schema: Schema, property: string): DatedProperty['role'] {
  if (schema.temporalStart.includes(property)) return 'start'
  return schema.temporalEnd.includes(property) ? 'end' : 'own'
}

function kindOf(schema: Schema, property: string): EventKind {
  if (lifeDates.has(property)) return 'life'
  if (identityDates.has(property) && schema.ancestors.has('Identification')) return 'identity'
  const known = kindBySchema.find(([ancestor]) => schema.ancestors.has(ancestor))
  if (known) return known[1]
  if (schema.ancestors.has('LegalEntity')) return 'life'
  return schema.edge ? 'relation' : 'event'
}
