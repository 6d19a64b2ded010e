import type { Format } from '../contract.ts'

const blockBytes = 512

/** TAR archives: POSIX (ustar, pax), GNU, and the old form without a mark, known by its checksum. */
export const tarFormat: Format = {
  id: 'tar',
  label: 'TAR archive',
  mediaTypes: ['application/x-tar'],
  extensions: ['.tar'],
  sniff(head, name) {
    if (isHeader(head.subarray(0, blockBytes))) return 0.95
    return name.endsWith('.tar') ? 0.3 : 0
  },
  load: async () => (await import('./tar-extractor.ts')).tarExtractor,
}

/** The sum of the header's bytes, its own field read as blanks, stands in it in octal (POSIX.1-1988, 10.1.1). */
function isHeader(block: Uint8Array): boolean {
  if (block.byteLength < blockBytes || block[0] === 0) return false
  const told = /^[ \0]*([0-7]{1,7})[ \0]*$/u.exec(Buffer.from(block.subarray(148, 156)).toString('latin1'))
  if (!told) return false
  let sum = 8 * 0x20
  for (let at = 0; at < blockBytes; at++) if (at < 148 || at >= 156) sum += block[at]!
  return sum === parseInt(told[1]!, 8)
}
