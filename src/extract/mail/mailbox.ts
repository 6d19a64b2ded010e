import type { CharRange } from '../../model/locator.ts'
import type { HeaderText } from './header-text.ts'

/** An address that stands free. Its length is bounded, since looking for an `@` that never comes takes the square of it. */
const freeAddress = /[^\s<>()",;]{1,300}@[^\s<>()",;]{1,300}/u

/** One address of a header field, and where its parts stand in the field's decoded text. */
export interface Mailbox {
  /** Name and address together, as written. */
  readonly whole: CharRange
  /** The address, without angle brackets; absent when there is only a name. */
  readonly address?: CharRange
  /** The display name, without quotation marks. */
  readonly name?: CharRange
}

const maxMailboxes = 20_000

/**
 * Reads the addresses of a field (RFC 5322, 3.4: mailboxes, groups, comments, quoted names; also semicolons between
 * addresses). Characters out of encoded words are never syntax, save where a program has encoded the whole of
 * `Name <address>`. Never throws; what is no address comes as a mailbox with a name alone.
 */
export function readMailboxes(header: HeaderText): Mailbox[] {
  const strict = scan(header.text, header.literal)
  const encodedWhole = header.literal.length > 0 && !strict.some((mailbox) => mailbox.address) && /<[^<>\s]+@[^<>\s]+>/u.test(header.text)
  return encodedWhole ? scan(header.text, []) : strict
}

interface Token {
  start: number
  angle?: [number, number]
  quoted?: [number, number]
  comment?: [number, number]
}

function scan(text: string, literal: HeaderText['literal']): Mailbox[] {
  const mailboxes: Mailbox[] = []
  let token: Token = { start: 0 }
  let inGroup = false
  let openQuote = false
  const brackets = closedBrackets(text)
  const literalEnd = new Map(literal.map(([start, end]) => [start, end]))
  const close = (end: number) => {
    const mailbox = toMailbox(text, token, end)
    if (mailbox && mailboxes.length < maxMailboxes) mailboxes.push(mailbox)
  }
  for (let at = 0; at < text.length; at++) {
    const jump = literalEnd.get(at)
    if (jump !== undefined && jump > at) {
      at = jump - 1
      continue
    }
    const char = text[at]!
    if (char === '"') {
      // A mark that nothing closes is a character like others: it must not swallow the addresses after it.
      const end: number = openQuote ? -1 : closingQuote(text, at)
      openQuote = end < 0
      if (openQuote) continue
      token.quoted ??= [at + 1, end]
      at = end
    } else if (char === '(') {
      const end = brackets.get(at)
      if (end === undefined) continue
      token.comment = [at + 1, end]
      at = end
    } else if (char === '<') {
      const end = indexOr(text, '>', at)
      token.angle = [at + 1, end]
      at = end
    } else if (char === ':' && !token.angle && !text.slice(token.start, at).includes('@')) {
      inGroup = true
      token = { start: at + 1 }
    } else if (char === ',' || char === ';') {
      close(at)
      if (char === ';' && inGroup) inGroup = false
      token = { start: at + 1 }
    }
  }
  close(text.length)
  return mailboxes
}

function toMailbox(text: string, token: Token, end: number): Mailbox | undefined {
  const whole = trim(text, token.start, end)
  if (!whole) return undefined
  if (token.angle) {
    const address = trim(text, ...token.angle)
    const before = token.quoted ?? [token.start, token.angle[0] - 1]
    const name = nameRange(text, before) ?? (token.comment && nameRange(text, token.comment))
    return address || name ? { whole, ...(address ? { address } : {}), ...(name ? { name } : {}) } : undefined
  }
  const inside = text.slice(...whole)
  const free = inside.includes('@') ? freeAddress.exec(inside) : null
  if (free) {
    const start = whole[0] + free.index
    const stop = start + free[0].length
    const beside = token.comment ?? token.quoted ?? [whole[0], start]
    const name = nameRange(text, beside) ?? nameRange(text, [stop, whole[1]])
    return { whole, address: [start, stop], ...(name ? { name } : {}) }
  }
  const name = nameRange(text, token.quoted ?? [...whole])
  return name ? { whole, name } : undefined
}

/** A name without blanks and quotation marks around it; undefined when nothing but marks is left. */
function nameRange(text: string, range: readonly [number, number]): CharRange | undefined {
  let [start, end] = range
  while (start < end && /[\s"'<>[\]]/u.test(text[start]!)) start++
  while (end > start && /[\s"'<>[\]]/u.test(text[end - 1]!)) end--
  return /[\p{L}\p{N}]/u.test(text.slice(start, end)) ? [start, end] : undefined
}

function trim(text: string, start: number, end: number): CharRange | undefined {
  while (start < end && /\s/u.test(text[start]!)) start++
  while (end > start && /\s/u.test(text[end - 1]!)) end--
  return start < end ? [start, end] : undefined
}

/** Where each round bracket that is closed closes, in one pass: a hostile field opens a hundred thousand. */
function closedBrackets(text: string): ReadonlyMap<number, number> {
  const closed = new Map<number, number>()
  const open: number[] = []
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '(') open.push(at)
    else if (text[at] === ')' && open.length > 0) closed.set(open.pop()!, at)
  }
  return closed
}

/** The next quotation mark after `at` that is not escaped, or -1. */
function closingQuote(text: string, at: number): number {
  for (let here = at + 1; here < text.length; here++) {
    if (text[here] === '\\') here++
    else if (text[here] === '"') return here
  }
  return -1
}

function indexOr(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from)
  return at < 0 ? text.length : at
}
