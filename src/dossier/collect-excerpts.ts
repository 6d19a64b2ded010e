import { sha256 } from '../base/hash.ts'
import { formatLocator, parseLocator, wholeExhibit, type CellLocator } from '../model/locator.ts'
import { categoriesOfTarget, maskText } from '../model/special-category.ts'
import type { DossierInput } from './dossier-input.ts'
import { cutText, excerptOfText, findHeldText, type Excerpt, type ExcerptRow, type HeldText } from './excerpt.ts'

/** A place that the dossier cites. */
export interface CitedPlace {
  readonly exhibitId: string
  readonly locator: string
}

/** Most columns of a row that are printed. A cell beyond them is printed by itself. */
const maxColumns = 60

/** Kinds of places that lie inside a text that the case holds. */
const heldKinds: readonly string[] = ['chars', 'page', 'part']

/** The name of a place inside the dossier: an anchor. Two places never have the same. */
export function anchorOf({ exhibitId, locator }: CitedPlace): string {
  return `at-${exhibitId}-${isWholeExhibit(locator) ? 'whole' : sha256(locator).slice(0, 16)}`
}

/** Whether a citation names an exhibit and no place inside it. */
export function isWholeExhibit(locator: string): boolean {
  return locator === '' || locator === formatLocator(wholeExhibit)
}

/** What stands at each cited place of one exhibit, by locator. Cells are read again from the bytes, not from what was extracted. */
export async function collectExcerpts(exhibitId: string, locators: readonly string[], input: DossierInput): Promise<Map<string, Excerpt>> {
  const places = locators.flatMap((locator) => {
    const parsed = parseLocator(locator)
    return parsed ? [{ locator, parsed }] : []
  })
  const texts = places.some(({ parsed }) => heldKinds.includes(parsed.kind)) ? await readHeldTexts(exhibitId, input) : []
  const excerpts = new Map<string, Excerpt>()
  const cells: { locator: string; cell: CellLocator }[] = []
  const rest: string[] = []
  for (const { locator, parsed } of places) {
    const held = findHeldText(parsed, texts)
    if (held) excerpts.set(locator, excerptOfText(held.text, held.range))
    else if (parsed.kind === 'cell' && parsed.columns.every((column) => column <= maxColumns)) cells.push({ locator, cell: parsed })
    else rest.push(locator)
  }
  const columns = cells.length + rest.length > 0 ? await columnsBySheet(exhibitId, input) : new Map<string, KnownColumn[]>()
  await addRows(exhibitId, cells, { input, excerpts, columns })
  const values = rest.length > 0 ? await input.readAgain(exhibitId, rest) : []
  rest.forEach((locator, index) => {
    const text = values[index]
    if (text != null) excerpts.set(locator, { kind: 'value', text: isSpecialCell(locator, columns) ? maskText : cutText(text) })
  })
  return excerpts
}

/** The texts of an exhibit that a place can lie in; cells and members are read again from the bytes, and can be millions. */
async function readHeldTexts(exhibitId: string, { store }: DossierInput): Promise<readonly HeldText[]> {
  return store.all<{ locator: string; text: string }>(
    `SELECT locator, text FROM derived.texts
WHERE exhibit_id = $1 AND NOT regexp_matches(locator, '^(row|sheet|pointer)=') ORDER BY segment`,
    [exhibitId],
  )
}

async function addRows(
  exhibitId: string,
  cells: readonly { locator: string; cell: CellLocator }[],
  { input, excerpts, columns }: { input: DossierInput; excerpts: Map<string, Excerpt>; columns: Columns },
): Promise<void> {
  if (cells.length === 0) return
  const wanted = cells.map(({ cell }) => rowLocators(cell, columns))
  const read = await input.readAgain(exhibitId, wanted.flat())
  let at = 0
  cells.forEach(({ locator, cell }, index) => {
    const texts = read.slice(at, at + wanted[index]!.length)
    at += wanted[index]!.length
    // A row that is not there is not printed as one of empty cells.
    if (texts.every((text) => text == null)) return
    const known = columns.get(cell.sheet ?? '')?.filter(({ number }) => number <= maxColumns)
    const names = known?.map(({ name }) => name) ?? (cell.columns.length > 0 ? cell.columns.map((column) => `column ${column}`) : ['the row'])
    const row: ExcerptRow = { row: cell.row, cells: texts.map((text, at) => (text && known?.[at]?.isSpecial ? maskText : cutText(text ?? ''))), cited: cell.columns }
    excerpts.set(locator, { kind: 'row', sheet: cell.sheet, columns: names, row })
  })
}

/** A locator for each cell of the row; for the row itself where nothing tells of its cells. */
function rowLocators(cell: CellLocator, columns: Columns): string[] {
  const names = columns.get(cell.sheet ?? '')?.filter(({ number }) => number <= maxColumns)
  const numbers = names ? names.map((_, index) => index + 1) : cell.columns
  const place = { kind: 'cell', ...(cell.sheet === undefined ? {} : { sheet: cell.sheet }), row: cell.row } as const
  return numbers.length === 0 ? [formatLocator({ ...place, columns: [] })] : numbers.map((column) => formatLocator({ ...place, columns: [column] }))
}

interface KnownColumn {
  readonly number: number
  readonly name: string
  /** It tells a special category of personal data: its cells are masked. */
  readonly isSpecial: boolean
}

type Columns = ReadonlyMap<string, readonly KnownColumn[]>

function isSpecialCell(locator: string, columns: Columns): boolean {
  const cell = parseLocator(locator)
  return cell?.kind === 'cell' && (columns.get(cell.sheet ?? '') ?? []).some(({ number, isSpecial }) => isSpecial && (cell.columns.length === 0 || cell.columns.includes(number)))
}

async function columnsBySheet(exhibitId: string, { store }: DossierInput): Promise<Map<string, KnownColumn[]>> {
  const rows = await store.all<{ sheet: string | null; column_number: number; column_name: string; target: string | null }>(
    'SELECT sheet, column_number, column_name, target FROM derived.coverage WHERE exhibit_id = $1 ORDER BY sheet NULLS FIRST, column_number', [exhibitId],
  )
  const columns = new Map<string, KnownColumn[]>()
  for (const { sheet, column_number: number, column_name: name, target } of rows) {
    const known = columns.get(sheet ?? '') ?? []
    known.push({ number, name, isSpecial: categoriesOfTarget(target).length > 0 })
    columns.set(sheet ?? '', known)
  }
  return columns
}
