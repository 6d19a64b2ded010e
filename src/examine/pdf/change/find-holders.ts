import { dictOf, refOf, type PdfDict, type PdfValue } from '../../../extract/pdf/structure/pdf-value.ts'
import type { PdfView } from '../../../extract/pdf/structure/pdf-view.ts'

/** An object that refers to another. */
export interface Holder {
  readonly number: number
  readonly dict: PdfDict | undefined
}

const mostObjects = 100_000

/** The objects of a document that refer to any of the given ones, in ascending order of number; none of a document too large to be searched. */
export function findHolders(view: PdfView, numbers: readonly number[]): Holder[] {
  if (numbers.length === 0 || view.entries.size > mostObjects) return []
  const wanted = new Set(numbers)
  const holders: Holder[] = []
  for (const number of [...view.entries.keys()].sort((a, b) => a - b)) {
    const value = view.object(number)
    if (refersTo(value, wanted)) holders.push({ number, dict: dictOf(value) })
  }
  return holders
}

function refersTo(root: PdfValue, wanted: ReadonlySet<number>): boolean {
  const stack: PdfValue[] = [root]
  while (stack.length > 0) {
    const value = stack.pop()!
    if (value === null || typeof value !== 'object') continue
    const ref = refOf(value)
    if (ref && wanted.has(ref.number)) return true
    if (value.kind === 'list') for (const item of value.items) stack.push(item)
    for (const item of dictOf(value)?.entries.values() ?? []) stack.push(item)
  }
  return false
}
