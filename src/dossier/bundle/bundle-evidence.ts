import { canonicalJson } from '../../base/canonical-json.ts'
import type { Row, Store } from '../../store/store.ts'
import { byNumber } from '../collect-exhibits.ts'

/** An exhibit as a bundle names it (docs/formats/dossier.md, section 5). */
export interface BundledExhibit {
  readonly id: string
  readonly number: string
  readonly path: string
  readonly sha256: string
  readonly sizeBytes: number
  readonly parent?: string
}

/** The exhibits of these ids and those in which they were found, in order of their numbers. */
export async function bundleExhibits(store: Pick<Store, 'all'>, ids: Iterable<string>): Promise<BundledExhibit[]> {
  const rows = await store.all(
    `WITH RECURSIVE wanted AS (
  SELECT id, parent_id FROM derived.exhibits WHERE id IN (SELECT unnest(string_split($1, ' ')))
  UNION SELECT x.id, x.parent_id FROM derived.exhibits x JOIN wanted w ON x.id = w.parent_id)
SELECT * FROM derived.exhibits WHERE id IN (SELECT id FROM wanted) ORDER BY ${byNumber('number')}`,
    [[...ids].join(' ')],
  )
  return rows.map((row) => ({
    id: String(row['id']), number: String(row['number']), path: String(row['path']), sha256: String(row['sha256']), sizeBytes: Number(row['size_bytes']),
    ...(row['parent_id'] == null ? {} : { parent: String(row['parent_id']) }),
  }))
}

/** Canonical JSON of the statements of these ids, by id (section 6). */
export async function bundleStatements(store: Pick<Store, 'all'>, ids: Iterable<string>): Promise<string[]> {
  const rows = await store.all(
    `SELECT id, exhibit_id, locator, entity_id, schema, property, value, original, lang FROM derived.statements
WHERE id IN (SELECT unnest(string_split($1, ' '))) ORDER BY id`,
    [[...ids].join(' ')],
  )
  return rows.map((row) => canonicalJson(statementOf(row)))
}

function statementOf(row: Row): Record<string, string> {
  const optional = (name: string) => (row[name] == null ? {} : { [name]: String(row[name]) })
  return {
    id: String(row['id']), exhibit: String(row['exhibit_id']), locator: String(row['locator']), entity: String(row['entity_id']), schema: String(row['schema']),
    property: String(row['property']), value: String(row['value']), ...optional('original'), ...optional('lang'),
  }
}
