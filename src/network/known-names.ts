import type { KnownName } from '../extract/mention/known-name.ts'
import type { MentionKind } from '../extract/mention/mention.ts'
import { listSchemata } from '../model/schema/schema.ts'
import { sqlTexts } from '../store/sql-text.ts'
import type { Store } from '../store/store.ts'

/** The names of a case, and the canonical entity of each source entity that bears one. */
export interface KnownNames {
  readonly names: readonly KnownName[]
  readonly canonical: ReadonlyMap<string, string>
}

const maxNames = 500_000

/** Own names of an entity; weak aliases and names of others (`counterpartyName`) tell too little. */
const nameProperties = ['name', 'alias', 'previousName', 'abbreviation']

/** Names, e-mail addresses, numbers and identifiers of legal entities, assets and places; documents' titles are none. */
export async function readKnownNames(store: Store): Promise<KnownNames> {
  const named = listSchemata().filter((schema) => ['LegalEntity', 'Asset', 'Place'].some((ancestor) => schema.ancestors.has(ancestor)))
  const rows = await store.all<{ kind: string; schema: string; value: string; entity_id: string; canonical_id: string }>(
    `SELECT property_type AS kind, schema, value, entity_id, canonical_id FROM derived.entity_values
    WHERE schema IN ${sqlTexts(named.map((schema) => schema.name))}
      AND ((property_type = 'name' AND property IN ${sqlTexts(nameProperties)}) OR property_type IN ('identifier', 'email', 'phone', 'iban'))
    ORDER BY property_type, value, schema, entity_id LIMIT ${maxNames}`,
  )
  const names = new Map<string, { text: string; kind: MentionKind; entityIds: string[] }>()
  const canonical = new Map<string, string>()
  for (const row of rows) {
    const kind = row.kind === 'name' ? kindOfSchema(row.schema) : (row.kind as MentionKind)
    const key = `${kind} ${row.value}`
    const known = names.get(key) ?? { text: row.value, kind, entityIds: [] }
    if (known.entityIds.at(-1) !== row.entity_id) known.entityIds.push(row.entity_id)
    names.set(key, known)
    canonical.set(row.entity_id, row.canonical_id)
  }
  return { names: [...names.values()], canonical }
}

function kindOfSchema(schema: string): MentionKind {
  switch (schema) {
    case 'Person':
      return 'person'
    case 'Company':
    case 'Organization':
    case 'PublicBody':
      return 'organisation'
    case 'Place':
    case 'RealEstate':
      return 'place'
    default:
      return 'name'
  }
}
