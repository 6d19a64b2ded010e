import { foldText } from './text.ts'

const languages = ['en', 'fr', 'de', 'es', 'it', 'pt', 'nl']

/** Short forms that CLDR does not give. */
const furtherNames: Readonly<Record<string, number>> = {
  sept: 9, maerz: 3, mrz: 3, janner: 1, jaenner: 1, feber: 2, juill: 7, juil: 7, fevr: 2, fev: 2,
  setiembre: 9, dez: 12, okt: 10, ene: 1, abr: 4, ago: 8, dic: 12, avr: 4,
}

const weekdayAbbreviations = ['tues', 'wednes', 'thur', 'thurs', 'mo', 'di', 'mi', 'do', 'fr', 'sa', 'so', 'lu', 'ma', 'me', 'je', 've', 'sam', 'dim']

/** Names and short names of months in English, French, German, Spanish, Italian, Portuguese and Dutch, folded, to their number. */
export const monthNames: ReadonlyMap<string, number> = new Map([...namesOfMonths(), ...Object.entries(furtherNames)])

/** Names and short names of weekdays in the same languages, folded. */
export const weekdayNames: ReadonlySet<string> = new Set([...namesOfWeekdays(), ...weekdayAbbreviations])

function namesOfMonths(): [string, number][] {
  return formatters({ month: 'long' }, { month: 'short' }).flatMap((format) =>
    Array.from({ length: 12 }, (_, month): [string, number] => [foldText(format.format(Date.UTC(2014, month, 15))), month + 1]),
  )
}

function namesOfWeekdays(): string[] {
  return formatters({ weekday: 'long' }, { weekday: 'short' }).flatMap((format) =>
    Array.from({ length: 7 }, (_, day) => foldText(format.format(Date.UTC(2014, 0, 6 + day)))),
  )
}

function formatters(...options: readonly Intl.DateTimeFormatOptions[]): Intl.DateTimeFormat[] {
  return languages.flatMap((language) => options.map((option) => new Intl.DateTimeFormat(language, { ...option, timeZone: 'UTC' })))
}
