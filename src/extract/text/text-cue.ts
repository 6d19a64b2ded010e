/** The share of control characters above which bytes are no text. */
const mostControls = 0.02

/**
 * Whether the first bytes of a file read as text: hardly a control character, no zero byte unless it is UTF-16. Bytes above
 * ASCII may be of any encoding.
 */
export function looksLikeText(head: Uint8Array): boolean {
  if (head.length === 0) return false
  if (isUtf16(head)) return true
  let controls = 0
  for (const byte of head) {
    if (byte === 0) return false
    if ((byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27) || byte === 127) controls++
  }
  return controls <= head.length * mostControls
}

function isUtf16(head: Uint8Array): boolean {
  const hasMark = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
  const length = Math.min(head.length, 4096) & ~1
  if (length < 8) return hasMark && length >= 2
  const zeros = [0, 0]
  for (let at = 0; at < length; at++) if (head[at] === 0) zeros[at & 1] = zeros[at & 1]! + 1
  const [even = 0, odd = 0] = zeros
  const pairs = length / 2
  return hasMark ? even + odd < length * 0.7 : Math.max(even, odd) > pairs * 0.6 && Math.min(even, odd) < pairs * 0.05
}
