/** Letters that have no decomposition in Unicode but are written without their stroke or ligature elsewhere. */
const undecomposed: Readonly<Record<string, string>> = {
  '\u00df': 'ss', '\u00e6': 'ae', '\u0153': 'oe', '\u00f8': 'o', '\u0142': 'l', '\u0111': 'd', '\u00f0': 'd', '\u00fe': 'th', '\u0131': 'i',
}

/**
 * One word as names are compared: compatibility forms taken apart (NFKD, so full width and ligatures fall together),
 * marks taken off, lower case. `M\u00dcLLER`, `Mu\u0308ller` and `\uff2d\u00fcller` are one.
 */
export function foldToken(word: string): string {
  const lower = word.toLowerCase()
  if (/^[\x00-\x7f]*$/.test(lower)) return lower
  return lower
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[\u00df\u00e6\u0153\u00f8\u0142\u0111\u00f0\u00fe\u0131]/gu, (letter) => undecomposed[letter]!)
}
