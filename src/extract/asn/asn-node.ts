import { MalformedAsn } from './malformed-asn.ts'

/** Limits on one ASN.1 value: deeper nesting or more parts in one level than any document of our formats has. */
const asnLimits = { maxDepth: 64, maxChildren: 100_000 } as const

/** Tags of the universal class, as `AsnNode.tag` tells them. */
export const asnTags = {
  boolean: 0x01, integer: 0x02, bitString: 0x03, octetString: 0x04, null: 0x05, oid: 0x06, enumerated: 0x0a, utf8String: 0x0c,
  sequence: 0x10, set: 0x11, printableString: 0x13, teletexString: 0x14, ia5String: 0x16, utcTime: 0x17, generalizedTime: 0x18,
  visibleString: 0x1a, universalString: 0x1c, bmpString: 0x1e,
} as const

/**
 * One value of ASN.1 in its bytes, BER or DER (ITU-T X.690), read no deeper than it is asked: nothing is copied and
 * every part knows where it stands. Reading what is malformed throws a `MalformedAsn`.
 */
export class AsnNode {
  /** The bytes the offsets count in. */
  readonly bytes: Uint8Array
  /** 0 universal, 1 application, 2 context, 3 private. */
  readonly tagClass: number
  readonly tag: number
  readonly isConstructed: boolean
  /** First byte of the tag, first byte of the content, the byte after the content, the byte after the value. */
  readonly start: number
  readonly contentStart: number
  readonly contentEnd: number
  readonly end: number
  readonly #depth: number

  constructor(bytes: Uint8Array, start: number, bounds: { readonly end: number; readonly depth: number }) {
    if (bounds.depth > asnLimits.maxDepth) throw new MalformedAsn(`nested more than ${asnLimits.maxDepth} deep`, start)
    const head = readHead(bytes, start, bounds.end)
    this.bytes = bytes
    this.tagClass = head.tagClass
    this.tag = head.tag
    this.isConstructed = head.isConstructed
    this.start = start
    this.contentStart = head.contentStart
    this.#depth = bounds.depth
    if (head.length === undefined) {
      if (!head.isConstructed) throw new MalformedAsn('a primitive value without a length', start)
      this.contentEnd = findEndOfContents(bytes, head.contentStart, bounds)
      this.end = this.contentEnd + 2
    } else {
      this.contentEnd = head.contentStart + head.length
      this.end = this.contentEnd
      if (this.end > bounds.end) throw new MalformedAsn(`a value of ${head.length} bytes where ${bounds.end - head.contentStart} are left`, start)
    }
  }

  /** Whether its length is left open and ended by two zero bytes (BER alone). */
  get isIndefinite(): boolean {
    return this.end !== this.contentEnd
  }

  /** The bytes of the content. */
  get content(): Uint8Array {
    return this.bytes.subarray(this.contentStart, this.contentEnd)
  }

  /** The bytes of the whole value, tag and length included. */
  get encoded(): Uint8Array {
    return this.bytes.subarray(this.start, this.end)
  }

  /** The parts of a constructed value. */
  get children(): AsnNode[] {
    if (!this.isConstructed) throw new MalformedAsn('a value with parts was wanted', this.start)
    const children: AsnNode[] = []
    for (let at = this.contentStart; at < this.contentEnd; ) {
      if (children.length >= asnLimits.maxChildren) throw new MalformedAsn(`more than ${asnLimits.maxChildren} parts`, this.start)
      const child = new AsnNode(this.bytes, at, { end: this.contentEnd, depth: this.#depth + 1 })
      children.push(child)
      at = child.end
    }
    return children
  }

  /** Whether it has this universal tag. */
  is(tag: number): boolean {
    return this.tagClass === 0 && this.tag === tag
  }

  /** Whether it has this context tag. */
  isContext(tag: number): boolean {
    return this.tagClass === 2 && this.tag === tag
  }
}

/** Reads the value that begins at `start`; there may be bytes after it. Throws a `MalformedAsn`. */
export function readAsn(bytes: Uint8Array, start = 0): AsnNode {
  return new AsnNode(bytes, start, { end: bytes.byteLength, depth: 0 })
}

interface AsnHead {
  readonly tagClass: number
  readonly tag: number
  readonly isConstructed: boolean
  readonly contentStart: number
  /** Undefined for the indefinite form. */
  readonly length: number | undefined
}

function readHead(bytes: Uint8Array, start: number, end: number): AsnHead {
  let at = start
  const next = (): number => {
    const byte = at < end ? bytes[at] : undefined
    if (byte === undefined) throw new MalformedAsn('the bytes end within a tag or length', start)
    at++
    return byte
  }
  const first = next()
  let tag = first & 0x1f
  if (tag === 0x1f) {
    tag = 0
    for (let count = 0; ; count++) {
      if (count === 4) throw new MalformedAsn('a tag of more than four bytes', start)
      const byte = next()
      tag = tag * 128 + (byte & 0x7f)
      if (byte < 0x80) break
    }
  }
  const size = next()
  let length: number | undefined = size
  if (size === 0x80) length = undefined
  else if (size > 0x80) {
    if (size > 0x84) throw new MalformedAsn('a length of more than four bytes', start)
    length = 0
    for (let count = size & 0x7f; count > 0; count--) length = length * 256 + next()
  }
  return { tagClass: first >> 6, tag, isConstructed: (first & 0x20) !== 0, contentStart: at, length }
}

function findEndOfContents(bytes: Uint8Array, start: number, bounds: { readonly end: number; readonly depth: number }): number {
  for (let at = start; at + 2 <= bounds.end; ) {
    if (bytes[at] === 0 && bytes[at + 1] === 0) return at
    at = new AsnNode(bytes, at, { end: bounds.end, depth: bounds.depth + 1 }).end
  }
  throw new MalformedAsn('a value of open length without an end', start)
}
