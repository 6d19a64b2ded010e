import type { Store, Value } from '../../store/store.ts'
import { findChanges } from './find-changes.ts'
import { rateChangesTable } from './tables.ts'
import { trendParameters } from './trend-steps.ts'

interface Series {
  readonly kind: string
  readonly subject: string | null
  readonly caption: Value
  readonly first: number
  readonly last: number
  readonly days: Map<number, number>
}

const longest = 36_600

/** Looks for changes of rate in each kind of event and in the events of those with most of them, and writes them into `rate_changes`. Gives how many. */
export async function writeChanges(store: Store, run: string): Promise<number> {
  const appender = await store.appender(rateChangesTable)
  const factors = await readWeekdays(store)
  const found: Value[][] = []
  for (const series of await readSeries(store)) {
    const length = series.last - series.first + 1
    if (length > longest) continue
    const counts = Array.from({ length }, (_, index) => series.days.get(series.first + index) ?? 0)
    const exposures = counts.map((_, index) => factors.get(series.kind)?.[(series.first + index) % 7] ?? 1)
    const bounds = [0, ...findChanges({ counts, exposures }), length]
    const rate = (at: number) => counts.slice(bounds[at], bounds[at + 1]).reduce((sum, each) => sum + each, 0) / (bounds[at + 1]! - bounds[at]!)
    for (let at = 1; at + 1 < bounds.length; at++) {
      const day = new Date((series.first + bounds[at]!) * 86_400_000).toISOString().slice(0, 10)
      found.push([series.kind, series.subject, series.caption, day, rounded(rate(at - 1)), rounded(rate(at)), bounds[at]! - bounds[at - 1]!, bounds[at + 1]! - bounds[at]!])
    }
  }
  for (const row of found) {
    const [kind, subject, , day] = row
    const from = subject === null ? 'timed_event WHERE true' : 'event_subject WHERE subject_id = $3'
    const [first] = await store.all(`SELECT statement_id, exhibit_id, locator FROM ${from} AND kind = $1 AND moment >= CAST($2 AS TIMESTAMP) ORDER BY moment, id LIMIT 1`,
      subject === null ? [kind!, day!] : [kind!, day!, subject!])
    appender.add([...row, first?.['statement_id'], first?.['exhibit_id'], first?.['locator'], run])
  }
  await appender.close()
  return found.length
}

/** How busy each weekday is for each kind of event, by the day number modulo 7. */
async function readWeekdays(store: Store): Promise<Map<string, number[]>> {
  const rows = await store.all(`SELECT kind, date_diff('day', DATE '1970-01-01', moment::DATE) % 7 AS weekday, count(*) AS n FROM timed_event GROUP BY ALL ORDER BY ALL`)
  return new Map([...Map.groupBy(rows, ({ kind }) => String(kind))].map(([kind, own]) => {
    const total = own.reduce((sum, { n }) => sum + Number(n), 0)
    const factors = Array.from({ length: 7 }, () => 0.05)
    for (const { weekday, n } of own) factors[((Number(weekday) % 7) + 7) % 7] = Math.max(0.05, (Number(n) * 7) / total)
    return [kind, factors]
  }))
}

async function readSeries(store: Store): Promise<Series[]> {
  const rows = await store.all(`WITH busy AS (
    SELECT kind, subject_id, count(*) AS own FROM event_subject GROUP BY kind, subject_id HAVING count(*) >= ${trendParameters.leastOfChange}
    QUALIFY row_number() OVER (ORDER BY count(*) DESC, kind, subject_id) <= ${trendParameters.mostSubjects}),
  told AS (
    SELECT kind, NULL AS subject_id, moment FROM timed_event
    UNION ALL SELECT s.kind, s.subject_id, s.moment FROM event_subject s JOIN busy b ON b.kind = s.kind AND b.subject_id = s.subject_id),
  span AS (SELECT kind, date_diff('day', DATE '1970-01-01', min(moment)::DATE) AS first, date_diff('day', DATE '1970-01-01', max(moment)::DATE) AS last FROM timed_event GROUP BY kind),
  daily AS (SELECT kind, subject_id, date_diff('day', DATE '1970-01-01', moment::DATE) AS day, count(*) AS n FROM told GROUP BY ALL),
  named AS (SELECT canonical_id AS id, min(canonical_caption) AS caption FROM derived.entities GROUP BY canonical_id)
  SELECT d.kind, d.subject_id, n.caption, s.first, s.last, d.day, d.n FROM daily d JOIN span s ON s.kind = d.kind LEFT JOIN named n ON n.id = d.subject_id
  ORDER BY d.kind, d.subject_id NULLS FIRST, d.day`)
  const grouped = Map.groupBy(rows, ({ kind, subject_id }) => `${String(kind)} ${String(subject_id)}`)
  return [...grouped.values()].map((own) => ({
    kind: String(own[0]!['kind']), subject: own[0]!['subject_id'] === null ? null : String(own[0]!['subject_id']), caption: own[0]!['caption'] ?? null,
    first: Number(own[0]!['first']), last: Number(own[0]!['last']), days: new Map(own.map(({ day, n }) => [Number(day), Number(n)])),
  }))
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}
