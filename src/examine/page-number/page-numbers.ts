import { missingNumbers } from '../account/account-checks.ts'
import type { Check } from '../check.ts'
import type { ExaminedText } from '../examined-statement.ts'
import type { Place } from '../sign.ts'

/** A page on which its number is printed: `Page 2 of 5`. */
export interface NumberedPage {
  readonly locator: string
  readonly printed: number
  readonly of: number
}

/** Pages of one exhibit that follow each other and are of one paper: counting begins anew where a number is not greater, or the whole differs. */
export interface PageRun extends Place {
  readonly pages: readonly NumberedPage[]
}

/** How a page is numbered in print. Also understood by the engine (RE2). */
export const printedNumber = String.raw`\b(?:page|seite|p\u00e1gina|pagina|blatt)\s+(\d{1,4})\s*(?:of|von|de|di|sur|/)\s*(\d{1,4})\b`

/** The number printed on a page; undefined where there is none. */
export function numberOn({ text, locator }: Pick<ExaminedText, 'text' | 'locator'>): NumberedPage | undefined {
  const match = new RegExp(printedNumber, 'iu').exec(text)
  const [printed, of] = [Number(match?.[1]), Number(match?.[2])]
  return match && printed >= 1 && printed <= of ? { locator, printed, of } : undefined
}

/**
 * The numbered papers of one exhibit, from its pages in order. None where only few pages bear a number: then it is likely one of
 * the text, about another paper.
 */
export function gatherPageRuns(exhibit: string, pages: readonly NumberedPage[], pageCount: number): PageRun[] {
  if (pages.length < 2 || pages.length * 2 < pageCount) return []
  const runs: NumberedPage[][] = []
  for (const page of pages) {
    const last = runs.at(-1)?.at(-1)
    if (last && last.of === page.of && page.printed > last.printed) runs.at(-1)!.push(page)
    else runs.push([page])
  }
  return runs.map((run) => ({ exhibit, locator: run[0]!.locator, pages: run }))
}

/** The texts that are pages. */
export function pagesOf(texts: readonly ExaminedText[]): ExaminedText[] {
  return texts.filter(({ locator }) => /^page=\d+$/.test(locator))
}

const numbers: Check<PageRun> = {
  id: 'page.numbers', title: 'Printed page numbers', clause: 'Pages are numbered without a gap, to the number of pages that is printed', strength: 'C', explanations: ['page-missing', 'joined-files', 'misread'],
  examine({ pages }) {
    const { of } = pages[0]!
    const printed = pages.map((page) => page.printed)
    const missing = missingNumbers([0, ...printed, of + 1])
    const expected = of === 1 ? 'page 1' : `pages 1 to ${of}`
    if (missing === '') return [{ outcome: 'pass', observed: expected, expected, message: `Every page of ${of} is there.` }]
    const gap = pages.find((page, index) => page.printed !== (pages[index - 1]?.printed ?? 0) + 1) ?? pages.at(-1)!
    return [{ outcome: 'fail', observed: `pages ${printed.join(', ')}`, expected, locator: gap.locator, message: `Of the ${of} pages that are printed on it these are not there: ${missing}.` }]
  },
}

/** Every check of printed page numbers. */
export const pageNumberChecks: readonly Check<PageRun>[] = [numbers]
