import { Document, isCollection, isMap, isScalar, parse, type Scalar } from 'yaml'
import { z } from 'zod'
import { Failure, messageOf } from '../../base/failure.ts'
import { findSchema } from '../../model/schema/schema.ts'
import { columnsOf, missingColumns, sourcesOf } from './mapping-columns.ts'
import type { Mapping } from './mapping.ts'
import { isUsualParty } from './meaning/party-kind.ts'
import type { ColumnMeaning, MappingProposal } from './proposal.ts'

const maxChars = 1_000_000

const columnList = z.array(z.string())
const source = z.union([
  z.strictObject({
    columns: columnList.min(1),
    split: z.string().min(1).optional(),
    pick: z.enum(['email', 'name']).optional(),
    sign: z.enum(['negative']).optional(),
    named: z.boolean().optional(),
    lang: z.string().optional(),
  }),
  z.strictObject({ join: columnList.min(1), whole: z.boolean().optional() }),
  z.strictObject({ entity: z.string() }),
  z.strictObject({ literal: z.coerce.string().min(1) }),
])
const entity = z.strictObject({
  schema: z.string(),
  byName: z.boolean().optional(),
  keys: columnList.default([]),
  keyLiteral: z.string().optional(),
  when: z.strictObject({ column: z.string(), equals: z.array(z.coerce.string()) }).optional(),
  properties: z.record(z.string(), z.union([source, z.array(source).min(1)])),
})
const form = z.strictObject({
  name: z.string().optional(),
  profile: z.string().optional(),
  header: z.array(z.coerce.string()).min(1),
  namespace: z.enum(['exhibit', 'folder']).default('exhibit'),
  region: z.string().length(2).optional(),
  timeZone: z.string().optional(),
  dateOrder: z.enum(['dmy', 'mdy']).optional(),
  decimalMark: z.enum(['.', ',']).optional(),
  entities: z.record(z.string(), entity),
  ignore: z.record(z.string(), z.string()).default({}),
})

/**
 * Reads a mapping file (`mappings/*.yml`). `name` is the file's, for messages and where the file tells none. Throws a
 * `mapping.invalid` Failure that says which schema, property, entity or column is wrong.
 */
export function parseMapping(text: string, name: string): Mapping {
  const wrong = (what: string): Failure => new Failure('mapping.invalid', `Mapping '${name}': ${what}. Correct the file, or delete it to get a new proposal.`)
  if (text.length > maxChars) throw wrong(`it is longer than ${maxChars} characters`)
  let raw: unknown
  try {
    raw = parse(text, { maxAliasCount: 0 })
  } catch (error) {
    throw wrong(`it is not YAML (${messageOf(error).split('\n')[0]})`)
  }
  const read = form.safeParse(raw)
  if (!read.success) {
    const issue = read.error.issues[0]!
    throw wrong(`at ${issue.path.join('.') || 'the top'}: ${issue.message}`)
  }
  const mapping: Mapping = { ...read.data, name: read.data.name ?? name }
  const defect = findDefect(mapping)
  if (defect) throw wrong(defect)
  return mapping
}

/** What a mapping names that does not exist, in words; undefined when all is well. */
function findDefect(mapping: Mapping): string | undefined {
  for (const [name, { schema: schemaName, byName, properties, keys, when }] of Object.entries(mapping.entities)) {
    const schema = findSchema(schemaName)
    if (!schema) return `entity '${name}' has the schema '${schemaName}', which does not exist`
    if (schema.abstract) return `entity '${name}' has the schema '${schemaName}', which is abstract; take one that inherits from it`
    if (byName && !isUsualParty(schemaName)) return `entity '${name}' has \`byName\` with the schema '${schemaName}'; only Person, Company and LegalEntity can be told by a name`
    for (const [property, mapped] of Object.entries(properties)) {
      const known = schema.properties.get(property)
      if (!known) return `${schemaName} has no property '${property}' (entity '${name}')`
      for (const each of sourcesOf(mapped)) {
        if ('entity' in each && !mapping.entities[each.entity]) return `'${name}.${property}' points at the entity '${each.entity}', which the mapping does not have`
        if ('entity' in each !== (known.type === 'entity')) return `'${name}.${property}' ${known.type === 'entity' ? 'must point at an entity' : `is of type ${known.type} and cannot point at an entity`}`
      }
    }
    const columns = [...keys, ...(when ? [when.column] : []), ...Object.values(properties).flatMap(sourcesOf).flatMap(columnsOf)]
    const absent = columns.find((column) => !mapping.header.includes(column))
    if (absent !== undefined) return `entity '${name}' draws on the column '${absent}', which the header does not have`
  }
  const ignored = missingColumns(mapping)[0]
  return ignored === undefined ? undefined : `the column '${ignored}' is not in the header`
}

/** A proposal as the text of a mapping file, with the reason for each column as a comment. `parseMapping` reads it back. */
export function writeMapping(proposal: MappingProposal): string {
  const { mapping } = proposal
  const document = new Document(
    {
      name: mapping.name,
      ...(mapping.profile ? { profile: mapping.profile } : {}),
      header: mapping.header,
      namespace: mapping.namespace,
      ...(mapping.region ? { region: mapping.region } : {}),
      ...(mapping.timeZone ? { timeZone: mapping.timeZone } : {}),
      ...(mapping.dateOrder ? { dateOrder: mapping.dateOrder } : {}),
      ...(mapping.decimalMark ? { decimalMark: mapping.decimalMark } : {}),
      entities: mapping.entities,
      ignore: mapping.ignore,
    },
    { aliasDuplicateObjects: false },
  )
  commentHeader(document, proposal.columns)
  flowLists(document)
  return document.toString({ lineWidth: 0, flowCollectionPadding: false })
}

function commentHeader(document: Document, columns: readonly ColumnMeaning[]): void {
  const header = document.get('header', true)
  if (!header || typeof header !== 'object' || !('items' in header)) return
  ;(header.items as Scalar[]).forEach((item, index) => {
    const told = columns[index]
    if (told) item.comment = ` ${told.meaning}, ${Math.round(told.confidence * 100)} %: ${told.reason.replace(/\s+/g, ' ')}`
  })
}

/** Short lists and sources stand on one line, as a person would write them. */
function flowLists(document: Document): void {
  const entities = document.get('entities')
  if (!isMap(entities)) return
  for (const entity of entities.items) {
    if (!isMap(entity.value)) continue
    for (const { key, value } of entity.value.items) {
      if (isScalar(key) && key.value === 'properties' && isMap(value)) value.items.forEach((property) => flow(property.value))
      else flow(value)
    }
  }
}

function flow(node: unknown): void {
  if (isCollection(node)) node.flow = true
}
