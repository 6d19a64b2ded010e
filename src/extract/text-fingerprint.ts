import { createHash } from 'node:crypto'

const headerLines = 20

/**
 * A hash that copies of one text share, whatever their spacing, case, punctuation and header: SHA-256 over the words
 * (letters and digits, lower case) in order. Among the first 20 lines that hold anything, `KEY: value` lines in
 * capitals and bylines ("By Ann Other") do not count, since each outlet sets its own.
 */
export class TextFingerprint {
  readonly #hash = createHash('sha256')
  #linesSeen = 0
  #wordsSeen = false

  add(text: string): void {
    for (const line of text.split('\n')) {
      if (line.trim() === '') continue
      if (this.#linesSeen++ < headerLines && isHeader(line)) continue
      for (const word of line.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
        this.#hash.update(word).update(' ')
        this.#wordsSeen = true
      }
    }
  }

  /** 64 hex digits, or undefined when there was no word. */
  digest(): string | undefined {
    return this.#wordsSeen ? this.#hash.digest('hex') : undefined
  }
}

function isHeader(line: string): boolean {
  return /^\s*[A-Z][A-Z ]{1,14}:/u.test(line) || /^\s*by\s/iu.test(line)
}
