import { elementOfName } from '../../extract/chip/chip-element.ts'

const mostPictures = 4

/** Of the files in a folder, those that may show the printed zone of the same document: notes of a zone, and the first pictures whose names speak of a page or card. */
export function printedCompanions(path: string, beside: readonly string[]): string[] {
  const others = beside.filter((other) => other !== path && !elementOfName(other))
  const notes = others.filter((other) => /(?:mrz|zone)[^/]*\.(?:txt|mrz)$/i.test(other))
  return [...notes, ...others.filter((other) => /(?:mrz|zone|page|scan|pass|card|document|front|back)[^/]*\.(?:jpe?g|png|webp|tiff?)$/i.test(other)).slice(0, mostPictures)]
}
