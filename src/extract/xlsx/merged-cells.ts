import { parseCellRange, type CellRange } from '../spreadsheet/cell-reference.ts'

const maxMerges = 50_000

/**
 * The merged ranges of a sheet part. They stand after the cells, but are needed while the cells are read: so that they
 * are looked for in the part's end, without reading its cells.
 */
export function readMergedCells(bytes: Uint8Array): CellRange[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const cellsEnd = buffer.lastIndexOf('sheetData')
  if (cellsEnd < 0 || buffer.indexOf('mergeCell', cellsEnd) < 0) return []
  const tail = buffer.subarray(cellsEnd).toString('latin1')
  const ranges: CellRange[] = []
  for (const [, reference] of tail.matchAll(/<(?:\w+:)?mergeCell\s[^>]*?ref="([^"]{1,32})"/g)) {
    const range = parseCellRange(reference!)
    if (range) ranges.push(range)
    if (ranges.length >= maxMerges) break
  }
  return ranges
}
