import { readDate } from '../../model/value/date.ts'
import type { ReadingSettings } from '../../model/value/reading-settings.ts'

/** The days that an account statement covers, as ISO dates. */
export interface StatementPeriod {
  readonly from: string
  readonly to: string
}

const dayMonth = /^(\d{1,2})[./-](\d{1,2})\.?$/
const dayWord = /^(\d{1,2})\.?\s+(\p{L}{3,})\.?$|^(\p{L}{3,})\.?\s+(\d{1,2})$/u

/**
 * The date of a row in full, as the cleaning reads it: a date without a year takes the one of the period in which it lies.
 * Undefined when the text is no date, there is no period to take the year from, or day and month could be swapped.
 */
export function completeDate(text: string, settings: ReadingSettings, period: StatementPeriod | undefined): string | undefined {
  const full = readDate(text, settings)
  if (full && full.value.length >= 10) return full.value
  if (!period || (!dayMonth.test(text) && !dayWord.test(text))) return undefined
  const orders = settings.dateOrder ? [settings.dateOrder] : (['dmy', 'mdy'] as const)
  const found = new Set<string>()
  for (const year of [period.from.slice(0, 4), period.to.slice(0, 4)]) {
    for (const dateOrder of orders) {
      const date = readDate(withYear(text, year), { ...settings, dateOrder })?.value
      if (date && date.length >= 10 && date >= period.from && date <= period.to) found.add(date)
    }
  }
  const [date, another] = found
  return another === undefined ? date : undefined
}

/** A date without a year with one put to it, so that its order of day and month can be looked at; any other text as it is. */
export function withAnyYear(text: string): string {
  return dayMonth.test(text) ? withYear(text, '2000') : text
}

/** Whether the text is a date, or one without a year. */
export function isStatementDate(text: string): boolean {
  return (
    text.length <= 24 &&
    (dayMonth.test(text) ||
      dayWord.test(text) ||
      /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}$|^\d{1,2}\.?\s+\p{L}{3,9}\.?,?\s+\d{2,4}$|^\p{L}{3,9}\.?\s+\d{1,2},?\s+\d{4}$/u.test(text))
  )
}

function withYear(text: string, year: string): string {
  const numbers = dayMonth.exec(text)
  if (numbers) return text.includes('.') ? `${numbers[1]}.${numbers[2]}.${year}` : `${numbers[1]}/${numbers[2]}/${year}`
  const words = dayWord.exec(text)
  return words?.[1] ? `${words[1]} ${words[2]} ${year}` : `${words?.[4]} ${words?.[3]} ${year}`
}
