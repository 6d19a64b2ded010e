import { asnTags, type AsnNode } from './asn-node.ts'
import { MalformedAsn } from './malformed-asn.ts'

/** A place where bytes are BER but not DER, or no ASN.1 at all. */
export interface DerDeparture {
  readonly offset: number
  readonly reason: string
}

const limits = { maxNodes: 200_000, maxTold: 20 } as const

/**
 * Where a value departs from the distinguished encoding (ITU-T X.690, 8.1.3, 10, 11): open or longer lengths than
 * needed, padded numbers, truth values other than 00 and FF, sets out of order, unused bits that are set, chopped
 * strings. At most 20 are told; a value of more than 200,000 parts is told as one departure.
 */
export function findDerDepartures(node: AsnNode): DerDeparture[] {
  const found: DerDeparture[] = []
  const pending = [node]
  for (let count = 0; pending.length > 0 && found.length < limits.maxTold; count++) {
    if (count > limits.maxNodes) return [...found, { offset: node.start, reason: `more than ${limits.maxNodes} parts` }]
    const next = pending.pop()!
    const reason = departureOf(next)
    if (reason) found.push({ offset: next.start, reason })
    if (!next.isConstructed) continue
    try {
      const children = next.children
      if (next.is(asnTags.set) && !isOrdered(children)) found.push({ offset: next.start, reason: 'the parts of a set are not in order' })
      pending.push(...children.reverse())
    } catch (thrown) {
      if (!(thrown instanceof MalformedAsn)) throw thrown
      found.push({ offset: thrown.offset, reason: thrown.message })
    }
  }
  return found.sort((a, b) => a.offset - b.offset)
}

function departureOf(node: AsnNode): string | undefined {
  if (node.isIndefinite) return 'a length is left open'
  const length = node.contentEnd - node.contentStart
  const lengthBytes = length < 0x80 ? 1 : length < 0x100 ? 2 : length < 0x10000 ? 3 : length < 0x1000000 ? 4 : 5
  if (node.contentStart - node.start !== lengthBytes + tagBytes(node)) return 'a tag or length is written longer than needed'
  if (node.tagClass !== 0) return undefined
  const isWhole = node.tag === asnTags.sequence || node.tag === asnTags.set || node.tag === 0x08
  if (isWhole !== node.isConstructed) return 'a value is chopped into parts, or a whole is not'
  return contentDeparture(node)
}

function contentDeparture({ tag, content }: AsnNode): string | undefined {
  switch (tag) {
    case asnTags.boolean:
      return content.length === 1 && (content[0] === 0 || content[0] === 0xff) ? undefined : 'a truth value is neither 00 nor FF'
    case asnTags.null:
      return content.length === 0 ? undefined : 'a null has content'
    case asnTags.integer:
    case asnTags.enumerated: {
      const isPadded = content.length > 1 && ((content[0] === 0 && content[1]! < 0x80) || (content[0] === 0xff && content[1]! >= 0x80))
      return content.length === 0 || isPadded ? 'a whole number is empty or padded' : undefined
    }
    case asnTags.bitString: {
      const unused = content[0] ?? 8
      return unused > 7 || (content.at(-1)! & ((1 << unused) - 1)) !== 0 ? 'unused bits are set' : undefined
    }
    default:
      return undefined
  }
}

function tagBytes(node: AsnNode): number {
  return node.tag < 31 ? 1 : node.tag < 128 ? 2 : node.tag < 16384 ? 3 : 4
}

function isOrdered(children: readonly AsnNode[]): boolean {
  return children.every((child, index) => index === 0 || Buffer.compare(children[index - 1]!.encoded, child.encoded) <= 0)
}
