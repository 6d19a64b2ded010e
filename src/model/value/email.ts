import type { Reading } from './reading.ts'

const regular = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/u
const domain = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}_-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u

/**
 * An e-mail address in lower case, taken out of angle brackets and `mailto:`. One whose part before the `@` is not
 * allowed by RFC 5322 (section 3.4.1), such as one with a blank in it, is kept as written with the doubt
 * `email.irregular`; without an `@` and a domain it is none.
 */
export function readEmail(raw: string): Reading | undefined {
  const inner = /<([^<>]+)>\s*$/.exec(raw)?.[1] ?? raw
  const text = inner.trim().replace(/^mailto:/i, '').replace(/\s+/gu, ' ').toLowerCase()
  const at = text.lastIndexOf('@')
  if (at < 1 || text.length > 254) return undefined
  const local = text.slice(0, at)
  if (!domain.test(text.slice(at + 1))) return undefined
  if (regular.test(local)) return { value: text }
  return local.length <= 64 && !/[@<>,;:()[\]]/.test(local.replace(/^"(.*)"$/, '')) ? { value: text, doubt: 'email.irregular' } : undefined
}

/** A part of a list of addresses, and where it stands in the list. */
export interface ListPart {
  readonly text: string
  readonly start: number
  readonly end: number
}

/**
 * The addresses of a list as mail programs write it: parted by commas or semicolons, which may also stand in a quoted
 * name; a part without an `@` belongs to the next (`Doe, Jane <jane@example.org>`).
 */
export function splitAddressList(list: string): ListPart[] {
  const parts: ListPart[] = []
  let start = 0
  let quoted = false
  let hasAt = false
  for (let at = 0; at <= list.length; at++) {
    const char = list[at]
    if (char === '"') quoted = !quoted
    if (char === '@') hasAt = true
    const ends = char === undefined || ((char === ';' || char === '\n' || char === ',') && !quoted)
    if (!ends || (char === ',' && !hasAt)) continue
    const part = trimmedPart(list, start, at)
    if (part) parts.push(part)
    start = at + 1
    hasAt = false
  }
  return parts
}

/** The part of a text from `start` to `end` without white space around it; undefined when nothing is left. */
export function trimmedPart(text: string, start: number, end: number): ListPart | undefined {
  while (start < end && /\s/u.test(text[start]!)) start++
  while (end > start && /\s/u.test(text[end - 1]!)) end--
  return start < end ? { text: text.slice(start, end), start, end } : undefined
}
