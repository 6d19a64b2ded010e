import { findCoveredText } from './covered-text.ts'
import { areaOf, shareInside } from './matrix.ts'
import type { PageMarks, TextMark } from './page-marks.ts'
import { hasInk, type PageRaster } from './page-raster.ts'

/** Text of a page and what the drawn page shows at its place. */
export interface UnseenText {
  /** Visible by the rules, not found out otherwise, and yet without ink in the drawn page. */
  readonly drawn: readonly TextMark[]
  /** Invisible, of text recognition, over a place where the picture is blank. */
  readonly recognised: readonly TextMark[]
}

const leastPoints = 4
const leastLetters = 3
const invisible = 3

/**
 * Holds the text of a page against its picture: at the place of each run that should show, or that text recognition read off
 * the picture, there must be ink. What the ink says is not read.
 */
export function findUnseenText(marks: PageMarks, raster: PageRaster): UnseenText {
  const covered = new Set(findCoveredText(marks).flatMap((each) => each.marks))
  const runs = marks.texts.filter((mark) => isReadable(mark) && shareInside(mark.box, marks.frame) > 0.95)
  const blank = (mark: TextMark) => !hasInk(raster, mark.box)
  return {
    drawn: runs.filter((mark) => shouldShow(mark) && !covered.has(mark) && blank(mark)),
    recognised: runs.filter((mark) => mark.mode === invisible && blank(mark)),
  }
}

function shouldShow({ mode, color, alpha, box, clip }: TextMark): boolean {
  return mode < invisible && color !== undefined && alpha > 0.2 && !isPale(color) && shareInside(box, clip) > 0.95
}

function isReadable({ text, size, box, inAnnotation, inHiddenLayer }: TextMark): boolean {
  return size >= leastPoints && areaOf(box) > 0 && !inAnnotation && !inHiddenLayer && text.replace(/[^\p{L}\p{N}]/gu, '').length >= leastLetters
}

/** Text so light that paper may swallow it is looked at by another check. */
function isPale(color: string): boolean {
  const value = parseInt(color.slice(1), 16)
  return Math.min(value >> 16, (value >> 8) & 0xff, value & 0xff) > 200
}
