/** A date as it is written in a text, and where. */
export interface WrittenDate {
  readonly start: number
  readonly end: number
  /** In a layout that the cleaning of dates knows: `13 June 2010` for `13June 2010`. */
  readonly raw: string
}

const month = '(?:\\p{Lu}\\p{Ll}{2,9}|\\p{Lu}{3,10})\\.?'
const layouts = [
  '\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}',
  `\\d{1,2}(?:st|nd|rd|th|\\.)?[ \\t]*(?:de[ \\t]+|of[ \\t]+)?${month},?[ \\t]*(?:de[ \\t]+)?\\d{4}`,
  `${month}[ \\t]+\\d{1,2}(?:st|nd|rd|th)?,?[ \\t]+\\d{4}`,
  '\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{4}',
]
const dayMonthWord = /^(\d{1,2})(?:st|nd|rd|th|\.)?\s*(?:de\s+|of\s+)?(\p{L}+)\.?,?\s*(?:de\s+)?(\d{4})$/u
const monthWordDay = /^(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/u

/** The first date with a four-digit year in a line, or undefined; `2005/04/06`, `21 January 2014`, `October 22, 2013`, `03.02.2014`. */
export function findWrittenDate(line: string): WrittenDate | undefined {
  const match = new RegExp(`(?<![\\p{L}\\d])(?:${layouts.join('|')})(?!\\d)`, 'u').exec(line)
  if (!match) return undefined
  const written = match[0]
  const words = dayMonthWord.exec(written) ?? monthWordDay.exec(written)?.map((part, at, all) => (at === 1 ? all[2]! : at === 2 ? all[1]! : part))
  return { start: match.index, end: match.index + written.length, raw: words ? `${words[1]} ${words[2]} ${words[3]}` : written }
}
