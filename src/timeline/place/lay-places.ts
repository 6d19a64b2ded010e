import { sha256OfParts } from '../../base/hash.ts'
import type { Progress } from '../../base/progress.ts'
import { sqlText } from '../../store/sql-text.ts'
import type { Store } from '../../store/store.ts'
import { findStays, metresBetween, type Position, type Stay } from './find-stays.ts'
import { gatherPlaces } from './gather-places.ts'
import { nightSeconds } from './night.ts'
import { journeysTable, stopPlacesTable, staysTable } from './tables.ts'

/** How stays are found; stands in the run. */
export const placeParameters = { radius: 200, least: 300, placeMetres: 60, seenSeconds: 900 } as const

/** What a step over the whole case is given. */
export interface PlaceOptions {
  readonly run: string
  readonly progress: Progress
  /** Zone told for the case: the clock of night and day for times in UTC. */
  readonly timeZone?: string | undefined
}

interface Told extends Position {
  /** Seconds by the clock of the place, as far as it is known. */
  readonly clock: number
  readonly start: string
  readonly statement: string
  readonly exhibit: string
  readonly locator: string
}

interface Subject {
  readonly id: string
  readonly caption: string
  readonly positions: Told[]
}

interface SubjectStay extends Stay {
  readonly id: string
  readonly subject: Subject
  readonly first: Told
  readonly last: Told
  readonly night: number
}

/** Finds the stays and journeys of everything with dated positions in the evidence, and the places they make. What stood in the tables is replaced. */
export async function layPlaces(store: Store, { run, progress, timeZone }: PlaceOptions): Promise<number> {
  for (const table of [staysTable, journeysTable, stopPlacesTable]) await store.run(`DELETE FROM derived."${table.name}"`)
  const stays: SubjectStay[] = []
  const journeys = await store.appender(journeysTable)
  const waiting: { readonly subject: Subject; readonly stays: SubjectStay[] }[] = []
  for await (const subject of readSubjects(store, timeZone)) {
    const own = findStays(subject.positions, placeParameters).map((stay) => withPlace(stay, subject))
    stays.push(...own)
    waiting.push({ subject: { ...subject, positions: own.length > 1 ? subject.positions : [] }, stays: own })
    progress.report({ step: 'place', done: stays.length, unit: 'stays' })
  }
  const places = numberPlaces(stays)
  const homes = usualNights(stays, places)
  const placeOf = new Map(stays.map((stay, index) => [stay.id, places[index]!]))
  for (const { subject, stays: own } of waiting) writeJourneys(subject, own, (row) => journeys.add([...row, run]), placeOf)
  await journeys.close()
  await writeStays(store, stays, { run, places, homes })
  await writePlaces(store, stays, { run, places, homes })
  progress.end('place', `${stays.length} stays of ${waiting.length} subjects at ${new Set(places).size} places`)
  return stays.length
}

/** Each subject with its positions in order of time; of two that tell one moment the first exhibit's. */
async function* readSubjects(store: Store, timeZone: string | undefined): AsyncGenerator<Subject> {
  const clock = timeZone === undefined ? 'p.moment' : `CASE WHEN p.zone = 'UTC' THEN timezone(${sqlText(timeZone)}, p.moment AT TIME ZONE 'UTC') ELSE p.moment END`
  const sql = `WITH placed AS (
    SELECT v.target_canonical_id AS subject_id, e.moment, e.zone, e.start, e.latitude, e.longitude, e.statement_id, e.exhibit_id, e.locator
    FROM derived.events e JOIN derived.entity_values v ON v.entity_id = e.entity_id AND v.property = 'subject' AND v.target_canonical_id IS NOT NULL
    WHERE e.kind = 'position' AND e.precision IN ('minute', 'second') AND e.latitude IS NOT NULL AND e.longitude IS NOT NULL AND e.moment IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY v.target_canonical_id, e.moment ORDER BY e.exhibit_id, e.locator, e.id) = 1),
  named AS (SELECT canonical_id AS id, min(canonical_caption) AS caption FROM derived.entities GROUP BY canonical_id)
  SELECT p.subject_id, n.caption, epoch(p.moment), epoch(${clock}), p.start, p.latitude, p.longitude, p.statement_id, p.exhibit_id, p.locator
  FROM placed p LEFT JOIN named n ON n.id = p.subject_id ORDER BY p.subject_id, p.moment`
  let current: Subject | undefined
  for await (const columns of store.columns(sql)) {
    for (let at = 0; at < columns[0]!.length; at++) {
      const [id, caption, seconds, own, start, latitude, longitude, statement, exhibit, locator] = columns.map((column) => column[at]!)
      if (current?.id !== id) {
        if (current) yield current
        current = { id: String(id), caption: String(caption ?? id), positions: [] }
      }
      current!.positions.push({
        seconds: Number(seconds), clock: Number(own), latitude: Number(latitude), longitude: Number(longitude), start: String(start),
        statement: String(statement), exhibit: String(exhibit), locator: String(locator),
      })
    }
  }
  if (current) yield current
}

