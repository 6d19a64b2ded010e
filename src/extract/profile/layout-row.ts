import { spanOf, type Span } from '../document/span.ts'
import type { TextSegment } from '../contract.ts'
import { filledLines } from './text-line.ts'

/** A cell of a row as it stands on the page. */
export interface LayoutCell {
  readonly span: Span
  /** Left and right edge: points on a page, characters in a plain text. */
  readonly left: number
  readonly right: number
}

/** Cells on one baseline, from left to right. */
export interface LayoutRow {
  readonly cells: readonly LayoutCell[]
  readonly isOnPage: boolean
}

/** A run of characters on a page. */
interface Run {
  readonly start: number
  end: number
  readonly left: number
  right: number
  readonly top: number
  readonly bottom: number
}

/**
 * The rows of a segment: on a page the runs of one baseline, from top to bottom, joined to cells where the gap is no wider
 * than a blank; in a plain text its lines, cut at tabs, bars and gaps of two blanks.
 */
export function rowsOfSegment(segment: TextSegment): LayoutRow[] {
  return segment.layout ? rowsOfPage(segment) : rowsOfText(segment)
}

function rowsOfPage(segment: TextSegment): LayoutRow[] {
  const runs = segment.layout!.map(([start, end, left, top, right, bottom]): Run => ({ start, end, left, top, right, bottom }))
  const sorted = runs.filter((run) => run.end > run.start).sort((a, b) => a.bottom - b.bottom || a.left - b.left || a.start - b.start)
  const lines: Run[][] = []
  for (const run of sorted) {
    const line = lines.at(-1)
    const first = line?.[0]
    if (line && first && run.bottom - first.bottom <= 0.4 * Math.min(run.bottom - run.top, first.bottom - first.top)) line.push(run)
    else lines.push([run])
  }
  return lines.map((line) => ({ isOnPage: true, cells: cellsOf(segment, line.sort((a, b) => a.left - b.left || a.start - b.start)) }))
}

function cellsOf(segment: TextSegment, runs: readonly Run[]): LayoutCell[] {
  const joined: Run[] = []
  for (const run of runs) {
    const last = joined.at(-1)
    const isNear = last && run.left - last.right < 0.6 * (run.bottom - run.top)
    // Runs that are near on the page but apart in the text have no range of characters in common.
    const isNext = last && run.start >= last.end && segment.text.slice(last.end, run.start).trim() === ''
    if (last && isNear && isNext) Object.assign(last, { end: run.end, right: Math.max(last.right, run.right) })
    else joined.push({ ...run })
  }
  return joined.flatMap((run) => {
    const span = spanOf(segment, run.start, run.end)
    return span ? [{ span, left: run.left, right: run.right }] : []
  })
}

function rowsOfText(segment: TextSegment): LayoutRow[] {
  return filledLines(segment).map((line) => {
    const cells: LayoutCell[] = []
    for (const match of line.text.matchAll(/[^\s|;](?:[^\t|\n]*?[^\s|])??(?=\s*(?:\t|\||$)|\s{2,})/g)) {
      const span = spanOf(segment, line.start + match.index, line.start + match.index + match[0].length)
      if (span) cells.push({ span, left: match.index, right: match.index + match[0].length })
    }
    return { cells, isOnPage: false }
  })
}
