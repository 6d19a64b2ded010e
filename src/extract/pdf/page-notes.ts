import type { ChildDraft } from '../contract.ts'
import { formatLocator } from '../../model/locator.ts'
import type { PDFPageProxy } from './open-pdf.ts'
import type { PageNote } from './page-text.ts'

/** What the annotations of a page hold (ISO 32000-2, section 12.5): texts, addresses linked to, files pinned to it. */
export interface PageNotes {
  readonly notes: readonly PageNote[]
  readonly links: readonly string[]
  readonly files: readonly ChildDraft[]
}

/** The parts of an annotation of pdf.js that are read. */
interface Annotation {
  readonly subtype?: string
  readonly rect?: readonly number[]
  readonly url?: string
  readonly unsafeUrl?: string
  readonly fieldName?: string
  readonly fieldValue?: unknown
  readonly fieldType?: string
  readonly contentsObj?: { readonly str?: string }
  readonly titleObj?: { readonly str?: string }
  readonly file?: { readonly filename?: string; readonly content?: Uint8Array }
}

const longestNote = 100_000

/** Reads the annotations of a page: form values as `name: value`, notes as `author: text`. */
export async function readPageNotes(page: PDFPageProxy, toPage: (rect: readonly number[]) => PageNote['box']): Promise<PageNotes> {
  const annotations = (await page.getAnnotations()) as readonly Annotation[]
  const notes: PageNote[] = []
  const links: string[] = []
  const files: ChildDraft[] = []
  for (const annotation of annotations) {
    const text = annotation.subtype === 'Widget' ? fieldText(annotation) : noteText(annotation)
    if (text) notes.push({ text: text.slice(0, longestNote), box: toPage(annotation.rect ?? [0, 0, 0, 0]) })
    const url = annotation.url ?? annotation.unsafeUrl
    if (url) links.push(url)
    if (annotation.file?.content) files.push(fileChild(annotation.file.filename ?? 'attachment', annotation.file.content))
  }
  return { notes, links, files }
}

/** A file embedded in a PDF as a child. Its name may hold anything: it is made a plain file name. */
export function fileChild(foundName: string, bytes: Uint8Array): ChildDraft {
  const name = foundName.replaceAll('\\', '/').split('/').findLast((part) => part !== '' && part !== '.' && part !== '..') ?? 'attachment'
  return { name, foundName, locator: formatLocator({ kind: 'member', path: foundName }), bytes: new Uint8Array(bytes) }
}

function fieldText({ fieldName, fieldValue, fieldType }: Annotation): string | undefined {
  if (fieldType === 'Sig') return undefined
  const value = Array.isArray(fieldValue) ? fieldValue.filter((each) => typeof each === 'string').join(', ') : fieldValue
  if (typeof value !== 'string' || value.trim() === '' || value === 'Off') return undefined
  return fieldName ? `${fieldName}: ${value.trim()}` : value.trim()
}

function noteText({ contentsObj, titleObj, subtype }: Annotation): string | undefined {
  const text = contentsObj?.str?.trim()
  if (!text || subtype === 'Link') return undefined
  const author = titleObj?.str?.trim()
  return author ? `${author}: ${text}` : text
}
