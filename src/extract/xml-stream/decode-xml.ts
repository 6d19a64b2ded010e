import { TextDecoder } from 'node:util'

/** The encoding that the byte order mark or the declaration of an XML text tells (XML 1.0, appendix F); UTF-8 without either. */
function xmlEncoding(bytes: Uint8Array): string {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  if (a === 0x3c && b === 0) return 'utf-16le'
  if (a === 0 && b === 0x3c) return 'utf-16be'
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1')
  const told = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(head)?.[1]
  return told === undefined || /^utf-?16/i.test(told) ? 'utf-8' : told
}

/** The text of XML bytes in blocks; an encoding that is not known is read as windows-1252. */
export function* decodeXml(bytes: Uint8Array, blockBytes = 65_536): Generator<string> {
  const decoder = decoderOf(xmlEncoding(bytes))
  for (let at = 0; at < bytes.byteLength; at += blockBytes) yield decoder.decode(bytes.subarray(at, at + blockBytes), { stream: true })
  yield decoder.decode()
}

function decoderOf(label: string): TextDecoder {
  try {
    return new TextDecoder(label)
  } catch {
    return new TextDecoder('windows-1252')
  }
}
