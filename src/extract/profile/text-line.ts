import type { TextSegment } from '../contract.ts'

/** A line of a segment, without its line end. */
export interface TextLine {
  readonly segment: TextSegment
  readonly text: string
  /** First character in the segment. */
  readonly start: number
}

/** The lines of a segment that are not blank, up to `most` of them. A vertical tab and a form feed end a line too. */
export function filledLines(segment: TextSegment, most = Infinity): TextLine[] {
  const lines: TextLine[] = []
  const { text } = segment
  for (let start = 0; start < text.length && lines.length < most; ) {
    let end = start
    while (end < text.length && !isLineEnd(text.charCodeAt(end))) end++
    const line = text.slice(start, end)
    if (line.trim() !== '') lines.push({ segment, text: line, start })
    start = end + 1
  }
  return lines
}

function isLineEnd(code: number): boolean {
  return (code >= 10 && code <= 13) || code === 0x2028 || code === 0x2029 || code === 0x85
}
