import type { ByteSource } from '../contract.ts'
import { decodeStream } from '../encoding/decode-stream.ts'
import type { TextEncoding } from '../encoding/encoding.ts'

/** Lines longer than this are cut into several: a file without line ends must not be held whole. */
const maxLineChars = 64 * 1024 * 1024

/** The lines of a source of any size, numbered from 0, without their ends (LF or CR LF). */
export async function* readLines(source: ByteSource, encoding: TextEncoding): AsyncIterable<{ line: number; text: string }> {
  let line = 0
  const parts: string[] = []
  let held = 0
  for await (const block of decodeStream(source, encoding)) {
    let from = 0
    for (let end = block.indexOf('\n'); end >= 0; end = block.indexOf('\n', from)) {
      yield { line: line++, text: withoutReturn(parts.splice(0).join('') + block.slice(from, end)) }
      from = end + 1
      held = 0
    }
    parts.push(block.slice(from))
    held += block.length - from
    if (held > maxLineChars) {
      yield { line: line++, text: parts.splice(0).join('') }
      held = 0
    }
  }
  const rest = parts.join('')
  if (rest) yield { line, text: withoutReturn(rest) }
}

function withoutReturn(text: string): string {
  return text.endsWith('\r') ? text.slice(0, -1) : text
}
