import { endOfLine, readHeaderBlock, trimLine } from './header-field.ts'
import { describePart, type MimePart } from './mime-part.ts'

/** How large a tree of parts may grow. */
export interface MimeLimits {
  readonly maxParts: number
  readonly maxNesting: number
}

/** The tree of a message and what was wrong with it. */
export interface MimeTree {
  readonly root: MimePart
  /** Every node below the root, in the order of the bytes. */
  readonly leaves: readonly MimePart[]
  readonly defects: readonly { readonly code: string; readonly message: string; readonly part: string }[]
}

/**
 * Splits a message into its parts by byte ranges (RFC 5322, RFC 2046), copying nothing. Nested messages
 * (`message/rfc822`) are leaves: each is an exhibit of its own. Never throws; what is beyond the limits stays in one
 * piece with a defect.
 */
export function readMime(bytes: Uint8Array, limits: MimeLimits): MimeTree {
  const walk: Walk = { bytes, limits, count: 0, leaves: [], defects: [] }
  const head = readHeaderBlock(bytes, 0, bytes.byteLength)
  if (head.strayLines > 0) {
    walk.defects.push({ code: 'mail.header-malformed', message: `${head.strayLines} lines of the header are no field and no continuation; they were left out.`, part: '0' })
  }
  const { fields, bodyStart } = head
  const root: MimePart = { path: '0', fields, ...describePart(fields, 'text/plain'), bodyStart, bodyEnd: bytes.byteLength, parts: [] }
  if (isMultipart(root) && splitParts(walk, root, 1)) return { root, leaves: walk.leaves, defects: walk.defects }
  walk.leaves.push({ ...root, path: '1' })
  return { root, leaves: walk.leaves, defects: walk.defects }
}

interface Walk {
  readonly bytes: Uint8Array
  readonly limits: MimeLimits
  count: number
  readonly leaves: MimePart[]
  readonly defects: { code: string; message: string; part: string }[]
}

function isMultipart(part: MimePart): boolean {
  return part.mediaType.startsWith('multipart/')
}

/** Splits a multipart; false when it must stay in one piece. */
function splitParts(walk: Walk, parent: MimePart, depth: number): boolean {
  const boundary = parent.contentType.parameters.get('boundary')
  if (!boundary) return refuse(walk, parent, 'mail.boundary-missing', 'says it has several parts but no boundary between them; it is kept in one piece')
  if (depth > walk.limits.maxNesting) {
    return refuse(walk, parent, 'limit.depth', `is nested deeper than ${walk.limits.maxNesting} levels; it is kept in one piece`)
  }
  const { ranges, closed } = partRanges(walk, parent, boundary)
  if (ranges.length === 0) return refuse(walk, parent, 'mail.boundary-missing', 'says it has several parts, but its boundary never comes; it is kept in one piece')
  if (!closed) walk.defects.push({ code: 'mail.truncated', message: `${nameOf(parent)} has no closing boundary: the message was cut off, or badly made.`, part: parent.path })
  for (const [index, range] of ranges.entries()) {
    if (++walk.count > walk.limits.maxParts) {
      const message = `The message has more than ${walk.limits.maxParts} parts; the rest was not read.`
      walk.defects.push({ code: 'limit.parts', message, part: parent.path })
      break
    }
    addPart(walk, { parent, range, number: index + 1, depth })
  }
  return true
}

function addPart(walk: Walk, at: { parent: MimePart; range: { start: number; end: number }; number: number; depth: number }): void {
  const { parent, range, number, depth } = at
  const head = readHeaderBlock(walk.bytes, range.start, range.end)
  const part: MimePart = {
    path: parent.path === '0' ? String(number) : `${parent.path}.${number}`,
    fields: head.fields,
    ...describePart(head.fields, parent.mediaType === 'multipart/digest' ? 'message/rfc822' : 'text/plain'),
    bodyStart: head.bodyStart,
    bodyEnd: range.end,
    parts: [],
  }
  parent.parts.push(part)
  if (!isMultipart(part) || !splitParts(walk, part, depth + 1)) walk.leaves.push(part)
}

function refuse(walk: Walk, part: MimePart, code: string, what: string): false {
  walk.defects.push({ code, message: `${nameOf(part)} ${what}.`, part: part.path })
  return false
}

function nameOf(part: MimePart): string {
  return part.path === '0' ? 'The message' : `Part ${part.path}`
}

/** The ranges between the delimiter lines of a multipart; the line break before a delimiter belongs to it (RFC 2046, 5.1.1). */
function partRanges(walk: Walk, parent: MimePart, boundary: string): { ranges: { start: number; end: number }[]; closed: boolean } {
  const { bytes } = walk
  const marker = Buffer.from(`--${boundary}`, 'utf8')
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const ranges: { start: number; end: number }[] = []
  let start = -1
  for (let at = whole.indexOf(marker, parent.bodyStart); at >= 0 && at < parent.bodyEnd; ) {
    const next = endOfLine(bytes, at, parent.bodyEnd)
    const kind = delimiterAt(whole, { at, next, marker })
    if (kind !== 'none') {
      if (start >= 0) ranges.push({ start, end: Math.max(start, trimLine(bytes, start, at)) })
      if (kind === 'close') return { ranges, closed: true }
      start = next
    }
    at = whole.indexOf(marker, Math.max(next, at + 1))
    // One more than the limit is enough to see that it was passed.
    if (ranges.length > walk.limits.maxParts) return { ranges, closed: true }
  }
  if (start >= 0 && start < parent.bodyEnd) ranges.push({ start, end: parent.bodyEnd })
  return { ranges, closed: false }
}

function delimiterAt(whole: Buffer, line: { at: number; next: number; marker: Buffer }): 'part' | 'close' | 'none' {
  const { at, next, marker } = line
  if (at > 0 && whole[at - 1] !== 0x0a && whole[at - 1] !== 0x0d) return 'none'
  const rest = whole.toString('latin1', at + marker.byteLength, Math.min(next, at + marker.byteLength + 80)).trimEnd()
  return rest === '' ? 'part' : rest === '--' ? 'close' : 'none'
}
