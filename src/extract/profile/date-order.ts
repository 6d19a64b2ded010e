/** Three numbers of a date in the order written, day and month not yet told apart unless the first is a year. */
export type DateNumbers = readonly [number, number, number]

/** The order of day and month that a set of dates has, and whether it was told by the dates or only assumed. */
export interface DateOrder {
  readonly order: 'dmy' | 'mdy'
  readonly isAssumed: boolean
}

/**
 * The order in which all dates of one document are written: a first number above 12 shows the day first, a second one
 * the month first; else the order in which the dates ascend most often; else `assumed`.
 */
export function decideDateOrder(dates: readonly DateNumbers[], assumed: DateOrder['order']): DateOrder {
  const dayFirst = dates.some(([first]) => first > 12 && first <= 31)
  const monthFirst = dates.some(([first, second]) => second > 12 && first <= 12)
  if (dayFirst !== monthFirst) return { order: dayFirst ? 'dmy' : 'mdy', isAssumed: false }
  const falls = { dmy: countFalls(dates, 'dmy'), mdy: countFalls(dates, 'mdy') }
  if (falls.dmy !== falls.mdy) return { order: falls.dmy < falls.mdy ? 'dmy' : 'mdy', isAssumed: false }
  return { order: assumed, isAssumed: dates.some(([first, second]) => first !== second && first <= 31) }
}

/** The ISO date of three numbers, or undefined when there is no such day. Years of two digits are of this century. */
export function isoOfNumbers([first, second, third]: DateNumbers, order: DateOrder['order']): string | undefined {
  const [year, month, day] = first > 31 ? [first, second, third] : order === 'dmy' ? [third, second, first] : [third, first, second]
  const full = year < 100 ? 2000 + year : year
  const date = new Date(Date.UTC(full, month - 1, day))
  if (month < 1 || month > 12 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined
  return date.toISOString().slice(0, 10)
}

function countFalls(dates: readonly DateNumbers[], order: DateOrder['order']): number {
  let falls = 0
  let before = ''
  for (const numbers of dates) {
    const iso = isoOfNumbers(numbers, order)
    if (!iso || iso < before) falls++
    before = iso ?? before
  }
  return falls
}
