import { readAsn, type AsnNode } from '../asn/asn-node.ts'
import { MalformedAsn } from '../asn/malformed-asn.ts'
import { elementOfTag, type ChipElement } from './chip-element.ts'

/** One file as read from a chip: a single value with the tag of its element. */
export interface ChipFile {
  readonly element: ChipElement
  readonly node: AsnNode
  /** Bytes after the value: programs that read blocks leave zeros. */
  readonly trailing: Uint8Array
}

/** Reads a file of a chip. Throws a `MalformedAsn` when it opens as none, or breaks off. */
export function readChipFile(bytes: Uint8Array): ChipFile {
  const element = elementOfTag(bytes[0])
  if (!element) throw new MalformedAsn('it opens as no file of a travel document does,', 0)
  const node = readAsn(bytes)
  return { element, node, trailing: bytes.subarray(node.end) }
}

/** First bytes inside a file, in hex, by element (Doc 9303-10, 4.6 and 4.7). */
const firstInside: Readonly<Record<string, RegExp>> = {
  COM: /^5f01/, SOD: /^30(?:..|8[1-3](?:..){1,3})06092a864886f70d010702/, DG1: /^5f1f/, DG2: /^7f61/, DG3: /^7f61/, DG4: /^7f61/, DG5: /^0201..5f40/,
  DG7: /^0201..5f43/, DG11: /^5[cf]/, DG12: /^5[cf]/, DG14: /^31/, DG15: /^30/, DG16: /^(?:0201|a1)/,
}

/** Whether the first bytes (up to 64 KiB) are those of a chip's file: tag, what stands first in it, and parts that fill it when all of it is there. */
export function looksLikeChipFile(head: Uint8Array): boolean {
  const element = elementOfTag(head[0])
  const start = element && contentStart(head)
  if (!element || !start || !firstInside[element]?.test(Buffer.from(head.subarray(start.at, start.at + 24)).toString('hex'))) return false
  const isCut = start.at + start.length > head.length
  if (isCut) return start.length > 0x7f && element !== 'DG14' && element !== 'DG15'
  try {
    return readAsn(head).children.length > 0
  } catch (thrown) {
    if (thrown instanceof MalformedAsn) return false
    throw thrown
  }
}

function contentStart(head: Uint8Array): { at: number; length: number } | undefined {
  const size = head[1]
  if (size === undefined) return undefined
  if (size < 0x80) return { at: 2, length: size }
  const count = size & 0x7f
  if (count === 0 || count > 3 || head.length < 2 + count) return undefined
  return { at: 2 + count, length: head.subarray(2, 2 + count).reduce((sum, byte) => sum * 256 + byte, 0) }
}
