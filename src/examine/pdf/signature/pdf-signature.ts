import { listFields } from '../change/form-fields.ts'
import type { PdfFile } from '../../../extract/pdf/structure/pdf-file.ts'
import type { ObjectSite } from '../../../extract/pdf/structure/scan-objects.ts'
import type { PdfView } from '../../../extract/pdf/structure/pdf-view.ts'
import { dictOf, listOf, nameOf, readableText, refOf, type PdfDict, type PdfText } from '../../../extract/pdf/structure/pdf-value.ts'

/** A signature of a PDF, or a time stamp of the document: its dictionary (ISO 32000-2, table 255) and where it stands. */
export interface PdfSignature {
  /** Full name of its field. */
  readonly field: string
  readonly fieldDict: PdfDict
  readonly dict: PdfDict
  /** The revision that brought it, from 0. */
  readonly revision: number
  /** Whether the form still has it in the last revision. */
  readonly isInForm: boolean
  /** First byte and the one after the last of the object that holds it; undefined when it is packed in a stream. */
  readonly place: { readonly start: number; readonly end: number } | undefined
  /** `ETSI.CAdES.detached`. */
  readonly subFilter: string
  /** Numbers as written; undefined when there is no array of whole numbers. */
  readonly byteRange: readonly number[] | undefined
  /** The signature value as written, in angle brackets. */
  readonly contents: PdfText | undefined
  /** The view in which it was found. */
  readonly view: PdfView
}

const mostSignatures = 200
const mostHits = 1_000

/** Every signature that the form of any revision has, in order of revision and field. */
export function findSignatures(file: PdfFile): PdfSignature[] {
  const found = new Map<string, PdfSignature>()
  for (const { index } of file.revisions) {
    const view = file.viewAt(index)
    for (const field of listFields(view)) {
      const dict = view.dict(field.value)
      if (field.type !== 'Sig' || field.isWidgetOnly || !dict || found.size >= mostSignatures) continue
      const ref = refOf(field.value) ?? { number: field.objectNumber }
      const key = `${ref.number} ${view.placeOf(ref.number)}`
      const known = found.get(key)
      const isInForm = index === file.revisions.length - 1
      found.set(key, known ? { ...known, isInForm } : { ...describe(view, dict, ref.number), field: field.name, fieldDict: field.dict, revision: index, isInForm })
    }
  }
  return [...found.values()]
}

/** Signatures in the bytes of the file that no form has, and that are no usage rights (ISO 32000-2, 12.8.2.3), in order of the bytes. */
export function findStraySignatures(file: PdfFile, known: readonly PdfSignature[]): PdfSignature[] {
  const buffer = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength)
  const rights = new Set(file.revisions.flatMap(({ index }) => rightsOf(file.viewAt(index))))
  const stray: PdfSignature[] = []
  for (let at = buffer.indexOf('/ByteRange', 0, 'latin1'), hits = 0; at >= 0 && hits < mostHits; at = buffer.indexOf('/ByteRange', at + 10, 'latin1'), hits++) {
    const site = siteBefore(file.sites, at)
    if (!site || rights.has(site.number) || [...known, ...stray].some(({ place }) => place && place.start <= at && at < place.end)) continue
    const revision = file.revisions.find(({ end }) => site.offset < end)?.index ?? file.revisions.length - 1
    const view = file.viewAt(revision)
    const object = file.objectAt(site.offset, view)
    const dict = dictOf(object?.value)
    if (!object || !dict?.entries.has('ByteRange') || object.end <= at) continue
    const empty: PdfDict = { kind: 'dict', entries: new Map() }
    stray.push({ ...describe(view, dict, 0), place: { start: object.start, end: object.end }, field: '', fieldDict: empty, revision, isInForm: false })
  }
  return stray
}

/** The last object that begins before a byte. */
function siteBefore(sites: readonly ObjectSite[], at: number): ObjectSite | undefined {
  let [low, high] = [0, sites.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sites[middle]!.offset < at) low = middle + 1
    else high = middle
  }
  return sites[low - 1]
}

function rightsOf(view: PdfView): number[] {
  const permissions = view.dict(view.catalog?.entries.get('Perms'))
  return ['UR', 'UR3'].flatMap((key) => refOf(permissions?.entries.get(key))?.number ?? [])
}

function describe(view: PdfView, dict: PdfDict, number: number): Omit<PdfSignature, 'field' | 'fieldDict' | 'revision' | 'isInForm'> {
  const object = view.siteOf(number)
  const contents = view.value(dict, 'Contents')
  const numbers = listOf(view.value(dict, 'ByteRange'))?.map((item) => view.resolve(item))
  return {
    dict,
    place: object && { start: object.start, end: object.end },
    subFilter: nameOf(view.value(dict, 'SubFilter')) ?? '',
    byteRange: numbers?.every((item) => typeof item === 'number' && Number.isInteger(item)) ? (numbers as number[]) : undefined,
    contents: contents !== null && typeof contents === 'object' && contents.kind === 'text' ? contents : undefined,
    view,
  }
}

/** Whether it is a time stamp of the document and no signature of a person (ISO 32000-2, section 12.8.5). */
export function isDocumentTimestamp({ subFilter }: PdfSignature): boolean {
  return subFilter === 'ETSI.RFC3161'
}

/** What it is called on the sheet. */
export function labelOf(signature: PdfSignature): string {
  return `${isDocumentTimestamp(signature) ? 'time stamp' : 'signature'} '${signature.field || 'without a name'}'`
}

/** A text entry of its dictionary: Name, Reason, Location, M. */
export function textEntry({ view, dict }: PdfSignature, key: string): string | undefined {
  return readableText(view.value(dict, key))
}
