import { findSchema, listSchemata } from '../../model/schema/schema.ts'
import type { Store, Value } from '../../store/store.ts'
import { identifierRules } from '../compare/identifier-rules.ts'
import { familyOf } from '../family.ts'
import { makeRecord, type DocumentNumber, type MatchRecord } from '../match-record.ts'
import { compactIdentifier } from '../normalise/compact-identifier.ts'

const comparedProperties = [
  'name', 'alias', 'previousName', 'weakAlias', 'firstName', 'middleName', 'secondName', 'lastName', 'nameSuffix', 'email', 'birthDate', 'gender',
  'birthPlace', 'jurisdiction', 'country', 'mainCountry', 'address', 'passportNumber', 'bankName', 'bic', 'service',
]

/**
 * The records of all source entities that can be the same as others, and of those that a person judged, in order of id.
 * Needs the gathered tables.
 */
export async function readRecords(store: Store, judged: readonly string[]): Promise<MatchRecord[]> {
  const schemata = listSchemata().map((schema) => schema.name).filter((name) => familyOf(name))
  const documents = await readDocuments(store)
  const records: MatchRecord[] = []
  let open: { id: string; schema: string; values: Map<string, string[]> } | undefined
  const close = () => {
    if (open) records.push(makeRecord({ ...open, documents: [...(documents.get(open.id) ?? []), ...passportsOf(open.values)] }))
  }
  for await (const [ids, names, properties, values] of store.columns(recordsSql(schemata), [JSON.stringify(judged)])) {
    for (let row = 0; row < ids!.length; row++) {
      const id = textOf(ids![row])
      if (open?.id !== id) {
        close()
        open = { id, schema: textOf(names![row]), values: new Map() }
      }
      if (properties![row] === null) continue
      const property = textOf(properties![row])
      const held = open.values.get(property)
      if (held) held.push(textOf(values![row]))
      else open.values.set(property, [textOf(values![row])])
    }
  }
  close()
  return records
}

/** Every property that records are made of. */
export function recordProperties(): string[] {
  return [...new Set([...namedProperties(), 'holder', 'number', 'passportNumber', 'country'])].sort()
}

function namedProperties(): string[] {
  const identifiers = Object.values(identifierRules).flatMap((rules) => rules.map((rule) => rule.property))
  return [...new Set([...comparedProperties, ...identifiers])].sort()
}

function recordsSql(schemata: readonly string[]): string {
  return `SELECT e.id, e.schema, v.property, v.value FROM resolve_records e
LEFT JOIN resolve_values v ON v.entity_id = e.id AND v.property IN (${quoteAll(namedProperties())})
WHERE e.schema IN (${quoteAll(schemata)}) OR list_contains(json($1)::VARCHAR[], e.id) ORDER BY e.id, v.property, v.value`
}

/** Numbers of passports and cards by the entity that holds them. */
async function readDocuments(store: Store): Promise<Map<string, DocumentNumber[]>> {
  const schemata = listSchemata().map((schema) => schema.name).filter((name) => findSchema(name)!.ancestors.has('Identification'))
  const rows = await store.all<{ holder: string; number: string; country: string | null }>(`
SELECT DISTINCT h.value AS holder, n.value AS number, c.value AS country
FROM resolve_records e
JOIN resolve_values h ON h.entity_id = e.id AND h.property = 'holder'
JOIN resolve_values n ON n.entity_id = e.id AND n.property IN ('number', 'passportNumber')
LEFT JOIN resolve_values c ON c.entity_id = e.id AND c.property = 'country'
WHERE e.schema IN (${quoteAll(schemata)}) ORDER BY ALL`)
  const documents = new Map<string, DocumentNumber[]>()
  for (const { holder, number, country } of rows) {
    const compact = compactIdentifier(number)
    if (compact.length < leastDocumentChars) continue
    const document = { number: compact, ...(country ? { country } : {}) }
    documents.set(holder, [...(documents.get(holder) ?? []), document])
  }
  return documents
}

const leastDocumentChars = 5

function passportsOf(values: ReadonlyMap<string, readonly string[]>): DocumentNumber[] {
  const numbers = (values.get('passportNumber') ?? []).map(compactIdentifier)
  return numbers.filter((number) => number.length >= leastDocumentChars).map((number) => ({ number }))
}

function quoteAll(words: readonly string[]): string {
  return words.map((word) => `'${word}'`).join(', ')
}

function textOf(value: Value | undefined): string {
  return String(value)
}
