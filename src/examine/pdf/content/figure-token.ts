import { around, type Box } from './matrix.ts'
import type { PageMarks, TextMark } from './page-marks.ts'

/** A figure on a page, put together of what is drawn without a gap. */
export interface FigureToken {
  readonly text: string
  readonly box: Box
  /** Fonts of its parts in order, each font once in a row. */
  readonly parts: readonly Pick<TextMark, 'font' | 'fontKey' | 'size'>[]
}

interface Piece {
  readonly text: string
  readonly box: Box
  readonly mark: TextMark
}

const figure = /^[-+\u2212(]?(?:[$\u20ac\u00a3\u00a5])?\d{1,3}(?:[.,'\u2019\u00a0]?\d{3})*(?:[.,]\d{1,2})?\)?[-+]?%?$/

/** The figures of a page, in order of line and place. */
export function findFigures({ texts }: PageMarks): FigureToken[] {
  const pieces = texts.filter((mark) => mark.isUpright && mark.mode !== 3 && !mark.inAnnotation).flatMap(cut)
  pieces.sort((left, right) => Math.round(left.box[3]) - Math.round(right.box[3]) || left.box[0] - right.box[0])
  const tokens: FigureToken[] = []
  let run: Piece[] = []
  const close = () => {
    const text = run.map((piece) => piece.text).join('')
    if (run.length > 0 && figure.test(text)) tokens.push(join(text, run))
    run = []
  }
  for (const piece of pieces) {
    const last = run.at(-1)
    if (last && !isNext(last, piece)) close()
    run.push(piece)
  }
  close()
  return tokens
}

/** Words of a run, each with the part of the box that falls to it. */
function cut(mark: TextMark): Piece[] {
  const width = (mark.box[2] - mark.box[0]) / mark.text.length
  return [...mark.text.matchAll(/[^\s]+/g)].map((match) => {
    const left = mark.box[0] + match.index * width
    const right = match.index + match[0].length === mark.text.length ? mark.box[2] : left + match[0].length * width
    return { text: match[0], box: [left, mark.box[1], right, mark.box[3]], mark }
  })
}

function isNext(last: Piece, next: Piece): boolean {
  const isSameLine = Math.abs(last.box[3] - next.box[3]) < 0.3 * Math.max(last.mark.size, next.mark.size)
  const gap = next.box[0] - last.box[2]
  return isSameLine && gap < 0.18 * next.mark.size && gap > -0.6 * next.mark.size
}

function join(text: string, run: readonly Piece[]): FigureToken {
  const parts = run.map(({ mark: { font, fontKey, size } }) => ({ font, fontKey, size }))
  return {
    text,
    box: around(run.map((piece) => piece.box)),
    parts: parts.filter((part, index) => part.fontKey !== parts[index - 1]?.fontKey || Math.abs(part.size - parts[index - 1]!.size) > sizeStep),
  }
}

/** Sizes nearer than this are one size, in points. */
export const sizeStep = 0.3
