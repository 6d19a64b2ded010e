import type { ByteSource } from '../contract.ts'

/** One message of a mailbox, by byte offsets; the `From ` line stands before `start`. */
export interface MessageRange {
  readonly start: number
  /** After the last byte; the empty line that parts messages belongs to none. */
  readonly end: number
}

const lineFeed = 0x0a
const carriageReturn = 0x0d
/** Of a line no more is looked at than this; longer ones are no `From ` line and no field. */
const maxLineBytes = 1_000

/**
 * The messages of a mailbox in streaming. A `From ` line parts messages when it stands at the start or after an empty
 * line, and either tells a time or is followed by a header field: a sentence that begins with the word does neither.
 */
export async function* messageRanges(source: ByteSource): AsyncGenerator<MessageRange> {
  let start = -1
  let pending: { lineStart: number; lineEnd: number; told: boolean } | undefined
  let blank = true
  let blankStart = 0
  for await (const line of linesOf(source)) {
    if (pending && (pending.told || isField(line.head))) {
      if (start >= 0) yield { start, end: Math.max(start, blankStart) }
      start = pending.lineEnd
    }
    pending = undefined
    const isBlank = line.textBytes === 0
    if (blank && line.head.startsWith('From ')) pending = { lineStart: line.start, lineEnd: line.end, told: /\d:\d\d/u.test(line.head) }
    if (isBlank) {
      if (!blank) blankStart = line.start
    } else if (!pending) blankStart = line.end
    blank = isBlank
  }
  if (pending?.told && start < 0) start = pending.lineEnd
  if (start >= 0) yield { start, end: Math.max(start, source.sizeBytes) }
}

function isField(line: string): boolean {
  return /^[!-9;-~]{1,100}[ \t]*:|^>From .*\d:\d\d/u.test(line)
}

interface Line {
  readonly start: number
  /** After the line break. */
  readonly end: number
  readonly textBytes: number
  /** The first bytes as Latin-1. */
  readonly head: string
}

async function* linesOf(source: ByteSource): AsyncGenerator<Line> {
  let offset = 0
  let start = 0
  let kept: Uint8Array[] = []
  let keptBytes = 0
  for await (const block of source.stream()) {
    for (let at = 0; at < block.byteLength; ) {
      const feed = block.indexOf(lineFeed, at)
      const stop = feed < 0 ? block.byteLength : feed + 1
      if (keptBytes < maxLineBytes) {
        const piece = block.subarray(at, Math.min(stop, at + maxLineBytes - keptBytes))
        // The last piece of a block outlives it.
        kept.push(feed < 0 ? piece.slice() : piece)
        keptBytes += piece.byteLength
      }
      at = stop
      if (feed < 0) break
      yield toLine(start, offset + stop, kept)
      start = offset + stop
      kept = []
      keptBytes = 0
    }
    offset += block.byteLength
  }
  if (start < offset) yield toLine(start, offset, kept)
}

function toLine(start: number, end: number, kept: readonly Uint8Array[]): Line {
  const only = kept.length === 1 ? kept[0]! : Buffer.concat(kept)
  let textBytes = end - start
  if (textBytes <= 2) {
    while (textBytes > 0 && (only[textBytes - 1] === lineFeed || only[textBytes - 1] === carriageReturn)) textBytes--
  }
  const head = Buffer.from(only.buffer, only.byteOffset, only.byteLength).toString('latin1')
  return { start, end, textBytes, head }
}
