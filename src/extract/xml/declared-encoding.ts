import { detectEncoding, detectMark } from '../encoding/detect-encoding.ts'
import type { TextEncoding } from '../encoding/encoding.ts'

const declaration = /<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]{2,40})["']|<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9._:-]{2,40})/i

/**
 * The encoding of a markup text: its byte order mark, else what it declares in its first 4 KiB where the bytes are not
 * valid UTF-8, else by its bytes. A page that declares Latin-1 and is UTF-8 was seen more often than the reverse.
 */
export function markupEncoding(bytes: Uint8Array): TextEncoding {
  const detected = detectMark(bytes) ?? detectEncoding(bytes)
  if (detected.basis !== 'guess' || detected.label.startsWith('utf-16')) return detected
  const match = declaration.exec(Buffer.from(bytes.subarray(0, 4096)).toString('latin1'))
  const label = match && knownLabel(match[1] ?? match[2] ?? '')
  return label && !label.startsWith('utf-') ? { label, name: label, markBytes: 0, basis: 'guess' } : detected
}

function knownLabel(name: string): string | undefined {
  try {
    return new TextDecoder(name).encoding
  } catch {
    return undefined
  }
}
