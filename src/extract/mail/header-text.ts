import { isUtf8 } from 'node:buffer'
import { decodeCharset } from './charset.ts'
import { decodeQuotedPrintable } from './transfer-encoding.ts'

/**
 * The value of a header field as a person reads it: unfolded (RFC 5322, 2.2.3), its encoded words decoded (RFC 2047),
 * blanks at both ends cut. This text is what `part=0&header=...&char=` counts in.
 */
export interface HeaderText {
  readonly text: string
  /** Ranges that come out of encoded words: commas and brackets in them are text, not syntax. */
  readonly literal: readonly (readonly [start: number, end: number])[]
  /** An encoded word could not be read and stands as written, or a byte had no meaning. */
  readonly broken: boolean
}

const encodedWord = /=\?([^\s?*]+)(?:\*[^\s?]*)?\?([bq])\?([^?]*)\?=/giu
/** Longer values are cut: no field that somebody wrote is so long. */
const maxValueBytes = 1024 * 1024

/**
 * Decodes the value of a header field. Raw bytes above ASCII, which old programs write, are UTF-8 when valid, else in
 * `charset` (of the message), else told by the bytes. Never throws.
 */
export function decodeHeader(raw: Uint8Array, charset?: string): HeaderText {
  const bytes = raw.subarray(0, maxValueBytes)
  const unfolded = rawText(bytes, charset).replace(/\r?\n(?=[ \t])|[\r\n]+/gu, '').replace(/\0/gu, '')
  const trimmed = unfolded.trim()
  const { text, literal } = decodeWords(trimmed)
  return { text, literal, broken: /=\?[^\s?]+\?[bq]\?/iu.test(text) || text.includes('\ufffd') }
}

function rawText(bytes: Uint8Array, charset: string | undefined): string {
  return isUtf8(bytes) ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8') : decodeCharset(bytes, charset).text
}

/** One encoded word in the text. */
interface Word {
  readonly start: number
  readonly end: number
  readonly charset: string
  readonly bytes: Uint8Array
}

function decodeWords(text: string): { text: string; literal: [number, number][] } {
  const runs = joinRuns(text, findWords(text))
  const literal: [number, number][] = []
  let out = ''
  let at = 0
  for (const run of runs) {
    out += text.slice(at, run[0]!.start)
    const start = out.length
    out += decodeRun(run)
    literal.push([start, out.length])
    at = run.at(-1)!.end
  }
  return { text: out + text.slice(at), literal }
}

function findWords(text: string): Word[] {
  return [...text.matchAll(encodedWord)].map((match) => {
    const [whole, charset, method, payload] = match as unknown as [string, string, string, string]
    return { start: match.index, end: match.index + whole.length, charset: charset.toLowerCase(), bytes: payloadBytes(method, payload) }
  })
}

/** Words with nothing but blanks between them are one text (RFC 2047, 6.2). */
function joinRuns(text: string, words: readonly Word[]): Word[][] {
  const runs: Word[][] = []
  for (const word of words) {
    const run = runs.at(-1)
    if (run && /^[ \t]*$/u.test(text.slice(run.at(-1)!.end, word.start))) run.push(word)
    else runs.push([word])
  }
  return runs
}

/** Neighbours of one character set are decoded together: some programs cut a character in two. */
function decodeRun(run: readonly Word[]): string {
  let text = ''
  for (let at = 0; at < run.length; ) {
    const { charset } = run[at]!
    const same: Uint8Array[] = []
    while (run[at]?.charset === charset) same.push(run[at++]!.bytes)
    text += decodeCharset(Buffer.concat(same), charset).text
  }
  return text.replace(/[\r\n\0]+/gu, ' ')
}

function payloadBytes(method: string, payload: string): Uint8Array {
  if (method.toLowerCase() === 'b') return Buffer.from(payload, 'base64')
  return decodeQuotedPrintable(Buffer.from(payload.replace(/_/gu, ' '), 'utf8'))
}
