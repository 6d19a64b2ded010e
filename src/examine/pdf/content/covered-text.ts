import { scanShare } from './hidden-text.ts'
import { areaOf, shareInside } from './matrix.ts'
import type { PageMarks, PaintMark, TextMark } from './page-marks.ts'

/** Text that something opaque is painted over, and what is written in its place. */
export interface CoveredText {
  readonly paint: PaintMark
  readonly marks: readonly TextMark[]
  readonly replacement: readonly TextMark[]
}

/**
 * Text with an opaque rectangle or picture painted over it later. A picture that fills the page is a scan with its text
 * below, and no cover.
 */
export function findCoveredText(marks: PageMarks): CoveredText[] {
  const covers = marks.paints.filter(({ kind, box }) => !(kind === 'picture' && areaOf(box) > scanShare * areaOf(marks.frame)))
  const byCover = new Map<PaintMark, TextMark[]>()
  for (const text of marks.texts) {
    if (text.mode > 2 || text.inAnnotation || text.inHiddenLayer || areaOf(text.box) === 0) continue
    const cover = covers.find((paint) => paint.order > text.order && shareInside(text.box, paint.box) > 0.9)
    const found = cover && byCover.get(cover)
    if (found) found.push(text)
    else if (cover) byCover.set(cover, [text])
  }
  return [...byCover].map(([paint, covered]) => ({
    paint,
    marks: covered,
    replacement: marks.texts.filter((text) => text.order > paint.order && shareInside(text.box, paint.box) > 0.5),
  }))
}
