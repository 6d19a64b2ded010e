import { dictOf, nameOf, refOf, type PdfDict, type PdfValue } from '../../../extract/pdf/structure/pdf-value.ts'
import type { PdfView } from '../../../extract/pdf/structure/pdf-view.ts'
import type { DocumentChange } from './document-change.ts'
import { findDifference, type ViewPair } from './find-difference.ts'
import { listPages, type PdfPage } from './page-list.ts'

type Change = Omit<DocumentChange, 'revision'>

const ownKeys = ['Contents', 'UserUnit', 'Group', 'VP', 'AA']
const inheritedKeys = ['Resources', 'MediaBox', 'CropBox', 'Rotate']
/** An annotation of these kinds only leads somewhere. */
const leading = new Set(['Link'])

/** Pages added, taken away, put in another order or changed, and annotations that are no form fields. */
export function comparePages(pair: ViewPair, maxPages: number): Change[] {
  const [before, after] = [listPages(pair.before, maxPages), listPages(pair.after, maxPages)]
  const old = new Map(before.filter((page) => page.objectNumber > 0).map((page) => [page.objectNumber, page]))
  const changes: Change[] = []
  for (const page of after) {
    const known = old.get(page.objectNumber) ?? (page.objectNumber === 0 ? before[page.number - 1] : undefined)
    const same = known ?? before.find((each) => !after.some((other) => other.objectNumber === each.objectNumber) && each.number === page.number)
    if (!same) changes.push({ kind: 'pages', page: page.number, what: `page ${page.number} was added` })
    else changes.push(...comparePage(pair, same, page))
  }
  if (before.length > after.length) changes.push({ kind: 'pages', what: `${before.length - after.length} of ${before.length} pages were taken out` })
  const kept = after.map((page) => old.get(page.objectNumber)?.number).filter((number) => number !== undefined)
  if (kept.some((number, index) => index > 0 && number < kept[index - 1]!)) changes.push({ kind: 'pages', what: 'the pages were put in another order' })
  return changes
}

function comparePage(pair: ViewPair, before: PdfPage, after: PdfPage): Change[] {
  const page = after.number
  const changes: Change[] = []
  const tell = (key: string, left: PdfValue | undefined, right: PdfValue | undefined) => {
    const place = findDifference(pair, left, right)
    if (place !== undefined) changes.push({ kind: 'page-content', page, what: `${wordOf(key)} of page ${page} changed (${key === place || place === 'value' ? key : `${key}/${place}`})` })
  }
  for (const key of ownKeys) tell(key, before.dict.entries.get(key), after.dict.entries.get(key))
  for (const key of inheritedKeys) tell(key, before.inherited.get(key), after.inherited.get(key))
  return [...changes, ...compareAnnotations(pair, before, after)]
}

function wordOf(key: string): string {
  if (key === 'Contents') return 'what is drawn'
  if (key === 'Resources') return 'a font, picture or form that is drawn'
  return key === 'AA' ? 'what happens on opening' : 'the frame'
}

function compareAnnotations(pair: ViewPair, before: PdfPage, after: PdfPage): Change[] {
  const [old, now] = [annotationsOf(pair.before, before), annotationsOf(pair.after, after)]
  const page = after.number
  const changes: Change[] = []
  for (const [key, { value, dict, subtype }] of now) {
    const known = old.get(key)
    if (subtype === 'Widget') {
      if (!known && isLarge(pair.after, dict, after)) changes.push({ kind: 'annotation', page, what: `a field that covers much of page ${page} was added` })
      continue
    }
    const kind = leading.has(subtype) ? 'navigation' : 'annotation'
    if (!known) changes.push({ kind, page, what: `an annotation (${subtype}) was added to page ${page}` })
    else {
      const place = findDifference(pair, known.value, value)
      if (place !== undefined) changes.push({ kind, page, what: `an annotation (${subtype}) of page ${page} changed (${place})` })
    }
  }
  for (const [key, { subtype }] of old) {
    if (!now.has(key) && subtype !== 'Widget') changes.push({ kind: 'annotation', page, what: `an annotation (${subtype}) was taken off page ${page}` })
  }
  return changes
}

function annotationsOf(view: PdfView, page: PdfPage): Map<string, { value: PdfValue; dict: PdfDict; subtype: string }> {
  const annotations = new Map<string, { value: PdfValue; dict: PdfDict; subtype: string }>()
  for (const [index, value] of (view.list(page.dict.entries.get('Annots')) ?? []).entries()) {
    const dict = dictOf(view.resolve(value))
    if (dict) annotations.set(String(refOf(value)?.number ?? `at ${index}`), { value, dict, subtype: nameOf(view.value(dict, 'Subtype')) ?? 'unknown' })
  }
  return annotations
}

/** Whether a field takes a fifth of its page or more: a signature drawn so large can hide what was signed before. */
function isLarge(view: PdfView, dict: PdfDict, page: PdfPage): boolean {
  const [field, sheet] = [areaOf(view, dict.entries.get('Rect')), areaOf(view, page.inherited.get('CropBox') ?? page.inherited.get('MediaBox'))]
  return sheet > 0 && field >= 0.2 * sheet
}

function areaOf(view: PdfView, value: PdfValue | undefined): number {
  const [x0, y0, x1, y1] = (view.list(value) ?? []).map((edge) => view.resolve(edge))
  return [x0, y0, x1, y1].every((edge) => typeof edge === 'number') ? Math.abs(((x1 as number) - (x0 as number)) * ((y1 as number) - (y0 as number))) : 0
}
