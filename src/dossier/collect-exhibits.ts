import type { Row } from '../store/store.ts'
import type { DossierInput } from './dossier-input.ts'

/** An exhibit as the dossier prints it. */
export interface PrintedExhibit {
  readonly id: string
  readonly number: string
  readonly path: string
  readonly sha256: string
  readonly sizeBytes: number
  readonly authority: string
  readonly receivedAt: string
  readonly receivedBy: string
  readonly mediaType: string
  readonly state: string
  readonly reason: string | null
  readonly statements: number
}

/** The first of a list, and how many there are in all. */
export interface Cut<T> {
  readonly rows: readonly T[]
  readonly total: number
}

/** Most exhibits of a list that are printed. */
const maxExhibits = 3_000

/** The list of exhibits, in order of their numbers. */
export function listExhibits(input: DossierInput): Promise<Cut<PrintedExhibit>> {
  return selectExhibits(input, 'true')
}

/** Exhibits that were not read, or not whole. */
export function listUnread(input: DossierInput): Promise<Cut<PrintedExhibit>> {
  return selectExhibits(input, "state <> 'read'")
}

/** The exhibits of these ids, by id: all of them, however many the lists print. */
export async function findExhibits(ids: Iterable<string>, { store }: DossierInput): Promise<Map<string, PrintedExhibit>> {
  const sql = `${selected} FROM exhibits WHERE id IN (SELECT unnest(string_split($1, ' '))) ORDER BY ${byNumber('number')}`
  const rows = await store.all(sql, [[...ids].join(' ')])
  return new Map(rows.map((row) => [String(row['id']), toExhibit(row)]))
}

/** Orders exhibit numbers as numbers: 2 before 10, 2.9 before 2.10. */
export function byNumber(column: string): string {
  return `list_transform(string_split(${column}, '.'), lambda part: CAST(part AS INTEGER))`
}

const selected = `SELECT id, number, path, sha256, size_bytes, authority, received_at, received_by, media_type, state, reason, statements,
  count(*) OVER () AS total`

async function selectExhibits({ store }: DossierInput, where: string): Promise<Cut<PrintedExhibit>> {
  const rows = await store.all(`${selected} FROM exhibits WHERE ${where} ORDER BY ${byNumber('number')} LIMIT ${maxExhibits}`)
  return { rows: rows.map(toExhibit), total: Number(rows[0]?.['total'] ?? 0) }
}

function toExhibit(row: Row): PrintedExhibit {
  const text = (name: string): string => String(row[name] ?? '')
  return {
    id: text('id'),
    number: text('number'),
    path: text('path'),
    sha256: text('sha256'),
    sizeBytes: Number(row['size_bytes']),
    authority: text('authority'),
    receivedAt: text('received_at'),
    receivedBy: text('received_by'),
    mediaType: text('media_type'),
    state: text('state'),
    reason: row['reason'] === null ? null : text('reason'),
    statements: Number(row['statements']),
  }
}
