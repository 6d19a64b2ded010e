import type { Store, Value } from '../../store/store.ts'

/** A canonical entity that has links, as formats for networks tell it. */
export interface NetworkNode {
  readonly id: string
  readonly schema: string
  readonly label: string
  /** Group of the network, by its number; null where it stands alone. */
  readonly group: number | null
}

/** A link between two of them, with the place that tells it. */
export interface NetworkLink {
  readonly id: string
  readonly source: string
  readonly target: string
  readonly directed: boolean
  readonly schema: string
  readonly label: string
  readonly start: string | null
  readonly end: string | null
  readonly amount: string | null
  readonly currency: string | null
  readonly role: string | null
  readonly exhibit: string | null
  readonly locator: string | null
}

type Reading = Pick<Store, 'columns'>

/** The nodes of the case's network, in order of id. */
export async function* networkNodes(store: Reading): AsyncGenerator<NetworkNode> {
  const sql = `SELECT e.canonical_id, any_value(e.canonical_schema), any_value(e.canonical_caption), any_value(n.group_number)
FROM entities e LEFT JOIN network n ON n.canonical_id = e.canonical_id
WHERE e.canonical_id IN (SELECT source_id FROM links UNION SELECT target_id FROM links) GROUP BY 1 ORDER BY 1`
  for await (const [id, schema, label, group] of rowsOf(store, sql)) {
    yield { id: String(id), schema: String(schema), label: String(label), group: group === null ? null : Number(group) }
  }
}

/** Its links, in order of id. */
export async function* networkLinks(store: Reading): AsyncGenerator<NetworkLink> {
  const sql = `SELECT l.id, l.source_id, l.target_id, l.directed, l.schema, l.label, l.start_date, l.end_date, l.amount, l.currency, l.role, x.number, l.locator
FROM links l LEFT JOIN exhibits x ON x.id = l.exhibit_id ORDER BY l.id`
  for await (const row of rowsOf(store, sql)) {
    const [start, end, amount, currency, role, exhibit, locator] = row.slice(6).map((value) => (value === null ? null : String(value))) as (string | null)[]
    yield {
      id: String(row[0]), source: String(row[1]), target: String(row[2]), directed: row[3] === true, schema: String(row[4]), label: String(row[5]),
      start: start!, end: end!, amount: amount!, currency: currency!, role: role!, exhibit: exhibit!, locator: locator!,
    }
  }
}

async function* rowsOf(store: Reading, sql: string): AsyncGenerator<readonly Value[]> {
  for await (const columns of store.columns(sql)) for (let row = 0; row < (columns[0]?.length ?? 0); row++) yield columns.map((column) => column[row]!)
}

/** Attributes of a node beside its id and label, in the order in which formats declare them. */
export const nodeAttributes = ['schema', 'group'] as const

/**
 * Attributes of a link beside its ends. Whether its direction means something is one of them: readers such as networkx refuse a file
 * with edges of both kinds.
 */
export const linkAttributes = ['schema', 'label', 'directed', 'start', 'end', 'amount', 'currency', 'role', 'exhibit', 'locator'] as const
