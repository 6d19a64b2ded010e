import { sha256 } from '../../base/hash.ts'
import { isSchema } from '../../model/schema/schema.ts'
import type { ExportFormat } from './export-format.ts'
import { networkLinks, networkNodes, type NetworkLink, type NetworkNode } from './network-rows.ts'

/**
 * The network as a STIX 2.1 bundle (OASIS, 10 June 2021): entities as identities, links as relationships. Ids are UUIDs made of our ids
 * (RFC 9562, version 8), so that the same case gives the same bundle; `created` is when the last exhibit was received.
 */
export const networkStix: ExportFormat = {
  id: 'stix',
  description: 'the network, STIX 2.1 bundle',
  extension: 'stix.json',
  content: { async *lines(store) {
    let created = '1970-01-01T00:00:00.000Z'
    for await (const [times = []] of store.columns('SELECT max(received_at) FROM exhibits')) if (times[0] != null) created = new Date(String(times[0])).toISOString()
    yield `{"type":"bundle","id":"bundle--${uuidOf(`bundle ${created}`)}","objects":[`
    let comma = ''
    for await (const node of networkNodes(store)) {
      yield comma + JSON.stringify(identityOf(node, created))
      comma = ','
    }
    for await (const link of networkLinks(store)) yield comma + JSON.stringify(relationshipOf(link, created))
    yield ']}'
  } },
}

const referenceOf = (id: string, rest: Readonly<Record<string, string>> = {}) => [{ source_name: 'jackdaw', external_id: id, ...rest }]

function identityOf({ id, schema, label }: NetworkNode, created: string): object {
  const identity_class = isSchema(schema, 'Person') ? 'individual' : isSchema(schema, 'Organization') ? 'organization' : 'unknown'
  const common = { type: 'identity', spec_version: '2.1', id: `identity--${uuidOf(id)}`, created, modified: created }
  return { ...common, name: label, identity_class, labels: [schema], external_references: referenceOf(id) }
}

function relationshipOf({ id, source, target, label, schema, start, end, amount, currency, role, exhibit, locator }: NetworkLink, created: string): object {
  const words = [role, amount === null ? null : `${amount} ${currency ?? ''}`.trim()].filter((word) => word !== null).join('; ')
  const [start_time, stop_time] = [instantOf(start), instantOf(end)]
  const relationship_type = label.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '') || 'related-to'
  return {
    type: 'relationship', spec_version: '2.1', id: `relationship--${uuidOf(id)}`, created, modified: created, relationship_type,
    source_ref: `identity--${uuidOf(source)}`, target_ref: `identity--${uuidOf(target)}`,
    ...(words ? { description: words } : {}), ...(start_time ? { start_time } : {}), ...(stop_time && start_time && stop_time > start_time ? { stop_time } : {}), labels: [schema],
    external_references: referenceOf(id, { ...(exhibit === null ? {} : { description: `exhibit ${exhibit}, ${locator ?? 'whole'}` }) }),
  }
}

/** A STIX timestamp is an instant: of a day its beginning; a month or a year alone is none. */
function instantOf(date: string | null): string | undefined {
  if (date === null || !/^\d{4}-\d\d-\d\d/.test(date)) return undefined
  const time = Date.parse(date.includes('T') && !/(Z|[+-]\d\d:?\d\d)$/.test(date) ? `${date}Z` : date)
  return Number.isNaN(time) ? undefined : new Date(time).toISOString()
}

/** A UUID made of a text (RFC 9562, version 8): the same for the same text. */
export function uuidOf(id: string): string {
  const hex = sha256(`stix ${id}`)
  const variant = ((Number.parseInt(hex[16]!, 16) & 3) | 8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
