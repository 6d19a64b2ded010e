/** How the bytes of a text are to be read. */
export interface TextEncoding {
  /** Label of the WHATWG Encoding Standard: `utf-8`, `utf-16le`, `utf-16be`, `windows-1252`, `windows-1251` ... */
  readonly label: string
  /** What is told to a person: `iso-8859-1` where no byte makes windows-1252 necessary. */
  readonly name: string
  /** Length of the byte order mark, 0 without one. */
  readonly markBytes: number
  /** How it is known: by a byte order mark, because all bytes are valid, or only by likelihood. */
  readonly basis: 'mark' | 'valid' | 'guess'
}

/** UTF-8 without a byte order mark. */
export const utf8: TextEncoding = { label: 'utf-8', name: 'utf-8', markBytes: 0, basis: 'valid' }
