const dayMs = 86_400_000

/** The ISO day that lies so many days after another: `addDays('2024-02-28', 2)` is `2024-03-01`. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
}

/** Whether the ISO day is a Saturday or Sunday. */
export function isWeekend(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday === 0 || weekday === 6
}

/** The day itself, or the Monday after it. */
export function workingDay(day: string): string {
  let at = day
  while (isWeekend(at)) at = addDays(at, 1)
  return at
}

/** The working day on or after the given day of a month: `dayIn('2024-03', 2)` is `2024-03-04`. */
export function dayIn(month: string, day: number): string {
  return workingDay(`${month}-${String(day).padStart(2, '0')}`)
}

/** The last ISO day of a month such as `2024-02`. */
export function monthEnd(month: string): string {
  const [year, number] = month.split('-').map(Number)
  return new Date(Date.UTC(year ?? 0, number ?? 0, 0)).toISOString().slice(0, 10)
}

/** `2024-03-05` as `05.03.2024`, `05/03/2024` or `03/05/2024`, or in words. */
export function writeDay(day: string, style: 'dots' | 'slashes' | 'monthFirst' | 'words'): string {
  const [year, month, date] = day.split('-')
  if (style === 'dots') return `${date}.${month}.${year}`
  if (style === 'slashes') return `${date}/${month}/${year}`
  if (style === 'monthFirst') return `${month}/${date}/${year}`
  return `${Number(date)} ${monthNames[Number(month) - 1]} ${year}`
}

/** The months in which the story plays. */
export const storyMonths = ['2024-01', '2024-02', '2024-03', '2024-04', '2024-05', '2024-06'] as const

const monthNames = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December',
]
