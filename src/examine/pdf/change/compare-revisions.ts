import type { PdfFile } from '../../../extract/pdf/structure/pdf-file.ts'
import { compareCatalogs } from './compare-catalogs.ts'
import { compareForms } from './compare-forms.ts'
import { comparePages } from './compare-pages.ts'
import type { DocumentChange } from './document-change.ts'

/** How far revisions are compared. */
export interface ComparisonLimits {
  readonly maxPages: number
  readonly maxRevisions: number
}

/** What each revision after a first one changed, by content; `isCut` when there are more revisions than are compared. */
export function compareRevisions(file: PdfFile, from: number, { maxPages, maxRevisions }: ComparisonLimits): { changes: DocumentChange[]; isCut: boolean } {
  const last = file.revisions.length - 1
  const until = Math.min(last, from + maxRevisions)
  const changes: DocumentChange[] = []
  let before = file.viewAt(from)
  for (let revision = from + 1; revision <= until; revision++) {
    const after = file.viewAt(revision)
    const pair = { before, after }
    for (const change of [...comparePages(pair, maxPages), ...compareForms(pair), ...compareCatalogs(pair)]) changes.push({ ...change, revision })
    before = after
  }
  return { changes, isCut: until < last }
}
