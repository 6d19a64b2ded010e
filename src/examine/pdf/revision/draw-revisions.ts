import { openPdf } from '../../../extract/pdf/open-pdf.ts'
import { defaultLimits } from '../../../extract/limits.ts'
import { formatLocator } from '../../../model/locator.ts'
import type { DocumentChange } from '../change/document-change.ts'
import { drawPage, type PageRaster } from '../content/page-raster.ts'
import { drawSideBySide, findDifferences } from '../content/side-by-side.ts'
import type { SheetPicture } from '../../document/document-examiner.ts'
import type { PdfFile } from '../../../extract/pdf/structure/pdf-file.ts'

/** A page before and after a revision, as two pictures in one. */
export interface DrawnRevision {
  readonly page: number
  readonly revision: number
  /** Places at which the two pictures differ; undefined when one could not be drawn. */
  readonly differences: number
  readonly picture: SheetPicture
}

const mostPages = 4
const mostPixels = 1_500_000

/** What a drawing of revisions is done with. */
export interface RevisionDrawing {
  readonly maxPixels: number
  readonly maxFileBytes: number
}

/**
 * Restores the file as it was before and after a change, draws the pages that changed, and lays them side by side with a frame
 * around each difference. A file as it was is its first bytes up to the end of that revision.
 */
export async function drawRevisions(file: PdfFile, changes: readonly DocumentChange[], limits: RevisionDrawing): Promise<DrawnRevision[]> {
  const wanted = [...Map.groupBy(changes.filter(({ page }) => page !== undefined), ({ page, revision }) => `${revision} ${page}`).values()].slice(0, mostPages)
  const drawn: DrawnRevision[] = []
  for (const [change] of wanted) {
    const one = change && (await drawOne(file, { page: change.page!, revision: change.revision }, limits))
    if (one) drawn.push(one)
  }
  return drawn
}

async function drawOne(file: PdfFile, { page, revision }: { page: number; revision: number }, limits: RevisionDrawing): Promise<DrawnRevision | undefined> {
  const [before, after] = [file.revisions[revision - 1], file.revisions[revision]]
  if (!before || !after || after.end > limits.maxFileBytes) return undefined
  const [left, right] = [await drawAt(file, before.end, { page, limits }), await drawAt(file, after.end, { page, limits })]
  if (!left || !right) return undefined
  const differences = findDifferences(left.raster, right.raster)
  const bytes = drawSideBySide(right.factory, [left.raster.canvas, right.raster.canvas], differences)
  if (!bytes) return undefined
  const caption = `Page ${page} after revision ${revision} (left) and after revision ${revision + 1} (right), ${differences.length} places that differ framed. Restored from the first ${before.end} and ${after.end} bytes.`
  const name = `page-${page}-revision-${revision}-and-${revision + 1}`
  const picture: SheetPicture = { name, caption, locator: formatLocator({ kind: 'page', page }), mediaType: 'image/png', bytes }
  return { page, revision, differences: differences.length, picture }
}

async function drawAt(file: PdfFile, end: number, { page, limits }: { page: number; limits: RevisionDrawing }): Promise<{ raster: PageRaster; factory: unknown } | undefined> {
  try {
    const { pdf, close } = await openPdf(file.bytes.subarray(0, end), { ...defaultLimits, maxPixels: limits.maxPixels })
    try {
      if (page > pdf.numPages) return undefined
      const factory = (pdf as { canvasFactory?: unknown }).canvasFactory
      const raster = await drawPage(await pdf.getPage(page), factory, { scale: 1.25, maxPixels: Math.min(limits.maxPixels, mostPixels) })
      return raster && { raster, factory }
    } finally {
      await close()
    }
  } catch {
    // A revision that no reader opens is not drawn; the changes are told all the same.
    return undefined
  }
}
