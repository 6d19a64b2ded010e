/** What the readers of archives (yauzl, libarchive, tar-stream, zlib, seek-bzip, xz) say, and what it means, the first that fits. */
const meanings: readonly (readonly [said: RegExp, means: string])[] = [
  [/end of central directory|invalid comment length/i, 'the record that should stand at its end does not'],
  [/overflows file bounds/i, 'it claims to lie beyond the end of the archive'],
  [/truncated|unexpected end|not enough bytes|unexpected eof|premature/i, 'it is cut off'],
  [/crc|checksum/i, 'its checksum does not hold'],
  [/encrypt/i, 'it is encrypted'],
  [/memory/i, 'it claims more memory than any archive needs'],
  [/invalid tar header/i, 'what stands where a member should begin is no header'],
  [/unknown header flags|incorrect header check|unknown compression method|invalid header|bad magic|not a bzip/i, 'its header is wrong'],
  [/invalid (?:code|distance|literal|block|stored|bit)|decode|decompress(?:ion)? (?:internal|failed)|stream initialization|data error|lzma|huffman|bzip|xz/i, 'its packed data contradict themselves'],
  [/central directory|extra field|malformed|damaged|too small block|service block|hash type|marked as a directory|signature/i, 'its list of members contradicts the format'],
  [/no archive that can be read/i, 'it does not begin as an archive of this kind does'],
]

/** Why an archive or a member of it could not be read, in words that stand after "because" or in brackets. */
export function damageWords(said: string): string {
  const known = meanings.find(([pattern]) => pattern.test(said))
  return known ? known[1] : said.replace(/[\p{C}\s]+/gu, ' ').replace(/[.\s]+$/u, '').slice(0, 200)
}

/** How a member is packed when nobody here unpacks that: "method 48", "ZSTD". */
export function methodWords(said: string): string {
  const number = /method[^\d]{0,3}(\d+)/iu.exec(said)?.[1]
  return number ? `method ${number}` : (/\b([A-Z][A-Z0-9]{2,})\b(?= codec| method| filter)/u.exec(said)?.[1] ?? 'an unknown method')
}
