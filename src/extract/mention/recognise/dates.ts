import { readDate } from '../../../model/value/date.ts'
import { monthNames } from '../../../model/value/month-names.ts'
import type { ReadingSettings } from '../../../model/value/reading-settings.ts'
import { foldText } from '../../../model/value/text.ts'
import { foundAt, withoutOverlap, type Found } from './found.ts'

const clock = String.raw`(?:(?:T|,? (?:at )?)\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?: ?[AaPp]\.?[Mm]\b\.?)?(?:Z|[+-]\d{2}:?\d{2})?)?`
const layouts = [
  String.raw`(?<![\p{L}\d/.-])(?:1\d|20)\d{2}([-/.])\d{1,2}\1\d{1,2}${clock}(?![\p{L}\d]|[-/.]\d)`,
  String.raw`(?<![\p{L}\d/.-])\d{1,2}([-/.])\d{1,2}\1(?:1\d|20)\d{2}${clock}(?![\p{L}\d]|[-/.]\d)`,
  String.raw`(?<![\p{L}\d/.-])\d{1,2}\/\d{1,2}\/\d{2}${clock}(?![\p{L}\d]|[-/.]\d)`,
]
const inDigits = layouts.map((layout) => new RegExp(layout, 'gu'))

const worded = [
  // 6 January 2014, 6th of January, 2014, 6. Januar 2014, 6 de enero de 2014, 06-Jan-2014
  String.raw`(?<![\p{L}\d])\d{1,2}(?:st|nd|rd|th|er|[.\u00ba])?[ -]\s?(?:of |de |den )?(?<month>\p{L}{3,10})\.?,?[ -]\s?(?:de |del )?(?:1\d|20)\d{2}${clock}(?![\p{L}\d])`,
  // January 6, 2014; Jan 6th 2014
  String.raw`(?<![\p{L}\d])(?<month>\p{L}{3,10})\.? \d{1,2}(?:st|nd|rd|th)?,? (?:1\d|20)\d{2}${clock}(?![\p{L}\d])`,
  // January 2014
  String.raw`(?<![\p{L}\d]|\d[ -.])(?<month>\p{L}{3,10})\.?,? (?:de |del )?(?:1\d|20)\d{2}(?![\p{L}\d])`,
]
const inWords = worded.map((layout) => new RegExp(layout, 'gu'))

/**
 * Dates in any of the usual layouts, with a clock time where one stands beside them; the normal form is ISO with the
 * precision known, of a date whose day and month could be swapped the year alone.
 */
export function findDates(text: string, settings: ReadingSettings): Found[] {
  if (!/\d{2}/.test(text)) return []
  return withoutOverlap([
    ...inDigits.flatMap((layout) => [...text.matchAll(layout)].flatMap((match) => read(match, settings))),
    ...inWords.flatMap((layout) =>
      [...text.matchAll(layout)].filter((match) => monthNames.has(foldText(match.groups!['month']!))).flatMap((match) => read(match, settings)),
    ),
  ], text.length)
}

function read(match: RegExpExecArray, settings: ReadingSettings): Found[] {
  // A time that cannot be read must not hide the day beside it.
  for (const written of [match[0], match[0].replace(/(?:T|,? (?:at )?)\d{1,2}:\d{2}.*$/u, '')]) {
    const bare = written.replace(/(?<=\d)(?:st|nd|rd|th|er|\u00ba)|\b(?:of|de|del|den|at)\b/gu, '').replace(/\s+/gu, ' ')
    const reading = readDate(written, settings) ?? readDate(bare, settings)
    if (reading) return [foundAt(match.index, written, 'date', reading.value)]
  }
  return []
}
