import { messageOf } from '../../base/failure.ts'
import { formatLocator } from '../../model/locator.ts'
import type { Problem } from '../../model/problem.ts'
import type { ChildDraft, ExtractInput } from '../contract.ts'
import { damageWords } from '../document/damage-words.ts'
import { documentExtractor } from '../document/document-extractor.ts'
import type { DocumentField, DocumentReading, DocumentSection, WantedParts } from '../document/document-reading.ts'
import { unreadReading, type DocumentKind } from '../document/unread-reading.ts'
import { appendTrailer } from './append-trailer.ts'
import { hasCrossReference } from './cross-reference.ts'
import { isPasswordMissing, openPdf, type OpenPdf, type PDFDocumentProxy, type PDFPageProxy } from './open-pdf.ts'
import { fileChild, readPageNotes } from './page-notes.ts'
import { describePages } from './page-ranges.ts'
import { buildPageText, type PageRun } from './page-text.ts'
import { PageZoneReader } from './page-zones.ts'
import { readPdfFields } from './pdf-fields.ts'
import { readPdfPrints } from './pdf-prints.ts'

const kind: DocumentKind = { id: 'pdf', mediaType: 'application/pdf' }
const mostLinks = 5_000

/**
 * Reads a PDF: the text of each page with the boxes of its runs, form values and notes below it; what it says of itself as
 * fields; embedded files as children. Pages are not drawn here; of a page that is a picture, machine readable zones alone are read.
 */
export const pdfExtractor = documentExtractor(kind, readPdf)

async function readPdf(input: ExtractInput, wanted: WantedParts): Promise<DocumentReading> {
  const bytes = await input.source.all(input.limits.maxBytesInMemory)
  try {
    const { pdf, close } = await openOrRepair(bytes, input)
    try {
      return await readOpenPdf(pdf, { input, wanted, bytes })
    } finally {
      await close()
    }
  } catch (cause) {
    const lock = lockOf(cause)
    if (!lock) throw cause
    const message = `The PDF is encrypted and opens only with ${lock}. Ask for it, or for an open copy.`
    return unreadReading(kind, 'encrypted', { code: 'pdf.encrypted', severity: 'warning', message })
  }
}

/** What a PDF that does not open wants, when that is why. */
function lockOf(cause: unknown): string | undefined {
  if (isPasswordMissing(cause)) return 'a password'
  return /encryption/i.test(messageOf(cause)) ? 'the rights or the certificate that it was protected by' : undefined
}

async function openOrRepair(bytes: Uint8Array, input: ExtractInput): Promise<OpenPdf> {
  try {
    return await openPdf(bytes, input.limits)
  } catch (cause) {
    const mended = isPasswordMissing(cause) || hasCrossReference(bytes) ? undefined : appendTrailer(bytes)
    if (!mended) throw cause
    return openPdf(mended, input.limits)
  }
}

interface ReadingTask {
  readonly input: ExtractInput
  readonly wanted: WantedParts
  readonly bytes: Uint8Array
}

/** What the pages gave together. */
interface PageHarvest {
  readonly sections: DocumentSection[]
  readonly fields: DocumentField[]
  readonly children: ChildDraft[]
  readonly problems: Problem[]
}

async function readOpenPdf(pdf: PDFDocumentProxy, { input, wanted, bytes }: ReadingTask): Promise<DocumentReading> {
  const harvest: PageHarvest = { sections: [], fields: [], children: [], problems: [] }
  await tryPart(harvest, 'The metadata', async () => void harvest.fields.push(...(await readPdfFields(pdf))))
  await tryPart(harvest, 'The objects of the file', async () => void harvest.fields.push(...readPdfPrints(bytes)))
  const pages = Math.min(pdf.numPages, input.limits.maxPages)
  const zones = new PageZoneReader(bytes)
  for (let page = 1; page <= pages; page++) {
    if (!wanted.pages || wanted.pages.has(page)) await readPage(pdf, page, { harvest, zones })
  }
  if (!wanted.pages) harvest.problems.push(...zones.problems())
  if (!wanted.pages) await tryPart(harvest, 'The list of embedded files', () => readEmbedded(pdf, harvest))
  if (!hasCrossReference(bytes)) harvest.problems.unshift(repaired())
  if (pdf.numPages > pages) harvest.problems.push(tooManyPages(pdf.numPages, pages))
  const children = limitChildren(harvest, input)
  return { ...harvest, children, facts: factsOf(pdf.numPages, harvest), paged: true }
}

