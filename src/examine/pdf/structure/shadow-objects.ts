import type { PdfFile } from '../../../extract/pdf/structure/pdf-file.ts'

/** An object that a later revision takes up although it was written with an earlier one and not used there. */
export interface ShadowObject {
  readonly number: number
  /** The revision that names it, from 0. */
  readonly revision: number
  /** The revision in whose bytes it stands. */
  readonly from: number
  readonly offset: number
  readonly end: number
}

const mostShadows = 50

/**
 * Objects prepared for an exchange (shadow attack of the kind hide and replace, Mainka, Mladenov and Rohlmann, NDSS 2021):
 * a revision names one that stands before its own bytes, and that the revision before it did not use.
 */
export function findShadows(file: PdfFile): ShadowObject[] {
  const shadows: ShadowObject[] = []
  for (const revision of file.revisions.slice(1)) {
    const before = file.viewAt(revision.index - 1)
    const view = file.viewAt(revision.index)
    for (const [number, entry] of revision.entries) {
      if (entry.kind !== 'plain' || entry.offset >= revision.start || shadows.length >= mostShadows) continue
      const [was, site] = [before.entries.get(number), view.siteOf(number)]
      if (!site || (was?.kind === 'plain' && was.offset === entry.offset)) continue
      // Of a hybrid file, old readers see the table alone: what only its stream names was never in another place.
      const isHybrid = revision.sections.length > 1 && revision.sections[0]!.kind === 'table' && revision.sections[0]!.entries.get(number)?.kind !== 'plain'
      if (isHybrid && (was === undefined || was.kind === 'free')) continue
      // A section of a file joined from others may tell the place of a stream of sections again.
      if (revision.sections.some((section) => section.objectNumber === number)) continue
      const from = file.revisions.findIndex(({ end }) => entry.offset < end)
      shadows.push({ number, revision: revision.index, from, offset: site.start, end: site.end })
    }
  }
  return shadows
}
