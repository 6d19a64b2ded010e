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

/**
 * Carries the text of a merged range down its first column, since it speaks for each row it spans ("Security" beside
 * five persons). It is not carried to the right: a title over a table would become the name of every column.
 */
export class MergeFill {
  readonly #byCorner: ReadonlyMap<string, CellRange>
  readonly #active = new Map<number, { readonly bottom: number; readonly text: string }>()

  constructor(ranges: readonly CellRange[]) {
    this.#byCorner = new Map(ranges.filter((range) => range.bottom > range.top).map((range) => [`${range.top}:${range.left}`, range]))
  }

  /** Told of each cell that holds something. */
  see(row: number, column: number, text: string): void {
    if (this.#byCorner.size === 0) return
    const range = this.#byCorner.get(`${row}:${column}`)
    if (range) this.#active.set(column, { bottom: range.bottom, text })
  }

  /** What the ranges begun above say in this row: column and text. */
  *at(row: number): Generator<readonly [column: number, text: string]> {
    for (const [column, { bottom, text }] of this.#active) {
      if (row > bottom) this.#active.delete(column)
      else yield [column, text]
    }
  }
}
