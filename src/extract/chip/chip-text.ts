import { parseSecurityObject } from './security-object.ts'
import { asnTags } from '../asn/asn-node.ts'
import { expectTag, readOctets } from '../asn/asn-value.ts'
import { describeElement, elementOfTag } from './chip-element.ts'
import type { ChipFile } from './chip-file.ts'
import { fieldsOfGroup, tagsListed, zoneOfGroup, type GroupField } from './group-fields.ts'

/** One line of a chip's file as text: a line of the zone, or a label and its value, and what it states. */
export interface ChipLine {
  readonly label?: string
  readonly value: string
  readonly property?: { readonly schema: 'Person' | 'IdentityDocument'; readonly name: string; readonly raw?: string }
}

interface FieldMeaning {
  readonly label: string
  readonly property?: readonly [schema: 'Person' | 'IdentityDocument', name: string]
}

// Doc 9303-10, 4.7.11 and 4.7.12.
const meanings: Readonly<Record<string, FieldMeaning>> = {
  '5f0e': { label: 'Full name', property: ['Person', 'name'] }, '5f0f': { label: 'Other name', property: ['Person', 'alias'] },
  '5f10': { label: 'Personal number', property: ['Person', 'idNumber'] }, '5f2b': { label: 'Date of birth', property: ['Person', 'birthDate'] },
  '5f11': { label: 'Place of birth', property: ['Person', 'birthPlace'] }, '5f42': { label: 'Address', property: ['Person', 'address'] },
  '5f12': { label: 'Telephone', property: ['Person', 'phone'] }, '5f13': { label: 'Profession', property: ['Person', 'position'] },
  '5f14': { label: 'Title', property: ['Person', 'title'] }, '5f15': { label: 'Summary', property: ['Person', 'summary'] },
  '5f17': { label: 'Other travel documents' }, '5f18': { label: 'Custody' }, '5f19': { label: 'Issuing authority', property: ['IdentityDocument', 'authority'] },
  '5f26': { label: 'Date of issue', property: ['IdentityDocument', 'startDate'] }, '5f1a': { label: 'Other person on the document' },
  '5f1b': { label: 'Endorsements' }, '5f1c': { label: 'Tax or exit requirements' }, '5f55': { label: 'Time of personalisation' },
  '5f56': { label: 'Serial number of the personalisation system' },
}
const pictureBytes = new Set(['5f16', '5f1d', '5f1e'])

/** A chip's file as lines of text. Throws a `MalformedAsn`. */
export function chipText(file: ChipFile): ChipLine[] {
  switch (file.element) {
    case 'DG1':
      return zoneOfGroup(file)?.map((value) => ({ value })) ?? [sizeLine(file)]
    case 'DG11':
    case 'DG12':
      return fieldsOfGroup(file).flatMap(fieldLine)
    case 'COM':
      return [{ label: 'Files on the chip', value: [...tagsListed(file)].map((tag) => elementOfTag(tag) ?? `tag ${tag.toString(16)}`).join(', ') }]
    case 'SOD':
      return hashLines(file)
    default:
      return [sizeLine(file)]
  }
}

function fieldLine({ tag, text, node }: GroupField): ChipLine[] {
  if (pictureBytes.has(tag)) return [{ label: 'Picture, not looked into', value: `${node.content.length} bytes` }]
  const meaning = meanings[tag]
  const value = text.replace(/[\r\n]+/g, ' ').trim()
  if (!meaning || value === '') return []
  if (!meaning.property) return [{ label: meaning.label, value }]
  const [schema, name] = meaning.property
  return [{ label: meaning.label, value, property: { schema, name, raw: rawValue(tag, value) } }]
}

function rawValue(tag: string, value: string): string {
  const date = /^(\d{4})(\d\d)(\d\d)$/.exec(value)
  if (date && (tag === '5f2b' || tag === '5f26')) return `${date[1]}-${date[2]}-${date[3]}`
  return tag === '5f0e' || tag === '5f0f' ? nameInOrder(value) : value.replace(/<+/g, ', ').replace(/, $/, '')
}

/** Two fillers stand between surname and given names. */
function nameInOrder(value: string): string {
  const [surname, given] = value.split('<<', 2).map((part) => part.replace(/<+/g, ' ').trim())
  return given ? `${given} ${surname}` : surname!
}

function hashLines(file: ChipFile): ChipLine[] {
  const message = expectTag(file.node.children[0], asnTags.sequence, 'a signed message').children[1]
  const content = message?.children[0]?.children[2]?.children[1]?.children[0]
  const { hashes, digestOid } = parseSecurityObject(readOctets(content))
  return [
    { label: 'Signed hashes, digest algorithm', value: digestOid },
    ...[...hashes].map(([number, hash]) => ({ label: describeElement(`DG${number}`), value: hash })),
  ]
}

function sizeLine(file: ChipFile): ChipLine {
  return { label: `${describeElement(file.element)}, not looked into`, value: `${file.node.content.length} bytes` }
}