function factsOf(pages: number, harvest: PageHarvest): DocumentReading['facts'] {
  const blank = harvest.sections.filter((section) => section.text === '').map((section) => section.page!)
  if (blank.length > 0) harvest.problems.push(pagesWithoutText(blank, harvest.sections.length))
  const isBlank = harvest.sections.length > 0 && blank.length === harvest.sections.length
  const isPartly = blank.length > 0 || harvest.problems.some((problem) => problem.severity === 'error' || problem.code.startsWith('limit.'))
  return {
    mediaType: kind.mediaType,
    pages,
    ...(isBlank ? { unread: 'pages without text' } : isPartly ? { partly: blank.length > 0 ? 'pages without text' : 'damaged' } : {}),
  }
}

async function readPage(pdf: PDFDocumentProxy, number: number, { harvest, zones }: { harvest: PageHarvest; zones: PageZoneReader }): Promise<void> {
  try {
    const page = await pdf.getPage(number)
    const viewport = page.getViewport({ scale: 1 })
    const { items } = await page.getTextContent()
    const runs = items.filter((item): item is typeof item & PageRun => 'str' in item)
    const found = await readPageNotes(page, (rect) => boxOnPage(viewport.convertToViewportRectangle([...rect])))
    const text = buildPageText(number, viewport, { runs, notes: found.notes })
    const { section, problems } = await searchPictures(zones, page, text)
    harvest.sections.push(section)
    harvest.problems.push(...problems)
    for (const url of found.links)
      if (harvest.fields.length < mostLinks) harvest.fields.push({ name: `link.${number}.${harvest.fields.length}`, text: url })
    harvest.children.push(...found.files)
    page.cleanup()
  } catch (cause) {
    const message = `Page ${number} cannot be read: ${damageWords(messageOf(cause))}. Look at it in another program.`
    harvest.problems.push({ code: 'pdf.page-damaged', severity: 'error', message, locator: formatLocator({ kind: 'page', page: number }) })
  }
}

/** What is wrong with a picture must not cost the text beside it. */
async function searchPictures(zones: PageZoneReader, page: PDFPageProxy, text: DocumentSection): Promise<{ section: DocumentSection; problems: Problem[] }> {
  try {
    return await zones.read(page, text)
  } catch (cause) {
    const locator = formatLocator({ kind: 'page', page: page.pageNumber })
    const message = `The pictures of page ${page.pageNumber} could not be searched for machine readable zones: ${damageWords(messageOf(cause))}. Look at them.`
    return { section: text, problems: [{ code: 'pdf.zone-unread', severity: 'information', message, locator }] }
  }
}

function boxOnPage(corners: readonly number[]): readonly [number, number, number, number] {
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = corners
  return [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)]
}

async function readEmbedded(pdf: PDFDocumentProxy, harvest: PageHarvest): Promise<void> {
  const found = (await pdf.getAttachments()) as Readonly<
    Record<string, { filename?: string; rawFilename?: string; content?: Uint8Array }>
  > | null
  for (const [key, file] of Object.entries(found ?? {})) {
    if (file.content) harvest.children.push(fileChild(file.rawFilename ?? file.filename ?? key, file.content))
  }
}

/** Children within the limits, each under a name of its own. */
function limitChildren(harvest: PageHarvest, input: ExtractInput): ChildDraft[] {
  const names = new Set<string>()
  const children: ChildDraft[] = []
  for (const child of harvest.children) {
    if (children.length >= input.limits.maxChildren || child.bytes.byteLength > input.limits.maxChildBytes) {
      harvest.problems.push({
        code: 'limit.children',
        severity: 'warning',
        message: `The embedded file '${child.name}' is beyond the limits and was not taken out.`,
      })
      continue
    }
    let name = child.name
    for (let copy = 2; names.has(name); copy++) name = `${copy}-${child.name}`
    names.add(name)
    children.push({ ...child, name })
  }
  return children
}

async function tryPart(harvest: PageHarvest, what: string, read: () => Promise<void>): Promise<void> {
  try {
    await read()
  } catch (cause) {
    harvest.problems.push({ code: 'pdf.part-damaged', severity: 'warning', message: `${what} cannot be read: ${damageWords(messageOf(cause))}. Look at it in another program.` })
  }
}

function repaired(): Problem {
  const message =
    'The cross-reference table of the PDF is missing or damaged; its objects were searched for. It may be cut off, or hold older versions of a page.'
  return { code: 'pdf.repaired', severity: 'warning', message }
}

function tooManyPages(all: number, read: number): Problem {
  return {
    code: 'limit.pages',
    severity: 'warning',
    message: `Only the first ${read} of ${all} pages were read. Raise the limit of the case.`,
  }
}

function pagesWithoutText(pages: readonly number[], all: number): Problem {
  const which = pages.length === all ? `All pages (${all})` : `Pages ${describePages(pages)} of ${all}`
  const message = `${which} hold no text: pictures or blank pages. They need text recognition before they can be searched.`
  return { code: 'pdf.page-without-text', severity: 'information', message, locator: formatLocator({ kind: 'page', page: pages[0]! }) }
}
