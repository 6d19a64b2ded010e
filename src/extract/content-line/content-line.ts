import { TextDecoder } from 'node:util'

/** One property of a card or a calendar: `item1.TEL;TYPE=work:+44 ...` (RFC 6350, 3.3; RFC 5545, 3.1). */
export interface ContentLine {
  readonly group?: string
  /** Upper case. */
  readonly name: string
  /** Parameters by upper-case name; one without a name (version 2.1) stands under TYPE. */
  readonly parameters: ReadonlyMap<string, readonly string[]>
  /** The value as written, folding and transport encoding undone, escapes kept. */
  readonly value: string
  /** Bytes of a value in base64. */
  readonly bytes?: Uint8Array
  /** Line of the file it begins on, from 1. */
  readonly line: number
}

const linePattern = /^(?:([\w-]+)\.)?([\w-]+)((?:;(?:[^":;]|"[^"]*")*)*):([\s\S]*)$/

/** The properties of a text; a line that is none is handed to `stray`. */
export function* readContentLines(text: string, stray: (text: string, line: number) => void): Generator<ContentLine> {
  for (const { text: unfolded, line } of unfold(text)) {
    const [, group, name, parameterText = '', raw = ''] = linePattern.exec(unfolded) ?? []
    if (name === undefined) {
      if (unfolded.trim()) stray(unfolded, line)
      continue
    }
    const parameters = readParameters(parameterText)
    yield { ...(group ? { group } : {}), name: name.toUpperCase(), parameters, line, ...decodeValue(raw, parameters) }
  }
}

/** Joins what was folded: a line that begins with a blank goes on, so does quoted-printable that ends with `=`. */
function* unfold(text: string): Generator<{ text: string; line: number }> {
  const lines = text.split(/\r\n|\r|\n/)
  for (let at = 0; at < lines.length; ) {
    const line = at + 1
    const parts = [lines[at++]!]
    const isQuoted = /;(ENCODING=)?QUOTED-PRINTABLE[;:]/i.test(parts[0]!)
    for (; at < lines.length; at++) {
      const next = lines[at]!
      if (isQuoted && parts.at(-1)!.endsWith('=')) parts.push(next)
      else if (/^[ \t]/.test(next)) parts.push(next.slice(1))
      else break
    }
    yield { text: isQuoted ? parts.join('\n') : parts.join(''), line }
  }
}

function readParameters(text: string): Map<string, readonly string[]> {
  const parameters = new Map<string, readonly string[]>()
  for (const [, part] of text.matchAll(/;((?:[^";]|"[^"]*")*)/g)) {
    const equals = part!.indexOf('=')
    const name = equals < 0 ? 'TYPE' : part!.slice(0, equals).trim().toUpperCase()
    const values = [...part!.slice(equals + 1).matchAll(/"([^"]*)"|([^",]+)/g)].map(([, quoted, plain]) => quoted ?? plain!.trim())
    parameters.set(name, [...(parameters.get(name) ?? []), ...values])
  }
  return parameters
}

function decodeValue(raw: string, parameters: ReadonlyMap<string, readonly string[]>): { value: string; bytes?: Uint8Array } {
  const encoding = [...(parameters.get('ENCODING') ?? []), ...(parameters.get('TYPE') ?? [])].map((each) => each.toUpperCase())
  if (encoding.includes('QUOTED-PRINTABLE')) return { value: decodeQuoted(raw, parameters.get('CHARSET')?.[0]) }
  if (encoding.includes('BASE64') || encoding.includes('B')) return { value: '', bytes: new Uint8Array(Buffer.from(raw, 'base64')) }
  const data = /^data:[^,]{0,200};base64,/i.exec(raw)?.[0]
  return data ? { value: '', bytes: new Uint8Array(Buffer.from(raw.slice(data.length), 'base64')) } : { value: raw }
}

function decodeQuoted(raw: string, charset: string | undefined): string {
  const joined = raw.replace(/=\n/g, '')
  const bytes: number[] = []
  for (let at = 0; at < joined.length; at++) {
    const hex = joined[at] === '=' ? joined.slice(at + 1, at + 3) : ''
    if (/^[0-9A-Fa-f]{2}$/.test(hex)) {
      bytes.push(Number.parseInt(hex, 16))
      at += 2
    } else bytes.push(...Buffer.from(joined[at]!))
  }
  try {
    return new TextDecoder(charset ?? 'utf-8').decode(new Uint8Array(bytes))
  } catch {
    return new TextDecoder().decode(new Uint8Array(bytes))
  }
}

/** Undoes the escapes of a text value. */
export function unescapeText(value: string): string {
  return value.replace(/\\([nN,;:\\])/g, (_, letter: string) => (letter === 'n' || letter === 'N' ? '\n' : letter))
}

/** The components of a structured value, split where a semicolon is not escaped, each unescaped. */
export function components(value: string): string[] {
  return value.split(/(?<!\\);/).map((part) => unescapeText(part.replace(/(?<!\\),/g, ' ')).trim())
}
