import type { Store } from '../../store/store.ts'
import { gatherPageRuns, numberOn, printedNumber, type NumberedPage, type PageRun } from './page-numbers.ts'

/** Numbered papers among the exhibits of a case. */
export async function readPageRuns(store: Store): Promise<PageRun[]> {
  const rows = await store.all<{ exhibit_id: string; locator: string; text: string; pages: number }>(
    `SELECT exhibit_id, locator, regexp_extract(text, $1, 0, 'i') AS text, pages FROM (
  SELECT *, count(*) OVER (PARTITION BY exhibit_id) AS pages FROM derived.texts WHERE regexp_full_match(locator, 'page=[0-9]+'))
WHERE regexp_matches(text, $1, 'i') ORDER BY exhibit_id, segment`, [printedNumber.replaceAll(String.raw`\u00e1`, '\u00e1')],
  )
  return [...Map.groupBy(rows, (row) => row.exhibit_id)].flatMap(([exhibit, pages]) =>
    gatherPageRuns(exhibit, pages.flatMap((page): readonly NumberedPage[] => [numberOn(page)].filter((found) => found !== undefined)), Number(pages[0]!.pages)))
}
