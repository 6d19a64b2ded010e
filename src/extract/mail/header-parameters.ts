import { decodeCharset } from './charset.ts'
import type { HeaderText } from './header-text.ts'

/** A structured header value: `text/plain; charset=utf-8`. */
export interface ParameterisedValue {
  /** The part before the first semicolon, lower case. */
  readonly value: string
  /** Parameters by lower-case name; the first of equal names counts. */
  readonly parameters: ReadonlyMap<string, string>
}

/**
 * Reads a value with parameters (RFC 2045, 5.1), their continuations and character sets (RFC 2231). Comments are left
 * out; parameters that do not follow the grammar are taken as far as they go.
 */
export function readParameters(header: HeaderText): ParameterisedValue {
  const pieces = splitOutsideQuotes(withoutComments(header.text))
  const raw = new Map<string, string>()
  for (const piece of pieces.slice(1)) {
    const equals = piece.indexOf('=')
    const name = (equals < 0 ? piece : piece.slice(0, equals)).trim().toLowerCase()
    if (name !== '' && !raw.has(name)) raw.set(name, equals < 0 ? '' : unquote(piece.slice(equals + 1)))
  }
  return { value: (pieces[0] ?? '').trim().toLowerCase(), parameters: joinContinuations(raw) }
}

function splitOutsideQuotes(text: string): string[] {
  const pieces: string[] = []
  let start = 0
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\' && quoted) at++
    else if (text[at] === '"') quoted = !quoted
    else if (text[at] === ';' && !quoted) {
      pieces.push(text.slice(start, at))
      start = at + 1
    }
  }
  return [...pieces, text.slice(start)]
}

/** Cuts comments where they may stand: a bracket inside a value (`name=a(1).pdf`) is part of it. */
function withoutComments(text: string): string {
  let out = ''
  let depth = 0
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!
    if (char === '\\' && quoted) out += char + (text[++at] ?? '')
    else if (char === '"' && depth === 0) {
      quoted = !quoted
      out += char
    } else if (!quoted && char === '(' && (depth > 0 || /[\s;]$|^$/u.test(out)) && text.includes(')', at)) depth++
    else if (!quoted && char === ')' && depth > 0) depth--
    else if (depth === 0) out += char
  }
  return out
}

function unquote(value: string): string {
  const text = value.trim()
  return text.startsWith('"') ? text.replace(/^"|"[^"]*$/gu, '').replace(/\\(["\\])/gu, '$1') : text
}

/** `filename*0*=`, `filename*1=` as `filename`; an extended value says its character set before two apostrophes. */
function joinContinuations(raw: ReadonlyMap<string, string>): Map<string, string> {
  const joined = new Map<string, string>()
  const sections = new Map<string, { number: number; extended: boolean; value: string }[]>()
  for (const [name, value] of raw) {
    const star = /^([^*]+)(?:\*(\d{1,4}))?(\*)?$/u.exec(name)
    if (!star || (star[2] === undefined && star[3] === undefined)) joined.set(name, value)
    else sections.set(star[1]!, [...(sections.get(star[1]!) ?? []), { number: Number(star[2] ?? 0), extended: star[3] !== undefined, value }])
  }
  for (const [name, parts] of sections) {
    parts.sort((left, right) => left.number - right.number)
    const charset = parts[0]!.extended ? /^([^']*)'[^']*'/u.exec(parts[0]!.value) : null
    const bytes = parts.map(({ value, extended }, index) => {
      const payload = index === 0 && charset ? value.slice(charset[0].length) : value
      return extended ? percentBytes(payload) : Buffer.from(payload, 'utf8')
    })
    joined.set(name, decodeCharset(Buffer.concat(bytes), charset?.[1] || undefined).text)
  }
  return joined
}

function percentBytes(text: string): Buffer {
  return Buffer.from(
    Buffer.from(text, 'utf8').toString('latin1').replace(/%([0-9a-f]{2})/giu, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  )
}
