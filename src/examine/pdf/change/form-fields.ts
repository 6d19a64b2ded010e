import { dictOf, nameOf, readableText, refOf, type PdfDict, type PdfValue } from '../../../extract/pdf/structure/pdf-value.ts'
import type { PdfView } from '../../../extract/pdf/structure/pdf-view.ts'

/** A field of a form, or a widget of one, with what it inherits (ISO 32000-2, section 12.7.4). */
export interface FormField {
  /** Its object, 0 when it is written into the list itself. */
  readonly objectNumber: number
  /** `address.street`. */
  readonly name: string
  /** Tx, Btn, Ch, Sig; empty when none is told. */
  readonly type: string
  /** Whether it is no field of its own but a place where the one above is shown. */
  readonly isWidgetOnly: boolean
  readonly dict: PdfDict
  /** As written, perhaps a reference. */
  readonly value: PdfValue
}

const deepest = 40
const mostFields = 50_000

/** Fields and widgets below the interactive form of a document, in order. */
export function listFields(view: PdfView): FormField[] {
  const fields: FormField[] = []
  const seen = new Set<number>()
  const walk = (value: PdfValue, above: Pick<FormField, 'name' | 'type' | 'value'>, depth: number): void => {
    const ref = refOf(value)
    const dict = dictOf(view.resolve(value))
    if (!dict || depth > deepest || fields.length >= mostFields || (ref && seen.has(ref.number))) return
    if (ref) seen.add(ref.number)
    const part = readableText(view.value(dict, 'T'))
    const field: FormField = {
      objectNumber: ref?.number ?? 0,
      name: part === undefined ? above.name : above.name ? `${above.name}.${part}` : part,
      type: nameOf(view.value(dict, 'FT')) ?? above.type,
      isWidgetOnly: part === undefined && depth > 0,
      value: dict.entries.get('V') ?? above.value,
      dict,
    }
    fields.push(field)
    for (const kid of view.list(dict.entries.get('Kids')) ?? []) walk(kid, field, depth + 1)
  }
  const form = view.dict(view.catalog?.entries.get('AcroForm'))
  for (const field of view.list(form?.entries.get('Fields')) ?? []) walk(field, { name: '', type: '', value: null }, 0)
  return fields
}
