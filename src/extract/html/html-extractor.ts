import type { ExtractInput } from '../contract.ts'
import { documentExtractor } from '../document/document-extractor.ts'
import type { DocumentReading } from '../document/document-reading.ts'
import type { DocumentKind } from '../document/unread-reading.ts'
import { decodeText } from '../encoding/decode-text.ts'
import { markupEncoding } from '../xml/declared-encoding.ts'
import { readHtml } from './html-reader.ts'

const kind: DocumentKind = { id: 'html', mediaType: 'text/html' }

/** Reads the visible text, the title and what the page says of itself. */
export const htmlExtractor = documentExtractor(kind, readPage)

async function readPage(input: ExtractInput): Promise<DocumentReading> {
  const bytes = await input.source.all(input.limits.maxBytesInMemory)
  const encoding = markupEncoding(bytes)
  const { text, fields } = readHtml(decodeText(bytes, encoding).text)
  const isEmpty = text === '' && fields.length === 0
  return {
    facts: { mediaType: kind.mediaType, encoding: encoding.name, ...(isEmpty ? { unread: 'no text' } : {}) },
    sections: [{ text }],
    fields,
    problems: isEmpty ? [{ code: 'html.no-text', severity: 'information', message: 'The page shows no text.' }] : [],
  }
}