function withPlace(stay: Stay, subject: Subject): SubjectStay {
  const [first, last] = [subject.positions[stay.from]!, subject.positions[stay.to]!]
  const id = sha256OfParts([subject.id, first.statement]).slice(0, 32)
  return { ...stay, id, subject, first, last, night: nightSeconds(first.clock, last.clock) }
}

/** The number of the place of each stay, from 1: most stays first, ties in the order in which they come. */
function numberPlaces(stays: readonly SubjectStay[]): number[] {
  const gathered = gatherPlaces(stays, placeParameters.placeMetres)
  const counts = new Map<number, number>()
  for (const place of gathered) counts.set(place, (counts.get(place) ?? 0) + 1)
  const order = new Map([...counts].sort((left, right) => right[1] - left[1] || left[0] - right[0]).map(([place], index) => [place, index + 1]))
  return [...gathered].map((place) => order.get(place)!)
}

/** The place where each subject spends most of its nights. */
function usualNights(stays: readonly SubjectStay[], places: readonly number[]): Map<string, number> {
  const nights = new Map<string, Map<number, number>>()
  stays.forEach(({ subject, night }, index) => {
    const own = nights.get(subject.id) ?? new Map<number, number>()
    own.set(places[index]!, (own.get(places[index]!) ?? 0) + night)
    nights.set(subject.id, own)
  })
  return new Map([...nights].flatMap(([id, own]) => {
    const [best] = [...own].filter(([, seconds]) => seconds > 0).sort((left, right) => right[1] - left[1] || left[0] - right[0])
    return best ? [[id, best[0]] as const] : []
  }))
}

function writeJourneys({ id, caption, positions }: Subject, stays: readonly SubjectStay[], write: (row: (string | number)[]) => void, placeOf: ReadonlyMap<string, number>): void {
  for (let index = 1; index < stays.length; index++) {
    const [left, came] = [stays[index - 1]!, stays[index]!]
    let track = 0
    for (let at = left.to; at < came.from; at++) track += metresBetween(positions[at]!, positions[at + 1]!)
    write([
      id, caption, left.id, came.id, placeOf.get(left.id)!, placeOf.get(came.id)!, left.last.start, came.first.start,
      rounded((came.first.seconds - left.last.seconds) / 60), Math.round(track), Math.round(metresBetween(left.last, came.first)), came.from - left.to - 1,
    ])
  }
}

interface Placed {
  readonly run: string
  readonly places: readonly number[]
  readonly homes: ReadonlyMap<string, number>
}

async function writeStays(store: Store, stays: readonly SubjectStay[], { run, places, homes }: Placed): Promise<void> {
  const persons = await readPersons(store)
  const appender = await store.appender(staysTable)
  stays.forEach(({ id, subject, first, last, latitude, longitude, radius, from, to, unseen, night }, index) => {
    appender.add([
      id, subject.id, subject.caption, JSON.stringify(persons.get(subject.id) ?? []), first.start, last.start, rounded((last.seconds - first.seconds) / 60),
      latitude, longitude, Math.round(radius), to - from + 1, rounded(unseen / 60), unseen <= placeParameters.seenSeconds ? 'seen' : 'inferred', places[index],
      rounded(night / 60), homes.get(subject.id) === places[index], first.statement, first.exhibit, first.locator, last.statement, last.exhibit, last.locator, run,
    ])
  })
  await appender.close()
}

/** Persons whom a source links with something that has positions. */
async function readPersons(store: Store): Promise<Map<string, string[]>> {
  const rows = await store.all<{ thing: string; caption: string }>(`WITH linked AS (
    SELECT source_id AS person, target_id AS thing FROM derived.links WHERE schema IN ('Ownership', 'UnknownLink', 'Vehicle', 'Vessel', 'Asset', 'Phone')
    UNION SELECT target_id, source_id FROM derived.links WHERE schema IN ('Ownership', 'UnknownLink', 'Vehicle', 'Vessel', 'Asset', 'Phone'))
  SELECT DISTINCT l.thing, e.canonical_caption AS caption FROM linked l JOIN derived.entities e ON e.canonical_id = l.person
  WHERE e.canonical_schema = 'Person' ORDER BY ALL`)
  return new Map([...Map.groupBy(rows, ({ thing }) => thing)].map(([thing, own]) => [thing, own.map(({ caption }) => caption)]))
}

async function writePlaces(store: Store, stays: readonly SubjectStay[], { run, places, homes }: Placed): Promise<void> {
  const appender = await store.appender(stopPlacesTable)
  const nights = [...homes.values()]
  const byPlace = [...Map.groupBy(stays.map((stay, index) => ({ stay, place: places[index]! })), ({ place }) => place)].sort(([left], [right]) => left - right)
  for (const [place, own] of byPlace) {
    const mean = (value: (stay: SubjectStay) => number) => own.reduce((sum, { stay }) => sum + value(stay), 0) / own.length
    appender.add([
      place, mean(({ latitude }) => latitude), mean(({ longitude }) => longitude), own.length, new Set(own.map(({ stay }) => stay.subject.id)).size,
      rounded(own.reduce((sum, { stay }) => sum + stay.last.seconds - stay.first.seconds, 0) / 60), nights.filter((home) => home === place).length, run,
    ])
  }
  await appender.close()
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}
