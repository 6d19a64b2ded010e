import anyAscii from 'any-ascii'

/** An identifier without blanks and marks, in upper-case ASCII: `HRB 12-345` is `HRB12345`. */
export function compactIdentifier(text: string): string {
  return anyAscii(text.normalize('NFKC')).toUpperCase().replace(/[^A-Z0-9]/g, '')
}
