import { decodeText } from '../encoding/decode-text.ts'
import { detectEncoding } from '../encoding/detect-encoding.ts'

/** The first bytes of a file as text, for recognising it. */
export function headText(head: Uint8Array): string {
  return decodeText(head, detectEncoding(head, true)).text
}
