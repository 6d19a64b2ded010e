import anyAscii from 'any-ascii'

const longestNameChars = 400
const mostTokens = 12

/**
 * A text as lower-case ASCII words: compatibility forms folded (NFKC), every script transliterated (any-ascii), marks
 * inside a word dropped (`O'Neil` is `oneil`), hyphens and all else parting words. At most twelve words of the first
 * 400 characters.
 */
export function foldWords(text: string): string[] {
  const plain = anyAscii(spaceIdeographs(text.slice(0, longestNameChars).normalize('NFKC')))
  const words = plain.toLowerCase().replace(/['`’]/g, '').split(/[^a-z0-9]+/)
  return words.filter((word) => word !== '').slice(0, mostTokens)
}

/** Han and Hangul names are written without blanks: the first sign is the family name, the rest the given name. */
function spaceIdeographs(text: string): string {
  return text.replace(/([\p{Script=Han}\p{Script=Hangul}])([\p{Script=Han}\p{Script=Hangul}]{1,3})(?![\p{Script=Han}\p{Script=Hangul}])/gu, '$1 $2')
}
