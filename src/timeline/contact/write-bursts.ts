import type { Store } from '../../store/store.ts'
import { findBursts, type Burst, type BurstSearch, type DayCount } from './find-bursts.ts'
import { burstsTable } from './tables.ts'

/** How bursts are looked for; stands in the run. */
export const burstParameters = { ratios: [2, 4, 8, 16], leastContacts: 10, leastDays: 14 } as const

interface Series {
  readonly one: string
  readonly other: string | null
  readonly days: (DayCount & { readonly first: number; readonly last: number })[]
}

interface FoundBurst {
  readonly series: Series
  readonly burst: Burst
}

/** Looks for bursts of every party and every pair of `contact_row` and writes them into `bursts`; gives how many. */
export async function writeBursts(store: Store, run: string): Promise<number> {
  const [{ series } = { series: 0 }] = await store.all<{ series: number }>(`SELECT count(*) AS series FROM (${seriesSql})`)
  if (series === 0) return 0
  const { exposure, days } = await readExposure(store)
  const { ratios, leastDays } = burstParameters
  // A burst may begin on any day of any series, at any of the rates: that choice is paid for.
  const openBits = Math.log2(days) + Math.log2(series) + Math.log2(ratios.length)
  const searches: BurstSearch[] = ratios.map((ratio) => ({ exposure, ratio, openBits, leastDays }))
  const found: FoundBurst[] = []
  for await (const one of readSeries(store)) for (const burst of bestBursts(one.days, searches)) found.push({ series: one, burst })
  found.sort((left, right) => right.burst.gainBits - left.burst.gainBits || compare(left.series, right.series) || left.burst.from - right.burst.from)
  await write(store, found, run)
  return found.length
}

/** The bursts by the rate that explains the series best. */
function bestBursts(days: readonly DayCount[], searches: readonly BurstSearch[]): Burst[] {
  let best: Burst[] = []
  let bestBits = 0
  for (const search of searches) {
    const found = findBursts(days, search)
    const bits = found.reduce((sum, { gainBits }) => sum + gainBits, 0)
    if (bits > bestBits) [best, bestBits] = [found, bits]
  }
  return best
}

function compare(left: Series, right: Series): number {
  const [a, b] = [`${left.one}|${left.other ?? ''}`, `${right.one}|${right.other ?? ''}`]
  return a < b ? -1 : a > b ? 1 : 0
}

/** A message to many is one contact of its sender, and one of each pair. */
const endsSql = `SELECT source_id AS one, NULL AS other, min(day) AS day, min(turn) AS turn FROM contact_row GROUP BY source_id, start, channel
  UNION ALL SELECT target_id, NULL, day, turn FROM contact_row
  UNION ALL SELECT least(source_id, target_id), greatest(source_id, target_id), day, turn FROM contact_row`

const seriesSql = `SELECT one, other FROM (${endsSql}) GROUP BY one, other HAVING count(*) >= ${burstParameters.leastContacts}`

/** The series one by one, each with its days in order. */
async function* readSeries(store: Store): AsyncGenerator<Series> {
  const sql = `WITH told AS (SELECT one, other, day, count(*) AS n, min(turn) AS first, max(turn) AS last
    FROM (${endsSql}) GROUP BY one, other, day)
  SELECT one, other, day, n, first, last FROM told QUALIFY sum(n) OVER (PARTITION BY one, other) >= ${burstParameters.leastContacts} ORDER BY one, other, day`
  let current: Series | undefined
  for await (const [ones, others, days, counts, firsts, lasts] of store.columns(sql)) {
    for (let at = 0; at < ones!.length; at++) {
      const [one, other] = [String(ones![at]), others![at] === null ? null : String(others![at])]
      if (current?.one !== one || current.other !== other) {
        if (current) yield current
        current = { one, other, days: [] }
      }
      current.days.push({ day: Number(days![at]), count: Number(counts![at]), first: Number(firsts![at]), last: Number(lasts![at]) })
    }
  }
  if (current) yield current
}

/** How busy each weekday is over the days that the contacts cover, and those days. */
async function readExposure(store: Store): Promise<{ readonly exposure: BurstSearch['exposure']; readonly days: number }> {
  const counts = await store.all<{ day: number; n: number }>('SELECT day, count(*) AS n FROM contact_row GROUP BY day ORDER BY day')
  const [first, last] = [counts[0]!.day, counts.at(-1)!.day]
  const total = counts.reduce((sum, { n }) => sum + n, 0)
  const days = last - first + 1
  const byWeekday = new Float64Array(7)
  for (const { day, n } of counts) byWeekday[day % 7]! += n
  // Half a week's contacts at the usual rate stand behind each weekday, so that none is nought.
  const factor = byWeekday.map((sum, weekday) => {
    const occurs = Math.max(1, Math.ceil((days - ((weekday - (first % 7) + 7) % 7)) / 7))
    return ((sum + 3.5) / (occurs + 3.5 / (total / days))) / (total / days)
  })
  const week = factor.reduce((sum, each) => sum + each, 0)
  const exposure = (from: number, to: number) => {
    const whole = Math.floor((to - from + 1) / 7)
    let sum = whole * week
    for (let day = from + whole * 7; day <= to; day++) sum += factor[day % 7]!
    return sum
  }
  return { exposure, days }
}

async function write(store: Store, found: readonly FoundBurst[], run: string): Promise<void> {
  if (found.length === 0) return
  const turns = new Set(found.flatMap(({ series, burst }) => [series.days[burst.from]!.first, series.days[burst.to]!.last]))
  const ids = new Set(found.flatMap(({ series }) => [series.one, ...(series.other === null ? [] : [series.other])]))
  const places = new Map((await store.all(`SELECT turn, statement_id, exhibit_id, locator FROM contact_row WHERE turn IN (${[...turns].join(', ')})`)).map((row) => [Number(row['turn']), row]))
  const captions = new Map((await store.all('SELECT id, caption FROM contact_name')).filter(({ id }) => ids.has(String(id))).map(({ id, caption }) => [String(id), caption]))
  const appender = await store.appender(burstsTable)
  for (const { series, burst } of found) {
    const place = (turn: number) => ['statement_id', 'exhibit_id', 'locator'].map((column) => places.get(turn)![column])
    appender.add([
      series.one, captions.get(series.one) ?? null, series.other, series.other === null ? null : (captions.get(series.other) ?? null),
      isoDay(series.days[burst.from]!.day), isoDay(series.days[burst.to]!.day), burst.contacts, rounded(burst.expected), rounded(burst.gainBits),
      ...place(series.days[burst.from]!.first), ...place(series.days[burst.to]!.last), run,
    ])
  }
  await appender.close()
}

function isoDay(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10)
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}
