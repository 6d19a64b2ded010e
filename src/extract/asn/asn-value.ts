import { asnTags, type AsnNode } from './asn-node.ts'
import { MalformedAsn } from './malformed-asn.ts'

const strings: ReadonlySet<number> = new Set([
  asnTags.utf8String, asnTags.printableString, asnTags.teletexString, asnTags.ia5String, asnTags.visibleString, asnTags.universalString, asnTags.bmpString, 0x12, 0x19, 0x1b,
])

/** The node itself when it has the universal tag, told by `what` in the reason otherwise. Throws a `MalformedAsn`. */
export function expectTag(node: AsnNode | undefined, tag: number, what: string): AsnNode {
  if (!node) throw new MalformedAsn(`${what} is missing`, 0)
  if (!node.is(tag)) throw new MalformedAsn(`${what} was expected`, node.start)
  return node
}

/** An object identifier in dotted numbers. Throws a `MalformedAsn`. */
export function readOid(node: AsnNode | undefined): string {
  const { content, start } = expectTag(node, asnTags.oid, 'an object identifier')
  if (content.length === 0 || content.length > 64) throw new MalformedAsn('an object identifier of no or too many bytes', start)
  const arcs: number[] = []
  let arc = 0
  for (const byte of content) {
    arc = arc * 128 + (byte & 0x7f)
    if (arc > Number.MAX_SAFE_INTEGER / 128) throw new MalformedAsn('an arc of an object identifier is too large', start)
    if (byte >= 0x80) continue
    arcs.push(arc)
    arc = 0
  }
  if (content.at(-1)! >= 0x80) throw new MalformedAsn('an object identifier that breaks off', start)
  const first = Math.min(2, Math.floor(arcs[0]! / 40))
  return [first, arcs[0]! - 40 * first, ...arcs.slice(1)].join('.')
}

/** An integer as hex digits of its bytes without leading zero bytes; for serial numbers. Throws a `MalformedAsn`. */
export function readIntegerHex(node: AsnNode | undefined): string {
  const { content, start } = expectTag(node, asnTags.integer, 'a whole number')
  if (content.length === 0) throw new MalformedAsn('a whole number of no bytes', start)
  return Buffer.from(content).toString('hex').replace(/^(?:00)+(?=..)/, '')
}

/** A small whole number, 0 to 2^31 - 1. Throws a `MalformedAsn`. */
export function readSmallInteger(node: AsnNode | undefined): number {
  const { content, start } = expectTag(node, asnTags.integer, 'a whole number')
  if (content.length === 0 || content.length > 5 || content[0]! >= 0x80) throw new MalformedAsn('a small whole number was expected', start)
  const value = content.reduce((sum, byte) => sum * 256 + byte, 0)
  if (value > 0x7fffffff) throw new MalformedAsn('a small whole number was expected', start)
  return value
}

/** The bytes of an octet string, those of a chopped one (BER) put together. Throws a `MalformedAsn`. */
export function readOctets(node: AsnNode | undefined): Uint8Array {
  if (!node) throw new MalformedAsn('an octet string is missing', 0)
  if (!node.isConstructed) return node.content
  return Buffer.concat(node.children.map((part) => readOctets(expectTag(part, asnTags.octetString, 'a part of an octet string'))))
}

/** The bytes of a bit string of whole bytes. Throws a `MalformedAsn`. */
export function readBits(node: AsnNode | undefined): Uint8Array {
  const { content, start } = expectTag(node, asnTags.bitString, 'a bit string')
  if (content.length === 0 || content[0] !== 0) throw new MalformedAsn('a bit string of whole bytes was expected', start)
  return content.subarray(1)
}

/** Whether it is a string of characters. */
export function isText(node: AsnNode): boolean {
  return node.tagClass === 0 && strings.has(node.tag)
}

/** The characters of any string type; what is no text in its encoding is replaced. */
export function readText(node: AsnNode): string {
  const { content } = node
  if (node.is(asnTags.utf8String)) return new TextDecoder('utf-8').decode(content)
  if (node.is(asnTags.bmpString)) return new TextDecoder('utf-16be').decode(content)
  if (node.is(asnTags.universalString)) return String.fromCodePoint(...utf32(content))
  return Buffer.from(content).toString('latin1')
}

/** A UTCTime or GeneralizedTime as `2024-05-01T00:00:00Z` (RFC 5280, 4.1.2.5). Throws a `MalformedAsn`. */
export function readTime(node: AsnNode | undefined): string {
  if (!node || !(node.is(asnTags.utcTime) || node.is(asnTags.generalizedTime))) throw new MalformedAsn('a time was expected', node?.start ?? 0)
  const text = Buffer.from(node.content).toString('latin1')
  const digits = node.is(asnTags.utcTime) ? (Number(text.slice(0, 2)) < 50 ? '20' : '19') + text : text
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(?:\.\d+)?(?:Z|([+-])(\d\d)(\d\d))$/.exec(digits)
  const local = parts && `${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}:${parts[5]}:${parts[6] ?? '00'}Z`
  const time = local ? Date.parse(local) : NaN
  if (!parts || !local || !Number.isFinite(time) || new Date(time).toISOString().slice(0, 10) !== local.slice(0, 10)) {
    throw new MalformedAsn(`a time was expected and ${JSON.stringify(text.slice(0, 30))} stands there`, node.start)
  }
  const shiftMinutes = parts[7] ? (parts[7] === '+' ? -1 : 1) * (Number(parts[8]) * 60 + Number(parts[9])) : 0
  return new Date(time + shiftMinutes * 60_000).toISOString().replace('.000', '')
}

function utf32(content: Uint8Array): number[] {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength)
  const count = Math.min(1000, Math.floor(content.byteLength / 4))
  return Array.from({ length: count }, (_, index) => view.getUint32(index * 4)).map((point) => (point <= 0x10ffff ? point : 0xfffd))
}
