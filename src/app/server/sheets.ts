import { parseLocator } from '../../model/locator.ts'
import type { Sheet, SheetColumn } from './api-types.ts'
import type { KnownExhibit } from './exhibit-file.ts'
import { maybeText, numberOf, textOf } from './place.ts'
import type { ServedCase } from './served-case.ts'

/** The tables of an exhibit: those that were surveyed, and those of which only text was read. */
export async function readSheets(served: ServedCase, { id }: KnownExhibit): Promise<Sheet[]> {
  const surveyed = await served.ask(
    `SELECT coalesce(sheet, '') AS sheet, rows, column_number, column_name, treatment, target, confidence, reason FROM coverage
WHERE exhibit_id = $1 ORDER BY 1, column_number`, [id],
  )
  const reached = await served.ask(
    `SELECT sheet, max(last) AS last, max(width) AS width FROM (
  SELECT regexp_extract(locator, '^sheet=([^&]*)&', 1) AS sheet, TRY_CAST(regexp_extract(locator, 'row=([0-9]+)', 1) AS BIGINT) AS last,
    TRY_CAST(regexp_extract(locator, '[&,]?col=(?:[0-9]+,)*([0-9]+)', 1) AS BIGINT) AS width
  FROM (SELECT locator FROM statements WHERE exhibit_id = $1 UNION ALL SELECT locator FROM texts WHERE exhibit_id = $1)
  WHERE locator LIKE 'row=%' OR locator LIKE 'sheet=%')
GROUP BY 1 ORDER BY 1`, [id],
  )
  const sheets = new Map<string, { rows: number; width: number; columns: SheetColumn[] }>()
  const sheetOf = (name: string) => sheets.get(name) ?? sheets.set(name, { rows: 0, width: 0, columns: [] }).get(name)!
  for (const row of surveyed) {
    const sheet = sheetOf(textOf(row['sheet']))
    // The header, and what stands above it, come before the data rows that the survey counts.
    sheet.rows = Math.max(sheet.rows, numberOf(row['rows']) + 1)
    sheet.columns.push({
      column: numberOf(row['column_number']),
      name: textOf(row['column_name']),
      treatment: textOf(row['treatment']),
      target: maybeText(row['target']),
      confidence: row['confidence'] === null ? null : numberOf(row['confidence']),
      reason: maybeText(row['reason']),
    })
  }
  for (const row of reached) {
    const sheet = sheetOf(sheetName(textOf(row['sheet'])))
    sheet.rows = Math.max(sheet.rows, numberOf(row['last']))
    sheet.width = Math.max(sheet.width, numberOf(row['width']))
  }
  return [...sheets]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { rows, width, columns }]) => ({ name: name || null, rows, columns: columns.length > 0 ? columns : unnamed(width || 12) }))
}

function sheetName(encoded: string): string {
  const parsed = encoded ? parseLocator(`sheet=${encoded}&row=1`) : undefined
  return parsed?.kind === 'cell' ? (parsed.sheet ?? '') : ''
}

function unnamed(count: number): SheetColumn[] {
  return Array.from({ length: count }, (_, index) => ({ column: index + 1, name: '' }))
}
