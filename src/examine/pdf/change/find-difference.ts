import type { PdfView } from '../../../extract/pdf/structure/pdf-view.ts'
import { dictOf, nameOf, type PdfStream, type PdfValue } from '../../../extract/pdf/structure/pdf-value.ts'

/** A document before and after a change. */
export interface ViewPair {
  readonly before: PdfView
  readonly after: PdfView
}

interface Pair {
  readonly left: PdfValue
  readonly right: PdfValue
  readonly path: string
}

/** Keys that lead up or across, not into what a thing is made of, and those that readers do not show. */
const sideways = new Set([
  'Parent', 'P', 'Pg', 'Obj', 'Popup', 'IRT', 'StructParent', 'StructParents', 'LastModified', 'PieceInfo', 'Metadata', 'Length', 'Filter', 'DecodeParms', 'M', 'B',
])
const mostPairs = 300_000
const longestStream = 64 * 1024 * 1024

/**
 * The first place at which two values differ in what they are made of, references followed on both sides, as a path of keys
 * (`XObject/Fm0`); undefined when they are the same. Objects may have other numbers, streams other filters.
 */
export function findDifference(pair: ViewPair, left: PdfValue | undefined, right: PdfValue | undefined): string | undefined {
  const { before, after } = pair
  const seen = new Set<string>()
  const stack: Pair[] = [{ left: left ?? null, right: right ?? null, path: '' }]
  for (let step = 0; stack.length > 0; step++) {
    const top = stack.pop()!
    if (step > mostPairs) return `${top.path} (not compared further)`
    if (isRef(top.left) && isRef(top.right)) {
      const key = `${top.left.number} ${top.right.number}`
      if (seen.has(key)) continue
      seen.add(key)
    }
    const [a, b] = [before.resolve(top.left), after.resolve(top.right)]
    if (a === b && !reaches(a)) continue
    if (top.path !== '' && (isPart(a) || isPart(b))) {
      if (numberOf(top.left) === numberOf(top.right)) continue
      return top.path
    }
    const children = pairUp(pair, a, b)
    if (!children) return top.path || 'value'
    for (const { left, right, path } of children) stack.push({ left, right, path: top.path ? `${top.path}/${path}` : path })
  }
  return undefined
}

/** The pairs below two values, or undefined when the values themselves differ. */
function pairUp(views: ViewPair, a: PdfValue, b: PdfValue): readonly Pair[] | undefined {
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return a === b ? [] : undefined
  if (a.kind === 'name' && b.kind === 'name') return a.name === b.name ? [] : undefined
  if (a.kind === 'text' && b.kind === 'text') return a.latin1 === b.latin1 ? [] : undefined
  if (a.kind === 'list' && b.kind === 'list') {
    return a.items.length === b.items.length ? a.items.map((left, index) => ({ left, right: b.items[index]!, path: String(index) })) : undefined
  }
  if (a.kind === 'stream' && b.kind === 'stream') return isSameData(views, a, b) ? entryPairs(a.dict.entries, b.dict.entries) : undefined
  return a.kind === 'dict' && b.kind === 'dict' ? entryPairs(a.entries, b.entries) : undefined
}

function entryPairs(a: ReadonlyMap<string, PdfValue>, b: ReadonlyMap<string, PdfValue>): Pair[] {
  return [...new Set([...a.keys(), ...b.keys()])]
    .filter((key) => !sideways.has(key))
    .map((key) => ({ left: a.get(key) ?? null, right: b.get(key) ?? null, path: key }))
}

function isSameData({ before, after }: ViewPair, a: PdfStream, b: PdfStream): boolean {
  const [left, right] = [a, b].map((stream) => before.file.bytes.subarray(stream.start, stream.end))
  if (Buffer.compare(left!, right!) === 0) return true
  const [decodedLeft, decodedRight] = [before.file.decode(a, before, longestStream), after.file.decode(b, after, longestStream)]
  return 'bytes' in decodedLeft && 'bytes' in decodedRight && Buffer.compare(decodedLeft.bytes, decodedRight.bytes) === 0
}

function isRef(value: PdfValue): value is Extract<PdfValue, { kind: 'ref' }> {
  return value !== null && typeof value === 'object' && value.kind === 'ref'
}

/** A page, or what stands above it, is named by others, and is no part of what they are made of. */
function isPart(value: PdfValue): boolean {
  return ['Page', 'Pages', 'Catalog'].includes(nameOf(dictOf(value)?.entries.get('Type')) ?? '')
}

function numberOf(value: PdfValue): number | undefined {
  return isRef(value) ? value.number : undefined
}

function reaches(value: PdfValue): boolean {
  return value !== null && typeof value === 'object' && value.kind !== 'name' && value.kind !== 'text'
}
