import { nameOf, refOf, type PdfDict, type PdfValue } from '../../../extract/pdf/structure/pdf-value.ts'
import type { PdfView } from '../../../extract/pdf/structure/pdf-view.ts'
import type { DocumentChange } from './document-change.ts'
import { findDifference, type ViewPair } from './find-difference.ts'
import { findHolders } from './find-holders.ts'
import { listFields, type FormField } from './form-fields.ts'

type Change = Omit<DocumentChange, 'revision'>

/** Invisible, Hidden, Print and NoView (ISO 32000-2, table 167): flags of an annotation by which it shows or not. */
const showingFlags = 1 | 2 | 4 | 32
/** Whether a field may be filled in (table 227). */
const readOnlyFlag = 1
/** Keys by which a field is another one than before. */
const building = ['FT', 'T', 'Opt', 'MaxLen', 'Lock']

/** Fields filled in, signed, added, taken away, moved or drawn anew; and what the form gives all of them. */
export function compareForms(pair: ViewPair): Change[] {
  const old = new Map(listFields(pair.before).map((field) => [keyOf(field), field]))
  const now = new Map(listFields(pair.after).map((field) => [keyOf(field), field]))
  const changes = [...now].flatMap(([key, field]) => (old.has(key) ? compareField(pair, old.get(key)!, field) : addedField(pair.after, field)))
  for (const [key, field] of old) if (!now.has(key)) changes.push(...removedField(pair.before, field))
  return [...changes, ...compareShared(pair)]
}

function keyOf({ objectNumber, name }: FormField): string {
  return objectNumber > 0 ? String(objectNumber) : name
}

function addedField(view: PdfView, { name, type, value, isWidgetOnly }: FormField): Change[] {
  if (isWidgetOnly) return type === 'Sig' ? [] : [{ kind: 'form', field: name, what: `the field '${name}' is shown at one more place` }]
  if (type === 'Sig') return [signed(view, name, value)]
  return [{ kind: 'form', field: name, what: `the field '${name}' was added to the form` }]
}

function removedField(view: PdfView, field: FormField): Change[] {
  if (field.isWidgetOnly) return []
  const { name } = field
  if (isSigned(view, field)) return [{ kind: 'signature-removed', field: name, what: `the signature '${name}' was taken out of the form` }]
  return [{ kind: 'form', field: name, what: `the field '${name}' was taken out of the form` }]
}

function signed(view: PdfView, name: string, value: PdfValue): Change {
  const dict = view.dict(value)
  if (!dict) return { kind: 'signature', field: name, what: `an empty field for a signature, '${name}', was added` }
  const isTimestamp = nameOf(view.value(dict, 'SubFilter')) === 'ETSI.RFC3161'
  return isTimestamp
    ? { kind: 'document-timestamp', field: name, what: `a time stamp of the document was added ('${name}')` }
    : { kind: 'signature', field: name, what: `a signature was added ('${name}')` }
}

function isSigned(view: PdfView, { type, value }: FormField): boolean {
  return type === 'Sig' && view.dict(value) !== undefined
}

function compareField(pair: ViewPair, before: FormField, after: FormField): Change[] {
  if (!isSigned(pair.before, before) && isSigned(pair.after, after)) {
    const shared = sharedDrawing(pair, before, after)
    return [...(after.isWidgetOnly ? [] : [signed(pair.after, after.name, after.value)]), ...shared]
  }
  const isFilled = findDifference(pair, before.value, after.value) !== undefined
  return [
    ...(isFilled && !after.isWidgetOnly ? [filled(before, after.name)] : []),
    ...compareDrawing(pair, { before, after, isFilled }),
    ...comparePlace(pair, before, after),
  ]
}

function filled(before: FormField, field: string): Change {
  if (before.type === 'Sig') return { kind: 'signature-removed', field, what: `the signature '${field}' was put in place of another` }
  return { kind: 'form-fill', field, what: `the field '${field}' was filled in` }
}

