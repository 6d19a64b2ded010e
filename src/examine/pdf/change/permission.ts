import type { PdfSignature } from '../signature/pdf-signature.ts'
import { listOf, nameOf, readableText, type PdfDict } from '../../../extract/pdf/structure/pdf-value.ts'
import type { PdfView } from '../../../extract/pdf/structure/pdf-view.ts'
import type { ChangeKind, DocumentChange } from './document-change.ts'

/** What the author of a signature lets others change after it. */
export interface Permission {
  /** 1: nothing; 2: filling in and signing; 3: annotations too (ISO 32000-2, table 257); undefined: nothing is said. */
  readonly level: 1 | 2 | 3 | undefined
  /** Whether a field may no longer be filled in. */
  isLocked(field: string): boolean
}

const always: readonly ChangeKind[] = ['validation-data', 'document-timestamp']
const filling: readonly ChangeKind[] = [...always, 'form-fill', 'redrawn', 'signature', 'metadata', 'structure']
const annotating: readonly ChangeKind[] = [...filling, 'annotation', 'navigation', 'attachment']
const permitted: Readonly<Record<1 | 2 | 3, readonly ChangeKind[]>> = { 1: always, 2: filling, 3: annotating }

/** What a signature permits: its DocMDP and FieldMDP references, and the lock of its field. */
export function readPermission({ view, dict, fieldDict }: PdfSignature): Permission {
  const references = (view.list(dict.entries.get('Reference')) ?? []).map((value) => view.dict(value))
  const of = (method: string) => references.filter((reference) => nameOf(view.value(reference, 'TransformMethod')) === method)
  const certified = of('DocMDP')[0]
  const lock = view.dict(fieldDict.entries.get('Lock'))
  const told = certified ? (numberOf(view, view.dict(certified.entries.get('TransformParams'))) ?? 2) : numberOf(view, lock)
  const locks = [lock, ...of('FieldMDP').map((reference) => view.dict(reference?.entries.get('TransformParams')))].filter((each) => each !== undefined)
  return { level: told === 1 || told === 2 || told === 3 ? told : undefined, isLocked: (field) => locks.some((each) => names(view, each, field)) }
}

/** Whether a permission forbids a change. */
export function isForbidden({ level, isLocked }: Permission, { kind, field }: DocumentChange): boolean {
  if (level !== undefined && !permitted[level].includes(kind)) return true
  return field !== undefined && (kind === 'form-fill' || kind === 'redrawn') && isLocked(field)
}

function numberOf(view: PdfView, dict: PdfDict | undefined): number | undefined {
  const value = view.value(dict, 'P')
  return typeof value === 'number' ? value : undefined
}

function names(view: PdfView, lock: PdfDict, field: string): boolean {
  const action = nameOf(view.value(lock, 'Action'))
  const listed = (listOf(view.value(lock, 'Fields')) ?? []).map((value) => readableText(view.resolve(value)) ?? '')
  const isListed = listed.some((name) => field === name || field.startsWith(`${name}.`))
  return action === 'All' || (action === 'Include' && isListed) || (action === 'Exclude' && !isListed)
}
