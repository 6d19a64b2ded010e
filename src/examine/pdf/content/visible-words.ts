import { shareInside } from './matrix.ts'
import type { PageMarks, TextMark } from './page-marks.ts'

const mostTexts = 200_000

/**
 * The runs of text that show on some page. A program that cuts one long sheet into pages draws all of it on each of them and clips
 * it: what is clipped away there shows on another page, and is not hidden.
 */
export class VisibleWords {
  readonly #texts = new Set<string>()

  /** Takes in what shows on a page. */
  add({ texts, frame }: PageMarks): void {
    for (const mark of texts) {
      if (this.#texts.size >= mostTexts) return
      if (mark.mode !== 3 && shareInside(mark.box, frame) > 0.5 && shareInside(mark.box, mark.clip) > 0.5) this.#texts.add(plain(mark))
    }
  }

  /** Whether a run shows on a page that was taken in. */
  has(mark: TextMark): boolean {
    return this.#texts.has(plain(mark))
  }
}

function plain({ text }: TextMark): string {
  return text.replace(/\s+/g, '')
}
