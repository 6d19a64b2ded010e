import { documentExtractor } from '../document/document-extractor.ts'
import type { DocumentReading } from '../document/document-reading.ts'
import { unreadReading, type DocumentKind } from '../document/unread-reading.ts'
import type { ExtractInput } from '../contract.ts'
import { decodeText } from '../encoding/decode-text.ts'
import { decodeStream, detectSourceEncoding } from '../encoding/decode-stream.ts'
import type { TextEncoding } from '../encoding/encoding.ts'
import { looksLikeText } from './text-cue.ts'

const kind: DocumentKind = { id: 'text', mediaType: 'text/plain' }
const smallBytes = 1024 * 1024

/** Reads plain text. Characters are kept as they are, line ends too, so that offsets count what was decoded. */
export const textExtractor = documentExtractor(kind, readText)

async function readText(input: ExtractInput): Promise<DocumentReading> {
  if (!looksLikeText(await input.source.read(0, 65_536))) {
    const message = 'The bytes are no text in any encoding known. Look at the file with the program that made it.'
    return unreadReading(kind, 'no text', { code: 'text.binary', severity: 'warning', message })
  }
  const { text, encoding } = input.source.sizeBytes <= smallBytes ? decodeText(await input.source.all()) : await decodeLarge(input)
  const problems = text.includes('\ufffd') && encoding.basis !== 'valid' ? [undecoded(encoding)] : []
  return { facts: { mediaType: kind.mediaType, encoding: encoding.name }, sections: [{ text }], problems }
}

/** One character more than the limit is read, so that the limit is seen to be reached. */
async function decodeLarge(input: ExtractInput): Promise<{ text: string; encoding: TextEncoding }> {
  const encoding = await detectSourceEncoding(input.source)
  const pieces: string[] = []
  let length = 0
  for await (const piece of decodeStream(input.source, encoding)) {
    pieces.push(piece)
    length += piece.length
    if (length > input.limits.maxTextChars) break
  }
  return { text: pieces.join(''), encoding }
}

function undecoded(encoding: TextEncoding) {
  const message = `Some bytes mean nothing in ${encoding.name}; they are shown as \ufffd. The file may be damaged or in another encoding.`
  return { code: 'text.undecodable', severity: 'warning' as const, message }
}
