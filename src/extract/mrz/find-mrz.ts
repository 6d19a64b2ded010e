import { layoutOf, mrzLayouts } from './mrz-layout.ts'

/** Lines of text that read as a machine readable zone, and where they stand in it. */
export interface FoundMrz {
  readonly lines: readonly string[]
  /** Characters of the text from the first line's first to the last line's last. */
  readonly start: number
  readonly end: number
}

const longestText = 2_000_000
const widths = new Set(mrzLayouts.map((layout) => layout.width))

/**
 * Machine readable zones in a text: two or three lines in a row of one width (30, 36, 44), in capital letters, digits and
 * fillers alone once blanks are taken out, with a run of fillers and a type letter at the start. A `?` is a character of a
 * picture that its two readings do not agree on.
 */
export function findMrz(text: string): FoundMrz[] {
  const candidates = linesOf(text.slice(0, longestText))
  const found: FoundMrz[] = []
  for (let at = 0; at < candidates.length; at++) {
    const block = takeBlock(candidates, at)
    if (!block) continue
    found.push({ lines: block.map((line) => line.text), start: block[0]!.start, end: block.at(-1)!.end })
    at += block.length - 1
  }
  return found
}

interface Line {
  readonly text: string
  readonly start: number
  readonly end: number
}

function linesOf(text: string): Line[] {
  const lines: Line[] = []
  for (const { 0: written, index } of text.matchAll(/[^\r\n]+/g)) {
    const trimmed = written.trim()
    if (trimmed === '') continue
    const start = index + written.indexOf(trimmed)
    lines.push({ text: trimmed.replace(/[ \t]/g, '').replaceAll('«', '<<'), start, end: start + trimmed.length })
  }
  return lines
}

function takeBlock(lines: readonly Line[], at: number): Line[] | undefined {
  const { text } = lines[at]!
  if (!widths.has(text.length) || !isMrzLine(text)) return undefined
  for (const count of [3, 2]) {
    const block = lines.slice(at, at + count)
    const texts = block.map((line) => line.text)
    if (block.length < count || !texts.every(isMrzLine) || !texts.some((line) => line.includes('<<'))) continue
    const layout = layoutOf(texts)
    if (layout?.opening.test(text) || (layout && isDoubtful(texts) && /^[ACIPV?]/.test(text))) return block
  }
  return undefined
}

/** Whether two readings of a picture left characters open, which stand as `?`. */
export function isDoubtful(lines: readonly string[]): boolean {
  return lines.some((line) => line.includes('?'))
}

function isMrzLine(line: string): boolean {
  return /^[A-Z0-9<?]+$/.test(line)
}
