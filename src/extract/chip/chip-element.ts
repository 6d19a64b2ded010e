/** A file on the chip of a travel document: the list of what there is, the signed hashes, or a data group (ICAO Doc 9303-10, 4). */
export type ChipElement = 'COM' | 'SOD' | `DG${number}`

// Doc 9303-10, table 38; the first byte of each file.
const elements: ReadonlyMap<number, ChipElement> = new Map([
  [0x60, 'COM'], [0x77, 'SOD'], [0x61, 'DG1'], [0x75, 'DG2'], [0x63, 'DG3'], [0x76, 'DG4'], [0x65, 'DG5'], [0x66, 'DG6'], [0x67, 'DG7'],
  [0x68, 'DG8'], [0x69, 'DG9'], [0x6a, 'DG10'], [0x6b, 'DG11'], [0x6c, 'DG12'], [0x6d, 'DG13'], [0x6e, 'DG14'], [0x6f, 'DG15'], [0x70, 'DG16'],
])

const contents: Readonly<Record<string, string>> = {
  COM: 'list of the files', SOD: 'signed hashes', DG1: 'machine readable zone', DG2: 'picture of the face', DG3: 'fingers', DG4: 'irises',
  DG5: 'displayed portrait', DG6: 'reserved', DG7: 'displayed signature', DG8: 'data features', DG9: 'structure features', DG10: 'substance features',
  DG11: 'further personal details', DG12: 'further document details', DG13: 'optional details', DG14: 'security options', DG15: 'key of active authentication',
  DG16: 'persons to notify',
}

const named = /(?:^|[^a-z0-9])(?:ef)?[ ._-]*(sod|com|dg[ ._-]?0?([1-9]|1[0-6]))(?=$|\.[a-z0-9]{1,5}$)/i

/** What is kept under a tag, told by its first byte; undefined for a byte that opens none. */
export function elementOfTag(firstByte: number | undefined): ChipElement | undefined {
  return firstByte === undefined ? undefined : elements.get(firstByte)
}

/** What a file name says is in it: `EF_SOD.bin`, `ef.com`, `case-7 DG2.dat`; undefined for any other name. */
export function elementOfName(path: string): ChipElement | undefined {
  const match = named.exec(baseName(path))
  if (!match) return undefined
  return match[2] ? `DG${Number(match[2])}` : (match[1]!.toUpperCase() as ChipElement)
}

/** What stands before the element in a file name: files of one chip have the same. Undefined when the name tells no element. */
export function chipNameOf(path: string): string | undefined {
  const name = baseName(path)
  const match = named.exec(name)
  return match ? name.slice(0, match.index).toLowerCase() : undefined
}

/** The number of a data group, or undefined for the other files. */
export function groupNumber(element: ChipElement): number | undefined {
  return element.startsWith('DG') ? Number(element.slice(2)) : undefined
}

/** An element in words: `DG2 (picture of the face)`. */
export function describeElement(element: ChipElement): string {
  return contents[element] ? `${element} (${contents[element]})` : element
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
