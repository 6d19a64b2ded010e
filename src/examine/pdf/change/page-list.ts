import { dictOf, nameOf, refOf, type PdfDict, type PdfValue } from '../../../extract/pdf/structure/pdf-value.ts'
import type { PdfView } from '../../../extract/pdf/structure/pdf-view.ts'

/** A page as its document has it, with what it inherits from the tree of pages (ISO 32000-2, section 7.7.3.4). */
export interface PdfPage {
  /** From 1. */
  readonly number: number
  /** Its object, 0 for a page that is written into the tree itself. */
  readonly objectNumber: number
  readonly dict: PdfDict
  /** Resources, MediaBox, CropBox, Rotate as they hold for the page. */
  readonly inherited: ReadonlyMap<string, PdfValue>
}

const inheritable = ['Resources', 'MediaBox', 'CropBox', 'Rotate']
const deepest = 60

/** The pages of a document in order, at most `maxPages`. */
export function listPages(view: PdfView, maxPages: number): PdfPage[] {
  const pages: PdfPage[] = []
  const seen = new Set<number>()
  const walk = (value: PdfValue | undefined, above: ReadonlyMap<string, PdfValue>, depth: number): void => {
    const ref = refOf(value)
    const dict = dictOf(view.resolve(value))
    if (!dict || pages.length >= maxPages || depth > deepest || (ref && seen.has(ref.number))) return
    if (ref) seen.add(ref.number)
    const inherited = new Map(above)
    for (const key of inheritable) if (dict.entries.has(key)) inherited.set(key, dict.entries.get(key)!)
    const kids = view.list(dict.entries.get('Kids'))
    if (kids && nameOf(view.value(dict, 'Type')) !== 'Page') for (const kid of kids) walk(kid, inherited, depth + 1)
    else pages.push({ number: pages.length + 1, objectNumber: ref?.number ?? 0, dict, inherited })
  }
  walk(view.catalog?.entries.get('Pages'), new Map(), 0)
  return pages
}
