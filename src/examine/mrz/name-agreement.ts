import { transliterate, type NamePiece } from '../../extract/mrz/transliteration.ts'

/** A name on the page beside that of a zone. */
export interface NamePair {
  readonly page: string
  /** The part of the zone, without the fillers around it. */
  readonly zone: string
  /** The field is filled to its last place, so that names may have been cut. */
  readonly isFull: boolean
}

const longestName = 200

/**
 * Whether a zone may write the name of the page so: each letter in any form that is allowed (Doc 9303-3, section 6), and in
 * a field that is full, each part cut short and the last parts left out (9303-4, 4.2.3; the same in -5 to -7). Undefined
 * where the page has a letter without a known form.
 */
export function agreesWithName({ page, zone, isFull }: NamePair): boolean | undefined {
  const pieces = transliterate(page.trim().replace(/\s+/g, ' ').slice(0, longestName))
  if (!pieces || pieces.length === 0) return undefined
  if (!isFull) return endsOf(pieces, zone, false).has(zone.length)
  const parts = splitParts(pieces)
  const written = zone.split('<')
  return written.length <= parts.length && written.every((part, at) => part !== '' && endsOf(parts[at]!, part, true).has(part.length))
}

/** Where in the zone a name may end; with `isCut`, also in the midst of it. */
function endsOf(pieces: readonly NamePiece[], zone: string, isCut: boolean): ReadonlySet<number> {
  let reached: ReadonlySet<number> = new Set([0])
  const ends = new Set<number>()
  for (const { forms } of pieces) {
    const next = new Set<number>()
    for (const at of reached) {
      for (const form of forms) {
        if (zone.startsWith(form, at)) next.add(at + form.length)
        else if (isCut && at < zone.length && form.startsWith(zone.slice(at))) ends.add(zone.length)
      }
    }
    if (isCut) for (const at of next) ends.add(at)
    reached = next
  }
  return isCut ? ends : reached
}

function splitParts(pieces: readonly NamePiece[]): NamePiece[][] {
  const parts: NamePiece[][] = [[]]
  for (const piece of pieces) {
    if (piece.forms[0] === '<') parts.push([])
    else parts.at(-1)!.push(piece)
  }
  return parts.filter((part) => part.length > 0)
}
