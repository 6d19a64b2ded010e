import { isUtf8 } from 'node:buffer'
import { longestBulkLine } from './bulk-statements.ts'
import { parseReadingLine } from './parse-reading-line.ts'
import type { ReadingLine } from './reading-line.ts'

/** Takes the parts of a reading, in order. */
export interface ReadingParts {
  /** Whole lines of statements, as they lie in the reading, and their number. */
  statements(lines: Buffer, count: number): void
  /** Any other line, and statements too long for the engine to take apart. */
  line(line: ReadingLine): void
}

const newline = 0x0a
const statementHead = Buffer.from('["s",')

/** Cuts the bytes of a reading, whole lines, into runs of statements and other lines. */
export function splitReading(bytes: Buffer, parts: ReadingParts): void {
  // A process that writes no UTF-8 is not to be trusted, but its lines must not stop the engine.
  const text = isUtf8(bytes) ? bytes : Buffer.from(bytes.toString('utf8'))
  let run = 0
  let count = 0
  for (let at = 0; at < text.byteLength; ) {
    const end = text.indexOf(newline, at) + 1
    if (isBulk(text, at, end)) {
      count++
    } else {
      if (count > 0) parts.statements(text.subarray(run, at), count)
      parts.line(parseReadingLine(text.toString('utf8', at, end - 1)))
      run = end
      count = 0
    }
    at = end
  }
  if (count > 0) parts.statements(text.subarray(run), count)
}

function isBulk(text: Buffer, start: number, end: number): boolean {
  if (end - start > longestBulkLine) return false
  return statementHead.every((byte, index) => text[start + index] === byte)
}
