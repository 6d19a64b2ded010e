/**
 * Whether the archive header says that this file is one volume of several: flag 0x0001 of the main header of RAR 3
 * (technote.txt), of the archive flags of RAR 5 (RAR 5.0 archive format, main archive header). False for damaged heads.
 */
export function isRarVolume(head: Uint8Array): boolean {
  if (head[6] === 0x00) return head[9] === 0x73 && ((head[10] ?? 0) & 1) === 1
  if (head[6] !== 0x01 || head[7] !== 0x00) return false
  // Signature 8 bytes, CRC 4 bytes, then header size, type (1 for main), header flags, [extra size], archive flags.
  const fields: number[] = []
  for (let at = 12; fields.length < 5 && at < head.length; ) {
    let value = 0
    for (let shift = 0; shift < 35 && at < head.length; shift += 7) {
      const byte = head[at++]!
      value += (byte & 0x7f) * 2 ** shift
      if (byte < 0x80) break
    }
    fields.push(value)
  }
  const [, type, flags = 0, next, afterNext] = fields
  if (type !== 1) return false
  return (((flags & 1) === 1 ? afterNext : next) ?? 0) % 2 === 1
}
