/** An instant of the timeline as ISO text to the second, as written: no zone is added. */
export function momentOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 19)
}

/** The first instant of a moment told with any precision, or with `isEnd` the first after it. */
export function millisecondsOf(moment: string, isEnd = false): number {
  const [, year = '', month, day, hour, minute, second] = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d)(?::(\d\d)(?::(\d\d))?)?)?)?)?/.exec(moment) ?? []
  if (year === '') return Number.NaN
  const parts = [month, day, hour, minute, second]
  const told = parts.findIndex((part) => part === undefined)
  const precision = told === -1 ? 5 : told
  const numbers = [Number(year), Number(month ?? 1) - 1, Number(day ?? 1), Number(hour ?? 0), Number(minute ?? 0), Number(second ?? 0)]
  if (isEnd) numbers[precision] = (numbers[precision] ?? 0) + 1
  return Date.UTC(numbers[0]!, numbers[1], numbers[2], numbers[3], numbers[4], numbers[5])
}
