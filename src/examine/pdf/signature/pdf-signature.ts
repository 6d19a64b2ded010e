import { listFields } from '../change/form-fields.ts'
import type { PdfFile } from '../structure/pdf-file.ts'
import type { PdfView } from '../structure/pdf-view.ts'
import { listOf, nameOf, readableText, refOf, type PdfDict, type PdfText } from '../structure/pdf-value.ts'

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
