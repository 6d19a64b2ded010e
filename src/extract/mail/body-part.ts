import { decodeCharset } from './charset.ts'
import { htmlText } from './html-text.ts'
import { fileNameOf, type MimePart } from './mime-part.ts'
import { decodeTransfer } from './transfer-encoding.ts'

/** What a leaf of the tree is to the message. */
export type PartUse = 'text' | 'html' | 'message' | 'attachment'

/** Reports of mail servers that are text for people as much as for programs. */
const readableReports = new Set(['message/delivery-status', 'message/disposition-notification', 'text/rfc822-headers', 'message/feedback-report'])

/** Whether a leaf is body text, a message of its own, or an attachment (RFC 2183): text with a file name is an attachment, but for the first part. */
export function useOfPart(part: MimePart): PartUse {
  if (part.mediaType === 'message/rfc822' || part.mediaType === 'message/global') return 'message'
  if (readableReports.has(part.mediaType)) return 'text'
  const isFirst = /^1(\.1)*$/u.test(part.path)
  if (part.disposition.value === 'attachment' && part.path !== '1') return 'attachment'
  if (part.disposition.value === 'attachment' && fileNameOf(part)) return 'attachment'
  if (fileNameOf(part) && !isFirst) return 'attachment'
  if (part.mediaType === 'text/plain' || part.mediaType === 'text/enriched') return 'text'
  return part.mediaType === 'text/html' ? 'html' : 'attachment'
}

/** The bytes of a leaf with its transfer encoding undone. */
export function bytesOfPart(message: Uint8Array, part: MimePart): { bytes: Uint8Array; doubt?: string } {
  return decodeTransfer(message.subarray(part.bodyStart, part.bodyEnd), part.encoding)
}

/** The text of a body: what a plain one says, what a reader sees of an HTML one. At most `maxChars` characters. */
export function textOfPart(message: Uint8Array, part: MimePart, maxChars: number): { text: string; doubts: string[] } {
  const { bytes, doubt } = bytesOfPart(message, part)
  const named = part.contentType.parameters.get('charset') ?? (useOfPart(part) === 'html' ? charsetInHtml(bytes) : undefined)
  const { text, guessed } = decodeCharset(bytes, named)
  const doubts = doubt ? [doubt] : []
  if (guessed && named) doubts.push(`its bytes are not '${named.slice(0, 40)}' as it says; the encoding was told by the bytes`)
  const plain = text.replace(/\r\n?/gu, '\n').replace(/\0/gu, '\ufffd')
  return { text: useOfPart(part) === 'html' ? htmlText(plain, maxChars) : plain.slice(0, maxChars), doubts }
}

function charsetInHtml(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4_096)).toString('latin1')
  return /<meta[^>]{1,200}charset\s*=\s*["']?([\w:.-]{2,40})/iu.exec(head)?.[1]
}
