import type { PdfView } from '../../../extract/pdf/structure/pdf-view.ts'
import type { ChangeKind, DocumentChange } from './document-change.ts'
import { findDifference, type ViewPair } from './find-difference.ts'

type Change = Omit<DocumentChange, 'revision'>

const kindOfKey: Readonly<Record<string, { readonly kind: ChangeKind; readonly what: string }>> = {
  DSS: { kind: 'validation-data', what: 'data for validating signatures were added (DSS)' },
  Metadata: { kind: 'metadata', what: 'the XMP metadata changed' },
  Version: { kind: 'metadata', what: 'the version of PDF told changed' },
  Extensions: { kind: 'metadata', what: 'the extensions of PDF told changed' },
  Lang: { kind: 'metadata', what: 'the language told changed' },
  MarkInfo: { kind: 'structure', what: 'the marking of the structure changed' },
  StructTreeRoot: { kind: 'structure', what: 'the logical structure changed' },
  Outlines: { kind: 'navigation', what: 'the outline changed' },
  Dests: { kind: 'navigation', what: 'named destinations changed' },
  PageLabels: { kind: 'navigation', what: 'the page labels changed' },
  OpenAction: { kind: 'action', what: 'what happens on opening changed' },
  AA: { kind: 'action', what: 'what happens on events changed' },
  OCProperties: { kind: 'layer', what: 'the layers, or which of them show, changed' },
}
/** Keys that are compared elsewhere, or that only guide a viewer. */
const otherwise = new Set(['Type', 'Pages', 'AcroForm', 'Names', 'Perms', 'PieceInfo', 'LastModified', 'PageMode', 'PageLayout', 'ViewerPreferences', 'Legal', 'AF', 'OutputIntents', 'Threads', 'URI', 'SpiderInfo', 'NeedsRendering', 'Requirements', 'Collection'])
const kindOfName: Readonly<Record<string, { readonly kind: ChangeKind; readonly what: string }>> = {
  EmbeddedFiles: { kind: 'attachment', what: 'embedded files changed' },
  JavaScript: { kind: 'action', what: 'scripts changed' },
  AP: { kind: 'annotation', what: 'named drawings of annotations changed' },
  Dests: { kind: 'navigation', what: 'named destinations changed' },
}

/** What changed in the catalog of a document, pages and form set aside, and in what it says of itself. */
export function compareCatalogs(pair: ViewPair): Change[] {
  const [before, after] = [pair.before.catalog, pair.after.catalog]
  const changes: Change[] = []
  for (const [key, change] of Object.entries(kindOfKey)) {
    if (isOther(pair, before?.entries.get(key), after?.entries.get(key))) changes.push(change)
  }
  for (const key of new Set([...(before?.entries.keys() ?? []), ...(after?.entries.keys() ?? [])])) {
    if (key in kindOfKey || otherwise.has(key)) continue
    if (!isOther(pair, before?.entries.get(key), after?.entries.get(key))) continue
    changes.push({ kind: 'unknown', what: `what the catalog holds under a key of no standard changed (${key})` })
  }
  const [oldNames, newNames] = [pair.before.dict(before?.entries.get('Names')), pair.after.dict(after?.entries.get('Names'))]
  for (const [key, change] of Object.entries(kindOfName)) {
    if (isOther(pair, oldNames?.entries.get(key), newNames?.entries.get(key))) changes.push(change)
  }
  if (isOther(pair, infoOf(pair.before), infoOf(pair.after))) changes.push({ kind: 'metadata', what: 'the document information changed' })
  return changes
}

function isOther(pair: ViewPair, left: Parameters<typeof findDifference>[1], right: Parameters<typeof findDifference>[2]): boolean {
  return findDifference(pair, left, right) !== undefined
}

function infoOf(view: PdfView): Parameters<typeof findDifference>[1] {
  return view.trailer.entries.get('Info')
}
