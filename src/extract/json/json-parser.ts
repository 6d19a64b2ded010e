import type { JsonNode } from './json-node.ts'

/** Why a text is no JSON, and at which character. */
export class JsonDefect extends Error {
  readonly at: number

  constructor(message: string, at: number) {
    super(message)
    this.name = 'JsonDefect'
    this.at = at
  }
}

/** Arrays and objects may lie this deep in each other. */
export const maxJsonDepth = 1_000

const numberPattern = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y
const escapes: Readonly<Record<string, string>> = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }
const words = { true: 'boolean', false: 'boolean', null: 'null' } as const

/**
 * Reads JSON values out of a text (RFC 8259), strictly. Not JSON.parse, since that rounds numbers (35682247985.01 and
 * 1e400 are evidence), drops the first of two members of one name, and tells no place of a value.
 */
export class JsonParser {
  readonly #text: string
  #at: number
  #depth = 0
  /** Start of each member whose name its object already had. */
  readonly duplicates: number[] = []

  constructor(text: string, at = 0) {
    this.#text = text
    this.#at = at
  }

  /** The next character to read. */
  get at(): number {
    return this.#at
  }

  /** Reads one value; throws a `JsonDefect` where there is none. */
  value(): JsonNode {
    this.skipBlank()
    const start = this.#at
    switch (this.#text[start]) {
      case '{':
        return this.#object(start)
      case '[':
        return this.#array(start)
      case '"': {
        const text = this.#string()
        return { kind: 'string', start, end: this.#at, text }
      }
      default:
        return this.#literal(start)
    }
  }

  skipBlank(): void {
    for (; ; this.#at++) {
      const code = this.#text.charCodeAt(this.#at)
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return
    }
  }

  /** Steps over the character when it is the next one. */
  accept(character: string): boolean {
    this.skipBlank()
    if (this.#text[this.#at] !== character) return false
    this.#at++
    return true
  }

  /** Throws unless nothing but blanks is left. */
  end(): void {
    this.skipBlank()
    if (this.#at < this.#text.length) this.fail('something follows after the value')
  }

  fail(what: string): never {
    const next = this.#text[this.#at]
    throw new JsonDefect(next === undefined ? `${what}; the text ends here` : `${what}; found ${JSON.stringify(next)}`, this.#at)
  }

  #object(start: number): JsonNode {
    this.#enter()
    const members: [string, JsonNode][] = []
    let names: Set<string> | undefined
    while (!this.accept('}')) {
      if (members.length && !this.accept(',')) this.fail('a comma or } is missing')
      this.skipBlank()
      const at = this.#at
      if (this.#text[at] !== '"') this.fail('a name in double quotes is missing')
      const name = this.#string()
      if (!this.accept(':')) this.fail('a colon is missing')
      // A set pays for itself in large objects alone.
      if (members.length === 16) names = new Set(members.map(([known]) => known))
      if (names ? names.has(name) : members.some(([known]) => known === name)) this.duplicates.push(at)
      names?.add(name)
      members.push([name, this.value()])
    }
    this.#depth--
    return { kind: 'object', start, end: this.#at, members }
  }

  #array(start: number): JsonNode {
    this.#enter()
    const items: JsonNode[] = []
    while (!this.accept(']')) {
      if (items.length && !this.accept(',')) this.fail('a comma or ] is missing')
      items.push(this.value())
    }
    this.#depth--
    return { kind: 'array', start, end: this.#at, items }
  }

  #enter(): void {
    if (++this.#depth > maxJsonDepth) this.fail(`values are nested deeper than ${maxJsonDepth}`)
    this.#at++
  }

  #literal(start: number): JsonNode {
    numberPattern.lastIndex = start
    const number = numberPattern.exec(this.#text)?.[0]
    if (number !== undefined) {
      this.#at += number.length
      return { kind: 'number', start, end: this.#at, text: number }
    }
    for (const [word, kind] of Object.entries(words)) {
      if (!this.#text.startsWith(word, start)) continue
      this.#at += word.length
      return { kind, start, end: this.#at, text: kind === 'null' ? '' : word }
    }
    return this.fail('a value is missing')
  }

  #string(): string {
    let from = ++this.#at
    let decoded = ''
    for (;;) {
      const code = this.#text.charCodeAt(this.#at)
      if (code === 0x22) return decoded + this.#text.slice(from, this.#at++)
      if (Number.isNaN(code) || code < 0x20) this.fail('a string is not ended')
      if (code === 0x5c) {
        decoded += this.#text.slice(from, this.#at) + this.#escape()
        from = this.#at
      } else this.#at++
    }
  }

  #escape(): string {
    const letter = this.#text[this.#at + 1] ?? ''
    const hex = this.#text.slice(this.#at + 2, this.#at + 6)
    if (letter === 'u' && /^[0-9a-fA-F]{4}$/.test(hex)) {
      this.#at += 6
      return String.fromCharCode(Number.parseInt(hex, 16))
    }
    const plain = escapes[letter]
    if (plain === undefined) this.fail('an escape is not one of JSON')
    this.#at += 2
    return plain
  }
}

/** Line and column, from 1, of a character of a text. */
export function lineAndColumn(text: string, at: number): string {
  const before = text.slice(0, at)
  const line = before.split('\n').length
  return `line ${line}, column ${at - before.lastIndexOf('\n')}`
}
