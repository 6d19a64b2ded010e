import { parseLocator, type Locator } from '../../model/locator.ts'

/**
 * Whether what stands at one place was read from another: the same place, or characters inside it. What was read from a
 * zone agrees with it of course, and proves nothing; only what is told elsewhere can be compared with it.
 */
export function isWithin(inner: string, outer: string): boolean {
  if (inner === outer) return true
  const [one, other] = [parseLocator(inner), parseLocator(outer)]
  if (!one || !other || one.kind !== other.kind || placeOf(one) !== placeOf(other)) return false
  const [range, whole] = [charsOf(one), charsOf(other)]
  // Without characters the whole of the place is meant.
  return whole === undefined || (range !== undefined && range[0] >= whole[0] && range[1] <= whole[1])
}

function charsOf(locator: Locator): readonly [number, number] | undefined {
  if (locator.kind === 'chars') return [locator.start, locator.end]
  return 'chars' in locator ? locator.chars : undefined
}

function placeOf(locator: Locator): string {
  switch (locator.kind) {
    case 'page': return String(locator.page)
    case 'cell': return JSON.stringify([locator.sheet, locator.row, locator.columns])
    case 'part': return JSON.stringify([locator.part, locator.header, locator.index])
    case 'pointer': return JSON.stringify(locator.pointers)
    case 'field': return locator.name
    case 'member': return locator.path
    case 'bytes': return `${locator.start},${locator.end}`
    default: return ''
  }
}