function compareDrawing(pair: ViewPair, { before, after, isFilled }: { before: FormField; after: FormField; isFilled: boolean }): Change[] {
  const field = after.name
  const drawn = findDifference(pair, before.dict.entries.get('AP'), after.dict.entries.get('AP'))
  const state = findDifference(pair, before.dict.entries.get('AS'), after.dict.entries.get('AS'))
  if (drawn === undefined) return state === undefined ? [] : [{ kind: 'form-fill', field, what: `the field '${field}' was ticked or unticked` }]
  const shared = sharedDrawing(pair, before, after)
  if (before.type === 'Sig') return [...shared, { kind: 'appearance', field, what: `what is drawn of the signature field '${field}' changed (AP/${drawn})` }]
  if (isFilled || state !== undefined) return [...shared, { kind: 'form-fill', field, what: `the field '${field}' was drawn anew for its value` }]
  // A button without a value is a picture in the page.
  if (before.type === 'Btn' && pair.before.stream(pair.before.dict(before.dict.entries.get('AP'))?.entries.get('N')))
    return [...shared, { kind: 'appearance', field, what: `the picture of the button '${field}' changed (AP/${drawn})` }]
  return [...shared, { kind: 'redrawn', field, what: `the field '${field}' is drawn otherwise, its value is as before (AP/${drawn})` }]
}

function comparePlace(pair: ViewPair, before: FormField, after: FormField): Change[] {
  const field = after.name
  const differs = (key: string) => findDifference(pair, before.dict.entries.get(key), after.dict.entries.get(key)) !== undefined
  const kind = isSigned(pair.before, before) ? 'appearance' : 'form'
  const changes: Change[] = []
  if (differs('Rect') || differs('OC') || flagsDiffer('F', showingFlags)) changes.push({ kind, field, what: `the field '${field}' was moved, hidden or shown` })
  const built = building.find(differs) ?? (flagsDiffer('Ff', ~readOnlyFlag) ? 'Ff' : undefined)
  if (built !== undefined) changes.push({ kind: 'form', field, what: `the field '${field}' was changed (${built})` })
  if (differs('A') || differs('AA')) changes.push({ kind: 'action', field, what: `what the field '${field}' does changed` })
  return changes

  function flagsDiffer(key: string, mask: number): boolean {
    const [left, right] = [pair.before.value(before.dict, key), pair.after.value(after.dict, key)].map((flags) => (typeof flags === 'number' ? flags & mask : 0))
    return left !== right
  }
}

/** A drawing that a later revision replaces, and that the signed document uses elsewhere than in its form. */
function sharedDrawing(pair: ViewPair, before: FormField, after: FormField): Change[] {
  const old = before.dict.entries.get('AP')
  if (findDifference(pair, old, after.dict.entries.get('AP')) === undefined) return []
  const numbers = [refOf(old), refOf(pair.before.dict(old)?.entries.get('N'))].flatMap((ref) => (ref ? [ref.number] : []))
  const holder = findHolders(pair.before, numbers).find((each) => !numbers.includes(each.number) && !isOfForm(each.dict))
  if (!holder) return []
  return [{ kind: 'appearance', field: after.name, what: `what is drawn of '${after.name}' was replaced, and the signed document uses it at another place too (object ${holder.number})` }]
}

function isOfForm(dict: PdfDict | undefined): boolean {
  if (!dict) return false
  return nameOf(dict.entries.get('Subtype')) === 'Widget' || dict.entries.has('FT') || (dict.entries.has('N') && !dict.entries.has('Type'))
}

/** Fonts that fields are drawn in, and a form of the other kind (XFA). */
function compareShared(pair: ViewPair): Change[] {
  const [before, after] = [pair.before, pair.after].map((view) => view.dict(view.catalog?.entries.get('AcroForm')))
  const changes: Change[] = []
  const [oldFonts, newFonts] = [fontsOf(pair.before, before), fontsOf(pair.after, after)]
  for (const [name, font] of oldFonts) {
    const place = newFonts.has(name) ? findDifference(pair, font, newFonts.get(name)) : undefined
    if (place !== undefined) changes.push({ kind: 'appearance', what: `the font '${name}', in which fields are drawn, changed (${place})` })
  }
  if (findDifference(pair, before?.entries.get('XFA'), after?.entries.get('XFA')) !== undefined) changes.push({ kind: 'form', what: 'the XFA form changed' })
  return changes
}

function fontsOf(view: PdfView, form: PdfDict | undefined): ReadonlyMap<string, PdfValue> {
  return view.dict(view.dict(form?.entries.get('DR'))?.entries.get('Font'))?.entries ?? new Map<string, PdfValue>()
}
