import { spanOf, type Span } from '../document/span.ts'
import type { TextLine } from './text-line.ts'

/** The line with which a message of a chat export begins. */
export interface ChatLine {
  readonly date: Span
  /** The date's numbers in the order written, and the time as `HH:MM` or `HH:MM:SS`. */
  readonly numbers: readonly [number, number, number]
  readonly time: string
  readonly sender: Span
  /** Where the text begins in the segment; it ends with the line, or with lines that follow. */
  readonly textStart: number
  readonly hasTwelveHours: boolean
  readonly separator: string
}

// Direction marks stand before lines with attachments; a narrow no-break space before AM and PM.
const mark = '[\\u200e\\u200f\\u202a-\\u202e]*'
const date =
  '(?<date>(?<first>\\d{1,4})(?<separator>[./-])(?<second>\\d{1,2})[./-](?<third>\\d{2,4}),?[ \\u00a0\\u202f](?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<secondOfMinute>\\d{2}))?(?:[ \\u00a0\\u202f]?(?<half>[AaPp]\\.?[Mm]\\.?))?)'
const opening = new RegExp(
  `^${mark}(?:\\[${date}\\]|${date.replaceAll('?<', '?<b_')} [-\\u2013])[ ]${mark}(?<sender>[^:\\n]{1,80}?):(?: |$)${mark}`,
)

/** Reads the line as the first of a message (`[12.01.25, 10:31:02] Name: text`, `12/01/2025, 10:31 - Name: text`), or undefined. */
export function readChatLine(line: TextLine): ChatLine | undefined {
  const match = opening.exec(line.text)
  const groups = match?.groups
  if (!match || !groups) return undefined
  const told = (name: string) => groups[name] ?? groups[`b_${name}`]
  const time = clockTime(Number(told('hour')), { minute: told('minute')!, second: told('secondOfMinute'), half: told('half') })
  const senderEnd = match[0].lastIndexOf(':')
  const written = told('date')!
  const dateAt = line.text.indexOf(written)
  const span = spanOf(line.segment, line.start + dateAt, line.start + dateAt + written.length)
  const sender = spanOf(line.segment, line.start + senderEnd - groups['sender']!.length, line.start + senderEnd)
  if (!span || !sender || !time) return undefined
  return {
    date: span,
    numbers: [Number(told('first')), Number(told('second')), Number(told('third'))],
    time,
    sender,
    textStart: line.start + match[0].length,
    hasTwelveHours: told('half') !== undefined,
    separator: told('separator')!,
  }
}

function clockTime(hour: number, rest: { minute: string; second: string | undefined; half: string | undefined }): string | undefined {
  const half = rest.half?.[0]?.toLowerCase()
  const full = half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0)
  if (full > 23 || Number(rest.minute) > 59) return undefined
  return `${String(full).padStart(2, '0')}:${rest.minute}${rest.second ? `:${rest.second}` : ''}`
}
