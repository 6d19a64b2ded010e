import { endMarkAfter, readSection, type CrossReferenceEntry, type CrossReferenceSection, type SectionReading } from './cross-reference-section.ts'
import { PdfLexer } from './pdf-lexer.ts'
import type { PdfRevision } from './pdf-revision.ts'
import type { PdfDict } from './pdf-value.ts'

const mostRevisions = 1_000
const tailBytes = 4_096

/** The revisions of a file, the oldest first, or why they cannot be read. */
export type RevisionChain = { readonly revisions: readonly PdfRevision[] } | { readonly reason: string }

/** Follows the chain of cross-reference sections from the last `startxref` back (ISO 32000-2, section 7.5.6). */
export function readRevisions(bytes: Uint8Array, reading: SectionReading): RevisionChain {
  const last = lastStart(bytes)
  if (last === undefined) return { reason: 'no startxref stands at its end' }
  const groups: CrossReferenceSection[][] = []
  const seen = new Set<number>()
  let joinsNext = false
  for (let offset: number | undefined = last + reading.headerOffset; offset !== undefined; ) {
    if (seen.has(offset)) return { reason: 'its cross-reference sections go round in a circle' }
    if (groups.length >= mostRevisions) return { reason: `it has more than ${mostRevisions} cross-reference sections` }
    seen.add(offset)
    const section = readSection(bytes, offset, reading)
    if (!section) return { reason: `no cross-reference section stands at byte ${offset}, where one is told to be` }
    const extra = hybridSection(bytes, section, reading)
    const sections = extra ? [section, extra] : [section]
    const previous = numberOf(section.trailer, 'Prev')
    if (joinsNext) groups.at(-1)!.push(...sections)
    else groups.push(sections)
    // The first section of a linearised file stands before the one it continues, and both were written at once.
    joinsNext = previous !== undefined && previous + reading.headerOffset > section.start && isLinearized(bytes, reading.headerOffset)
    offset = previous === undefined ? undefined : previous + reading.headerOffset
  }
  return { revisions: frame(bytes, groups.reverse()) }
}

/** The number after the last `startxref`. */
function lastStart(bytes: Uint8Array): number | undefined {
  const tail = Buffer.from(bytes.subarray(Math.max(0, bytes.length - tailBytes))).toString('latin1')
  const found = /startxref\s+(\d{1,12})(?![\s\S]*startxref)/.exec(tail)?.[1]
  return found === undefined ? undefined : Number(found)
}

function hybridSection(bytes: Uint8Array, section: CrossReferenceSection, reading: SectionReading): CrossReferenceSection | undefined {
  const at = numberOf(section.trailer, 'XRefStm')
  return at === undefined ? undefined : readSection(bytes, at + reading.headerOffset, reading)
}

function isLinearized(bytes: Uint8Array, headerOffset: number): boolean {
  return /\/Linearized\b/.test(Buffer.from(bytes.subarray(headerOffset, headerOffset + 1_024)).toString('latin1'))
}

function frame(bytes: Uint8Array, groups: readonly CrossReferenceSection[][]): PdfRevision[] {
  let start = 0
  return groups.map((sections, index) => {
    const lastEnd = Math.max(...sections.map((section) => section.end))
    const next = groups[index + 1]
    const before = next ? Math.max(...next.map((section) => section.start)) : bytes.length
    const mark = endMarkAfter(bytes, lastEnd, before)
    const end = mark ?? afterStart(bytes, lastEnd)
    const revision = { index, start, end, hasEndMark: mark !== undefined, sections, entries: mergeEntries(sections), trailer: sections[0]!.trailer }
    start = end
    return revision
  })
}

/** Where a section without an end mark ends: after `startxref` and its number, if they follow. */
function afterStart(bytes: Uint8Array, from: number): number {
  const lexer = new PdfLexer(bytes, from)
  const word = lexer.next()
  if (word === undefined || typeof word !== 'object' || word.kind !== 'word' || word.word !== 'startxref') return from
  return typeof lexer.next() === 'number' ? lexer.position : from
}

/** Of a hybrid file the table wins but for what it calls free (section 7.5.8.4). */
function mergeEntries(sections: readonly CrossReferenceSection[]): Map<number, CrossReferenceEntry> {
  const entries = new Map<number, CrossReferenceEntry>()
  for (const section of sections) {
    for (const [number, entry] of section.entries) {
      const known = entries.get(number)
      if (!known || (known.kind === 'free' && entry.kind !== 'free' && section !== sections[0])) entries.set(number, entry)
    }
  }
  return entries
}

function numberOf(trailer: PdfDict, key: string): number | undefined {
  const value = trailer.entries.get(key)
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined
}
