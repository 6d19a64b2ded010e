import { exhibitEntityId } from '../../../model/entity-id.ts'
import { exhibitOrderSql } from '../../../store/sql-text.ts'
import type { ExhibitAnswer, ExhibitFace, ExhibitLine } from '../api-types.ts'
import { findExhibit, type KnownExhibit } from '../exhibit-file.ts'
import { maybeText, numberOf, textOf } from '../place.ts'
import { SaidOf } from '../said-of.ts'
import { ask, route } from '../route.ts'
import type { AnswerRow, ServedCase } from '../served-case.ts'
import { readSheets } from '../sheets.ts'
import { exhibitLine } from './exhibits.ts'

/** One exhibit: what is known of it, and the ways in which it can be looked at. */
export const exhibitRoute = route('/api/exhibits/:exhibit', { exhibit: ask.exhibit }, async (served, { exhibit }): Promise<ExhibitAnswer> => {
  const known = await findExhibit(served, exhibit)
  const children = '(SELECT count(*) FROM exhibits c WHERE c.parent_id = x.id) AS children'
  const [row] = await served.ask(`SELECT x.*, ${children} FROM exhibits x WHERE id = $1`, [known.id])
  const line = exhibitLine(row!)
  const sheets = await readSheets(served, known)
  const around = await readNeighbours(served, exhibit)
  const [parent] = await served.ask('SELECT number, path FROM exhibits WHERE id = $1', [maybeText(row!['parent_id'])])
  const copies = await served.ask(
    `SELECT number, path FROM exhibits WHERE sha256 = $1 AND id <> $2 ORDER BY ${exhibitOrderSql('number')} LIMIT 50`, [known.sha256, known.id],
  )
  return {
    ...line,
    id: known.id,
    sha256: known.sha256,
    mediaType: known.mediaType,
    encoding: maybeText(row!['encoding']),
    pages: row!['pages'] === null ? null : numberOf(row!['pages']),
    receivedAt: textOf(row!['received_at']),
    receivedBy: textOf(row!['received_by']),
    ...(parent ? { parent: named(parent) } : {}),
    ...around,
    entityId: exhibitEntityId(known.id),
    faces: await readFaces(served, known, { line, hasSheets: sheets.length > 0 }),
    sheets,
    copies: copies.map(named),
    ...(await SaidOf.read(served)).grades(known.id),
  }
})

function named(row: AnswerRow): { number: string; path: string } {
  return { number: textOf(row['number']), path: textOf(row['path']) }
}

async function readNeighbours(served: ServedCase, number: string): Promise<{ previous?: string; next?: string }> {
  const order = exhibitOrderSql('number')
  const [row] = await served.ask(
    `SELECT previous, next FROM (
  SELECT number, lag(number) OVER (ORDER BY ${order}) AS previous, lead(number) OVER (ORDER BY ${order}) AS next FROM exhibits)
WHERE number = $1`, [number],
  )
  return { ...(row?.['previous'] ? { previous: textOf(row['previous']) } : {}), ...(row?.['next'] ? { next: textOf(row['next']) } : {}) }
}

const recordFormats = ['json', 'geojson', 'ftm']

/** The faces that have something to show, the most telling first. */
async function readFaces(
  served: ServedCase, exhibit: KnownExhibit, { line, hasSheets }: { line: ExhibitLine; hasSheets: boolean },
): Promise<ExhibitFace[]> {
  const rows = await served.ask(
    `SELECT DISTINCT regexp_extract(locator, '^[a-z]+') AS kind, true AS is_text FROM texts WHERE exhibit_id = $1
UNION SELECT DISTINCT regexp_extract(locator, '^[a-z]+'), false FROM statements WHERE exhibit_id = $1`, [exhibit.id],
  )
  const texts = new Set(rows.filter((row) => row['is_text']).map((row) => row['kind']))
  const kinds = new Set(rows.map((row) => row['kind']))
  const [counted] = await served.ask('SELECT count(*) AS n FROM signs WHERE exhibit_id = $1', [exhibit.id])
  const checks = numberOf(counted?.['n'] ?? 0)
  const holds: Record<ExhibitFace, boolean> = {
    picture: pictureTypes.includes(exhibit.mediaType ?? ''),
    page: exhibit.format === 'pdf' ? line.state !== 'unread' : texts.has('page'),
    mail: kinds.has('part'),
    table: hasSheets,
    record: recordFormats.includes(exhibit.format ?? ''),
    text: texts.has('whole') || texts.has('char'),
    inside: line.children > 0,
    check: checks > 0,
    field: kinds.has('field') || kinds.has('member'),
    statement: line.statements > 0,
    problem: line.problems > 0,
    byte: line.sizeBytes > 0,
  }
  return (Object.keys(holds) as ExhibitFace[]).filter((face) => holds[face])
}

/** Pictures that a browser shows by itself; others are shown by what was read from them. */
export const pictureTypes: readonly string[] = ['image/jpeg', 'image/png', 'image/gif', 'image/webp']
