/**
 * The words of a text with their places, held in arrays so that millions fit: word `n` is `text.slice(starts[n],
 * ends[n])`, in UTF-16 code units. A character of a script without blanks is a word of its own.
 */
export interface Tokens {
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

const none = 0
const word = 1
const single = 2

const singleScripts = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const wordCharacter = /[\p{L}\p{N}\p{M}]/u

/** What each character of the basic plane is: none, part of a word, or a word of its own. */
const classes = Uint8Array.from({ length: 0x10000 }, (_, code) => classOf(String.fromCharCode(code)))

function classOf(character: string): number {
  if (!wordCharacter.test(character)) return none
  return singleScripts.test(character) && !/\p{M}/u.test(character) ? single : word
}

/** Cuts a text into words: runs of letters, digits and their marks. */
export function tokensOf(text: string): Tokens {
  const starts: number[] = []
  const ends: number[] = []
  let start = -1
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const paired = code >= 0xd800 && code < 0xdc00
    const kind = paired ? classOf(String.fromCodePoint(text.codePointAt(at)!)) : classes[code]!
    if (kind !== word && start >= 0) {
      starts.push(start)
      ends.push(at)
      start = -1
    }
    if (kind === single) {
      starts.push(at)
      ends.push(at + (paired ? 2 : 1))
    } else if (kind === word && start < 0) {
      start = at
    }
    if (paired) at++
  }
  if (start >= 0) {
    starts.push(start)
    ends.push(text.length)
  }
  return { starts, ends }
}
