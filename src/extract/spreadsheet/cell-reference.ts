/** A rectangle of cells, rows and columns from 1, both ends inclusive. */
export interface CellRange {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** The column number, from 1, of a cell reference such as `AA12`; undefined where it has none or one beyond three letters. */
export function columnOf(reference: string): number | undefined {
  let column = 0
  let letters = 0
  for (let at = reference[0] === '$' ? 1 : 0; at < reference.length; at++) {
    const code = reference.charCodeAt(at) | 0x20
    if (code < 0x61 || code > 0x7a) break
    column = column * 26 + code - 0x60
    if (++letters > 3) return undefined
  }
  return letters ? column : undefined
}

/** The row number of a cell reference such as `AA12`. */
export function rowOf(reference: string): number | undefined {
  const digits = /\d{1,8}$/.exec(reference)?.[0]
  return digits ? Number(digits) : undefined
}

/** Reads `B2:C5` or `B2`. */
export function parseCellRange(reference: string): CellRange | undefined {
  const [from = '', to = from] = reference.split(':')
  const [left, top, right, bottom] = [columnOf(from), rowOf(from), columnOf(to), rowOf(to)]
  if (left === undefined || top === undefined || right === undefined || bottom === undefined) return undefined
  return { top: Math.min(top, bottom), left: Math.min(left, right), bottom: Math.max(top, bottom), right: Math.max(left, right) }
}
