import type { Row } from '../store/store.ts'
import { byNumber } from './collect-exhibits.ts'
import type { DossierInput } from './dossier-input.ts'
import { makeCheckSheet, type CheckSheet, type SheetExhibit } from './sheet/check-sheet.ts'

/** Check sheets as the dossier prints them. */
export interface PrintedSheets {
  /** Of exhibits that leave something to a person, those with the strongest signs first. */
  readonly sheets: readonly CheckSheet[]
  /** Exhibits with such a sheet that is not printed. */
  readonly leftOut: number
  /** Exhibits in which every check passed or did not apply. */
  readonly settled: number
  /** Pictures that are printed, as `data:` addresses by their hash. */
  readonly pictures: ReadonlyMap<string, string>
}

/** Most sheets, and bytes of pictures, that are printed. */
const maxSheets = 120
const maxPictureBytes = 12_000_000
/** Signs that are read of one exhibit, the ones to look at first. */
const maxSigns = 2_000

/** The sheets of the exhibits that a person still has to look at, with the pictures that fit. */
export async function collectSheets({ store, readPicture }: Pick<DossierInput, 'store' | 'readPicture'>): Promise<PrintedSheets> {
  const chosen = await store.all(
    `WITH examined AS (
  SELECT exhibit_id, min(CASE WHEN outcome = 'fail' THEN strength ELSE 'D' END) FILTER (must_look) AS worst FROM signs GROUP BY exhibit_id)
SELECT x.id, x.number, x.path, x.sha256, x.size_bytes, e.worst FROM examined e JOIN exhibits x ON x.id = e.exhibit_id
WHERE e.worst IS NOT NULL ORDER BY e.worst, ${byNumber('x.number')} LIMIT ${maxSheets}`,
  )
  const [counts] = await store.all(
    `SELECT count(*) FILTER (looks) AS looked, count(*) FILTER (NOT looks) AS settled
FROM (SELECT bool_or(must_look) AS looks FROM signs GROUP BY exhibit_id)`,
  )
  const sheets: CheckSheet[] = []
  for (const row of chosen) sheets.push(await readSheet(String(row['id']), exhibitOf(row), store))
  const pictures = new Map<string, string>()
  let bytesLeft = maxPictureBytes
  for (const { sha256, mediaType } of sheets.flatMap(picturesByUse)) {
    if (pictures.has(sha256)) continue
    const bytes = readPicture(sha256)
    if (!bytes || bytes.byteLength > bytesLeft) continue
    bytesLeft -= bytes.byteLength
    pictures.set(sha256, `data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}`)
  }
  return { sheets, leftOut: Number(counts?.['looked'] ?? 0) - sheets.length, settled: Number(counts?.['settled'] ?? 0), pictures }
}

/** Reads the sheet of one exhibit from the derived tables. */
export async function readSheet(exhibitId: string, exhibit: SheetExhibit, store: Pick<DossierInput['store'], 'all'>): Promise<CheckSheet> {
  const signs = await store.all(
    `SELECT check_id, title, clause, locator, outcome, strength, must_look, observed, expected, message, explanations FROM signs
WHERE exhibit_id = $1 ORDER BY NOT must_look, strength, check_id, locator, id LIMIT ${maxSigns}`, [exhibitId],
  )
  const pictures = await store.all('SELECT * FROM sheet_pictures WHERE exhibit_id = $1 ORDER BY position', [exhibitId])
  const problems = await store.all(
    `SELECT code, severity, message, locator FROM problems WHERE exhibit_id = $1 ORDER BY list_position(['error', 'warning', 'information'], severity), code, id LIMIT 100`,
    [exhibitId],
  )
  return sheetOfRows(exhibit, { signs, pictures, problems })
}

/** Rows of `signs`, `sheet_pictures` and `problems` of one exhibit. */
export interface SheetRows {
  readonly signs: readonly Fields[]
  readonly pictures: readonly Fields[]
  readonly problems: readonly Fields[]
}

type Fields = Readonly<Record<string, unknown>>

/** The sheet of the rows of one exhibit. */
export function sheetOfRows(exhibit: SheetExhibit, rows: SheetRows): CheckSheet {
  const text = (row: Fields, name: string) => String(row[name] ?? '')
  return makeCheckSheet(exhibit, {
    signs: rows.signs.map((row) => ({
      checkId: text(row, 'check_id'), title: text(row, 'title'), clause: text(row, 'clause'), locator: text(row, 'locator') || 'whole', outcome: text(row, 'outcome'),
      strength: text(row, 'strength'), mustLook: row['must_look'] === true || row['must_look'] === 'true', observed: text(row, 'observed'), expected: text(row, 'expected'), message: text(row, 'message'),
      explanations: listOf(row['explanations']),
    })),
    pictures: rows.pictures.map((row) => ({
      examiner: text(row, 'examiner'), name: text(row, 'name'), caption: text(row, 'caption'), locator: text(row, 'locator'), mediaType: text(row, 'media_type'),
      sha256: text(row, 'sha256'), sizeBytes: Number(row['size_bytes']),
    })),
    problems: rows.problems.map((row) => ({
      code: text(row, 'code'), severity: text(row, 'severity'), message: text(row, 'message'), ...(row['locator'] == null ? {} : { locator: text(row, 'locator') }),
    })),
  })
}

/** Pictures that show something to look at, before the others. */
function picturesByUse({ entries, pictures }: CheckSheet): CheckSheet['pictures'] {
  const used = new Set(entries.filter((entry) => entry.mustLook).flatMap((entry) => entry.pictures))
  return [...pictures.filter(({ name }) => used.has(name)), ...pictures.filter(({ name }) => !used.has(name))]
}

function listOf(value: unknown): string[] {
  const list: unknown = typeof value === 'string' && value !== '' ? JSON.parse(value) : value
  return Array.isArray(list) ? list.map(String) : []
}

function exhibitOf(row: Row): SheetExhibit {
  return { number: String(row['number']), path: String(row['path']), sha256: String(row['sha256']), sizeBytes: Number(row['size_bytes']) }
}
