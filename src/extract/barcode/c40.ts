/** Text in C40 (ISO/IEC 16022, 5.2.5) as seals pack it: three characters in two bytes, the last one alone as ASCII after FE. Undefined for what is no C40. */
export function decodeC40(bytes: Uint8Array): string | undefined {
  if (bytes.length % 2 !== 0) return undefined
  let text = ''
  for (let at = 0; at < bytes.length; at += 2) {
    const [high, low] = [bytes[at]!, bytes[at + 1]!]
    if (high === 0xfe) {
      if (at + 2 !== bytes.length || low === 0) return undefined
      text += String.fromCharCode(low - 1)
      continue
    }
    const packed = high * 256 + low - 1
    const values = [Math.floor(packed / 1600), Math.floor(packed / 40) % 40, packed % 40]
    for (const [index, value] of values.entries()) {
      // 0 shifts to control characters; as the filler at the very end it stands for nothing.
      const isFiller = value === 0 && at + 2 === bytes.length && values.slice(index).every((rest) => rest === 0)
      if (isFiller) break
      const character = characterOf(value)
      if (character === undefined) return undefined
      text += character
    }
  }
  return text
}

function characterOf(value: number): string | undefined {
  if (value === 3) return ' '
  if (value >= 4 && value <= 13) return String.fromCharCode(value + 44)
  return value >= 14 && value <= 39 ? String.fromCharCode(value + 51) : undefined
}
