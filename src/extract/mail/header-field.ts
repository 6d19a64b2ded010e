/** One field of a header block, as bytes. */
export interface HeaderField {
  /** Lower case. */
  readonly name: string
  /** The name as written. */
  readonly writtenName: string
  /** The value after the colon, still folded and undecoded. */
  readonly raw: Uint8Array
}

/** A header block and where the body after it begins. */
export interface HeaderBlock {
  readonly fields: readonly HeaderField[]
  /** Offset of the first byte of the body. */
  readonly bodyStart: number
  /** Lines that are no field and no continuation. */
  readonly strayLines: number
}

const lineFeed = 0x0a
const carriageReturn = 0x0d
/** More than this many fields is no mail that somebody sent. */
const maxFields = 10_000

/**
 * Reads the header block at `start` (RFC 5322, section 2.2): fields up to the first empty line or `end`. A line that is
 * neither a field nor a continuation is skipped and counted; a block that begins with such a line has no header.
 */
export function readHeaderBlock(bytes: Uint8Array, start: number, end: number): HeaderBlock {
  const fields: { name: string; writtenName: string; from: number; to: number }[] = []
  let strayLines = 0
  let at = start
  while (at < end) {
    const next = endOfLine(bytes, at, end)
    const textEnd = trimLine(bytes, at, next)
    if (textEnd === at) return { fields: fields.map(toField), bodyStart: next, strayLines }
    const last = fields.at(-1)
    const colon = nameEnd(bytes, at, textEnd)
    if ((bytes[at] === 0x20 || bytes[at] === 0x09) && last) last.to = textEnd
    else if (colon > at && fields.length < maxFields) {
      const writtenName = latin(bytes.subarray(at, colon)).trimEnd()
      fields.push({ name: writtenName.toLowerCase(), writtenName, from: bytes.indexOf(0x3a, colon) + 1, to: textEnd })
    } else if (fields.length === 0 && strayLines === 0 && !isEnvelopeLine(bytes, at)) {
      return { fields: [], bodyStart: start, strayLines: 0 }
    } else strayLines++
    at = next
  }
  return { fields: fields.map(toField), bodyStart: end, strayLines }

  function toField({ name, writtenName, from, to }: { name: string; writtenName: string; from: number; to: number }): HeaderField {
    return { name, writtenName, raw: bytes.subarray(from, to) }
  }
}

/** Offset after the line feed that ends the line at `at`, or `end`. */
export function endOfLine(bytes: Uint8Array, at: number, end: number): number {
  const feed = bytes.subarray(at, end).indexOf(lineFeed)
  return feed < 0 ? end : at + feed + 1
}

/** Offset after the last byte of the line that is not a line break. */
export function trimLine(bytes: Uint8Array, at: number, next: number): number {
  let textEnd = next
  if (textEnd > at && bytes[textEnd - 1] === lineFeed) textEnd--
  while (textEnd > at && bytes[textEnd - 1] === carriageReturn) textEnd--
  return textEnd
}

/** Offset after a field name, `at` when the line does not begin with one: printable ASCII without blank, then a colon. */
function nameEnd(bytes: Uint8Array, at: number, end: number): number {
  let here = at
  while (here < end && bytes[here]! > 0x20 && bytes[here]! < 0x7f && bytes[here] !== 0x3a) here++
  const nameStop = here
  // Blanks before the colon are obsolete (RFC 5322, 4.5) but seen.
  while (here < end && (bytes[here] === 0x20 || bytes[here] === 0x09)) here++
  return here < end && bytes[here] === 0x3a && nameStop > at ? nameStop : at
}

/** `From someone ...` or `>From ...`: what a mailbox puts before the first field. */
function isEnvelopeLine(bytes: Uint8Array, at: number): boolean {
  return /^>?From /u.test(latin(bytes.subarray(at, at + 6)))
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}
