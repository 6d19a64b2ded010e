import { MalformedAsn } from '../../extract/asn/malformed-asn.ts'
import { elementOfName, elementOfTag, groupNumber, type ChipElement } from '../../extract/chip/chip-element.ts'
import { readChipFile, type ChipFile } from '../../extract/chip/chip-file.ts'
import { findReadOut } from '../../extract/chip/read-out.ts'

/** One file of a chip as it lies before the examiner. */
export interface ChipPart {
  readonly element: ChipElement
  /** File name or JSON pointer, as the sheet tells it. */
  readonly name: string
  /** In the exhibit under examination. */
  readonly locator: string
  /** Undefined when the bytes are no file of a chip; `damage` says why. */
  readonly file: ChipFile | undefined
  readonly damage: string | undefined
}

/** The files of one chip. */
export interface ChipSet {
  readonly sod: ChipPart | undefined
  readonly com: ChipPart | undefined
  /** By number, in order of it. */
  readonly groups: ReadonlyMap<number, ChipPart>
  /** Parts that stand there a second time, and so were left out. */
  readonly doubled: readonly string[]
}

/** Makes a part of a file's bytes. What its name says and what its first byte says must agree. Undefined when neither says anything. */
export function partOfFile(bytes: Uint8Array, path: string): ChipPart | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const named = elementOfName(path)
  const tagged = elementOfTag(bytes[0])
  const element = named ?? tagged
  return element && { element, name, locator: 'whole', ...readPart(bytes, element) }
}

/** The parts in a JSON text. Throws a SyntaxError when it is none. */
export function partsOfReadOut(text: string): ChipPart[] {
  return findReadOut(JSON.parse(text)).flatMap((each) => {
    const element = each.told ?? each.file?.element
    if (!element) return []
    const locator = `pointer=${encodeURIComponent(each.pointer)}`
    return [{ element, name: each.pointer, locator, ...readPart(each.bytes, element) }]
  })
}

/** Sorts parts into a set; of two of one kind the first is kept. */
export function chipSetOf(parts: readonly ChipPart[]): ChipSet {
  const first = new Map<ChipElement, ChipPart>()
  const doubled: string[] = []
  for (const part of parts) {
    if (first.has(part.element)) doubled.push(`${part.element} (${part.name})`)
    else first.set(part.element, part)
  }
  const groups = [...first.values()].flatMap((part): [number, ChipPart][] => {
    const number = groupNumber(part.element)
    return number === undefined ? [] : [[number, part]]
  })
  return { sod: first.get('SOD'), com: first.get('COM'), groups: new Map(groups.sort(([a], [b]) => a - b)), doubled }
}

function readPart(bytes: Uint8Array, element: ChipElement): Pick<ChipPart, 'file' | 'damage'> {
  try {
    const file = readChipFile(bytes)
    if (file.element === element) return { file, damage: undefined }
    return { file: undefined, damage: `it is called ${element} and opens as ${file.element} does` }
  } catch (thrown) {
    if (!(thrown instanceof MalformedAsn)) throw thrown
    return { file: undefined, damage: thrown.message }
  }
}
