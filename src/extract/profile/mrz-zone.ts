import { spanOf, type Span } from '../document/span.ts'
import { mrzLayouts, type MrzLayout, type Stretch } from '../mrz/mrz-layout.ts'
import type { TextLine } from './text-line.ts'

/** A machine readable zone found in a text. */
export interface MrzZone {
  readonly layout: MrzLayout
  /** Its lines without blanks. */
  readonly lines: readonly string[]
  /** The whole zone as it stands in the text. */
  readonly whole: Span
  /** The characters of a field and where they stand, fillers and all; undefined for characters that are not there. */
  at(field: Stretch): Span | undefined
}

const mrzCharacters = /^[A-Z0-9<]+$/

/** The zones in the lines of a segment: lines of the right number, length and alphabet, of which the first opens as a document. */
export function findMrzZones(lines: readonly TextLine[]): MrzZone[] {
  const zones: MrzZone[] = []
  for (let index = 0; index < lines.length; index++) {
    const layout = mrzLayouts.find((each) => fits(each, lines, index))
    if (!layout) continue
    zones.push(makeZone(layout, lines.slice(index, index + layout.lines)))
    index += layout.lines - 1
  }
  return zones
}

function fits(layout: MrzLayout, lines: readonly TextLine[], from: number): boolean {
  for (let offset = 0; offset < layout.lines; offset++) {
    const line = lines[from + offset]
    if (!line || line.text.length > 2 * layout.width + 8) return false
    const text = compact(line.text)
    if (text.length !== layout.width || !mrzCharacters.test(text)) return false
    if (offset === 0 && !layout.opening.test(text)) return false
  }
  // A line of capitals alone is a heading; a zone has fillers and a date of birth.
  const birth = layout.fields.birth
  const digits = birth && compact(lines[from + birth[0]]!.text).slice(birth[1], birth[2])
  return digits !== undefined && /^[0-9<OQISB]{6}$/.test(digits) && lines.slice(from, from + layout.lines).some((line) => line.text.includes('<'))
}

function makeZone(layout: MrzLayout, lines: readonly TextLine[]): MrzZone {
  const first = lines[0]!
  const last = lines.at(-1)!
  const whole = spanOf(first.segment, first.start, last.start + last.text.length)!
  return {
    layout,
    lines: lines.map((line) => compact(line.text)),
    whole,
    at: ([line, start, end]) => fieldSpan(lines[line]!, start, end),
  }
}

/** Blanks between the characters of a zone come from the setting of a PDF; columns are counted without them. */
function fieldSpan(line: TextLine, start: number, end: number): Span | undefined {
  const places = [...line.text].flatMap((character, at) => (/\s/.test(character) ? [] : [at]))
  const from = places[start]
  const to = places[end - 1]
  return from === undefined || to === undefined ? undefined : spanOf(line.segment, line.start + from, line.start + to + 1)
}

function compact(text: string): string {
  return text.replace(/\s+/g, '')
}
