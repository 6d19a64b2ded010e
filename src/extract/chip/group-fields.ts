import type { AsnNode } from '../asn/asn-node.ts'
import { MalformedAsn } from '../asn/malformed-asn.ts'
import type { ChipFile } from './chip-file.ts'

/** A field of a data group with its bytes. */
export interface GroupField {
  /** Four hex digits: `5f0e`. */
  readonly tag: string
  readonly node: AsnNode
  /** Its characters, UTF-8; a date of four packed bytes as eight digits. */
  readonly text: string
}

const zoneTag = '5f1f'
/** Characters of a zone by its format: TD2, TD3, TD1 (Doc 9303-10, 4.7.1). */
const zoneShapes: ReadonlyMap<number, number> = new Map([[72, 36], [88, 44], [90, 30]])
const packedDates: ReadonlySet<string> = new Set(['5f2b', '5f26', '5f55'])
/** Pictures: never looked into. */
const pictures: ReadonlySet<string> = new Set(['5f16', '5f1d', '5f1e', '5f43', '5f2e', '7f60'])
const maxFields = 500

/** The lines of the machine readable zone in DG1; undefined when it is no zone of a known length. Throws a `MalformedAsn`. */
export function zoneOfGroup(file: ChipFile): string[] | undefined {
  const field = file.element === 'DG1' ? fieldsOfGroup(file).find((each) => each.tag === zoneTag) : undefined
  const width = field && zoneShapes.get(field.text.length)
  if (!field || !width) return undefined
  return Array.from({ length: field.text.length / width }, (_, line) => field.text.slice(line * width, (line + 1) * width))
}

/** The fields of a data group or of EF.COM, in order, those of templates among them; pictures have no text. Throws a `MalformedAsn`. */
export function fieldsOfGroup(file: ChipFile): GroupField[] {
  const fields: GroupField[] = []
  const pending = [...file.node.children].reverse()
  while (pending.length > 0) {
    const node = pending.pop()!
    if (node.isConstructed && node.tagClass === 2) pending.push(...[...node.children].reverse())
    else fields.push(readField(node))
    if (fields.length > maxFields) throw new MalformedAsn(`more than ${maxFields} fields`, node.start)
  }
  return fields
}

/** The data groups that EF.COM lists, by first byte of their tags. Throws a `MalformedAsn`. */
export function tagsListed(file: ChipFile): Uint8Array {
  return fieldsOfGroup(file).find(({ tag }) => tag === '5c')?.node.content ?? new Uint8Array()
}

function readField(node: AsnNode): GroupField {
  const tag = Buffer.from(node.bytes.subarray(node.start, node.start + (node.bytes[node.start]! % 32 === 31 ? 2 : 1))).toString('hex')
  const { content } = node
  const isPacked = packedDates.has(tag) && content.length < 8
  const text = pictures.has(tag) ? '' : isPacked ? Buffer.from(content).toString('hex') : new TextDecoder().decode(content.subarray(0, 10_000))
  return { tag, node, text }
}
