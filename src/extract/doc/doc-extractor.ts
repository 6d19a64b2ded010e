import { createRequire } from 'node:module'
import type { Problem } from '../../model/problem.ts'
import type { ExtractInput } from '../contract.ts'
import { documentExtractor } from '../document/document-extractor.ts'
import type { DocumentReading } from '../document/document-reading.ts'
import { unreadReading, type DocumentKind } from '../document/unread-reading.ts'
import { CompoundFile, isCompoundFile } from '../ole/compound-file.ts'
import { embeddedFiles } from '../ole/embedded-files.ts'
import { encryptedOffice, isEncryptedPackage } from '../ole/encrypted-office.ts'
import { readSummary } from '../ole/summary-information.ts'
import { plainWordText, readWordHeader, readWordSix, type WordHeader } from './word-six.ts'

const kind: DocumentKind = { id: 'doc', mediaType: 'application/msword' }
const firstOfWord97 = 193
/** The library looks for them as they are written here, the format does not (MS-CFB 2.6.4). */
const streamNames = ['WordDocument', '0Table', '1Table', 'Data']

/** The part of `word-extractor`, which comes without types, that is used. */
interface WordDocument {
  getBody(): string
  getFootnotes(): string
  getEndnotes(): string
  getHeaders(options: { includeFooters: boolean }): string
  getAnnotations(): string
  getTextboxes(): string
}

const WordExtractor = createRequire(import.meta.url)('word-extractor') as new () => { extract(source: Buffer): Promise<WordDocument> }

/** Reads a Word document of 1995 to 2003: body, headers and footers, notes, comments and text boxes; its summary as fields. */
export const docExtractor = documentExtractor(kind, readDoc)

async function readDoc(input: ExtractInput): Promise<DocumentReading> {
  const bytes = await input.source.all(input.limits.maxBytesInMemory)
  if (!isCompoundFile(bytes)) {
    const message = 'The file bears the ending of a Word document but is none of Word 6 or later. Look at it with the program that made it.'
    return unreadReading(kind, 'no reader', { code: 'doc.no-reader', severity: 'warning', message })
  }
  const file = new CompoundFile(bytes)
  if (isEncryptedPackage(file)) return encryptedOffice(kind)
  const stream = file.stream('WordDocument')
  const header = stream && readWordHeader(stream)
  if (!stream || !header) throw new Error('It has no stream that begins as a Word document.')
  if (header.isEncrypted) return encryptedOffice(kind)
  const texts = header.version < firstOfWord97 ? [readWordSix(stream, header)] : await readWord97(file.withNames(streamNames))
  const sections = [...new Set(texts)].filter((text) => text !== '').map((text) => ({ text }))
  return {
    facts: { mediaType: kind.mediaType },
    sections,
    fields: readSummary(file),
    children: embeddedFiles(file, input),
    problems: problemsOf(header, sections.length === 0),
  }
}

async function readWord97(bytes: Uint8Array): Promise<string[]> {
  const document = await new WordExtractor().extract(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  const parts = [
    document.getBody(),
    document.getHeaders({ includeFooters: true }),
    document.getFootnotes(),
    document.getEndnotes(),
    document.getAnnotations(),
    document.getTextboxes(),
  ]
  return parts.map(plainWordText)
}

const noText = 'The document shows no text. What stands in fields alone, as formulas and phonetic guides do, is not read.'

function problemsOf(header: WordHeader, isEmpty: boolean): Problem[] {
  if (isEmpty) return [{ code: 'doc.no-text', severity: 'information', message: noText }]
  if (header.version >= firstOfWord97 || !header.isComplex) return []
  const message =
    'The document was saved fast by Word 6 or 95: its pieces of text may stand in the wrong order, and deleted ones among them.'
  return [{ code: 'doc.fast-saved', severity: 'warning', message }]
}
