import { readEmail, splitAddressList, trimmedPart, type ListPart } from '../../model/value/email.ts'
import { nameFromAddress } from '../../model/value/name.ts'

/** The parts that a cell is cut into, each with its place in the cell. A list of addresses is cut as mail programs do. */
export function splitCell(cell: string, split: string | undefined, pick: 'email' | 'name' | undefined): ListPart[] {
  if (pick) return splitAddressList(cell)
  const whole = trimmedPart(cell, 0, cell.length)
  if (split === undefined) return whole ? [whole] : []
  const parts: ListPart[] = []
  for (let start = 0; start <= cell.length; ) {
    const found = cell.indexOf(split, start)
    const end = found === -1 ? cell.length : found
    const part = trimmedPart(cell, start, end)
    if (part) parts.push(part)
    start = end + split.length
  }
  return parts
}

/** A part of a cell, and what it reads as where that is not what is written. */
export interface PickedPart extends ListPart {
  readonly reads: string
}

/** The address or the name in one part of a list of addresses; undefined when it has none. */
export function pickFrom(part: ListPart, pick: 'email' | 'name'): PickedPart | undefined {
  const angle = /<([^<>]*)>\s*$/.exec(part.text)
  const inner = angle ? trimmedPart(part.text, angle.index + 1, angle.index + 1 + angle[1]!.length) : trimmedPart(part.text, 0, part.text.length)
  if (!inner) return undefined
  if (pick === 'email') return moved(part, inner, inner.text)
  const before = angle ? trimmedPart(part.text, 0, angle.index) : undefined
  const shown = before && unquoted(part.text, before)
  if (shown && !readEmail(shown.text)) return moved(part, shown, shown.text)
  const address = readEmail(inner.text) && inner.text
  const name = address ? nameFromAddress(address) : undefined
  const at = inner.text.lastIndexOf('@')
  return name ? moved(part, { text: inner.text.slice(0, at), start: inner.start, end: inner.start + at }, name) : undefined
}

function unquoted(text: string, part: ListPart): ListPart | undefined {
  return /^(["']).*\1$/u.test(part.text) ? trimmedPart(text, part.start + 1, part.end - 1) : part
}

function moved(outer: ListPart, inner: ListPart, reads: string): PickedPart {
  return { text: inner.text, start: outer.start + inner.start, end: outer.start + inner.end, reads }
}
