import { formatLocator, wholeExhibit } from '../../model/locator.ts'
import type { TextSegment } from '../contract.ts'
import type { DocumentReading, DocumentSection } from './document-reading.ts'

/** What stands between two sections in the text of the whole document. */
export const sectionSeparator = '\n\n'

/** A text longer than this is given in several segments, cut where a line ends. */
const maxSegmentChars = 200_000

/** The text of the whole document: its sections, joined by a blank line. */
export function wholeText(reading: DocumentReading): string {
  const { sections } = reading
  return sections.length === 1 ? sections[0]!.text : sections.map((section) => section.text).join(sectionSeparator)
}

/** The segments of a document, each with the locator it is found by; empty sections are left out. */
export function segmentsOf(reading: DocumentReading): TextSegment[] {
  if (reading.paged) return reading.sections.filter((section) => section.text !== '').map(toPageSegment)
  const segments: TextSegment[] = []
  let offset = 0
  for (const { text } of reading.sections) {
    segments.push(...cutText(text, offset))
    offset += text.length + sectionSeparator.length
  }
  const [only] = segments
  return segments.length === 1 && only && reading.sections.length === 1 ? [{ ...only, locator: formatLocator(wholeExhibit) }] : segments
}

function toPageSegment(section: DocumentSection, index: number): TextSegment {
  const { text, layout, pageSize } = section
  const locator = formatLocator({ kind: 'page', page: section.page ?? index + 1 })
  return { text, locator, ...(layout ? { layout } : {}), ...(pageSize ? { pageSize } : {}) }
}

function cutText(text: string, offset: number): TextSegment[] {
  const pieces: TextSegment[] = []
  for (let start = 0; start < text.length; ) {
    const end = cutAt(text, start)
    const locator = formatLocator({ kind: 'chars', start: offset + start, end: offset + end })
    pieces.push({ text: text.slice(start, end), locator })
    start = end
  }
  return pieces
}

function cutAt(text: string, start: number): number {
  const hard = start + maxSegmentChars
  if (hard >= text.length) return text.length
  const line = text.lastIndexOf('\n', hard - 1)
  if (line > start) return line + 1
  const blank = text.lastIndexOf(' ', hard - 1)
  if (blank > start) return blank + 1
  // A surrogate pair is one character: half of it is no text.
  const code = text.charCodeAt(hard - 1)
  return code >= 0xd800 && code < 0xdc00 ? hard - 1 : hard
}
