import type { EventBuckets, EventLine, EventList } from '../../../src/app/server/api-types.ts'
import { change } from '../address.ts'
import { questionOf, useAnswer } from '../ask.ts'
import { BucketChart } from '../part/bucket-chart.tsx'
import { DayFilter } from '../part/day-filter.tsx'
import { EntityFilter } from '../part/entity-filter.tsx'
import { Facets } from '../part/facets.tsx'
import { FilterBox } from '../part/filter-box.tsx'
import { EntityLink, entityAddress, isOpen, openBeside, PlaceLink } from '../part/link.tsx'
import { PagedTable, type Column } from '../part/paged-table.tsx'
import { usePages } from '../pages.ts'
import { formatDate } from '../words/format.ts'
import { words } from '../words/timeline.ts'

const columns = (): readonly Column<EventLine>[] => [
  { name: words.columns.when, width: 'minmax(7rem, 12.5rem)', cell: (row) => <PlaceLink place={row.place}>{formatDate(row.start)}</PlaceLink> },
  { name: words.columns.kind, width: '6.5rem', cell: (row) => row.kind },
  { name: words.columns.title, width: 'minmax(10rem, 1.4fr)', cell: (row) => <a href={entityAddress(row.canonicalId)}>{row.title}</a> },
  { name: words.columns.who, width: 'minmax(8rem, 1.2fr)', cell: (row) => <Who event={row} /> },
  {
    name: words.columns.where, width: 'minmax(6rem, 0.8fr)',
    cell: (row) => row.where ?? (row.latitude !== null && row.longitude !== null ? `${row.latitude.toFixed(4)}, ${row.longitude.toFixed(4)}` : ''),
  },
  { name: words.columns.told, width: 'minmax(6rem, 9rem)', cell: (row) => <PlaceLink place={row.place} short /> },
]

function Who({ event: { participants, participantsInAll, canonicalId } }: { event: EventLine }) {
  const others = participants.filter(({ id }) => id !== canonicalId)
  const rest = participantsInAll - participants.length
  return (
    <>
      {others.map((entity, index) => (
        <span key={entity.id}>
          {index > 0 ? ', ' : ''}
          <EntityLink entity={entity} />
        </span>
      ))}
      {rest > 0 ? <span className="quiet"> + {rest}</span> : null}
    </>
  )
}

/** What happened when: counted over time, and event by event. */
export function TimelineScreen({ query }: { query: Readonly<Record<string, string>> }) {
  const { q = '', kind = '', from = '', until = '', entity } = query
  const filters = { q, kind, from, until, entity }
  const pages = usePages<EventLine, EventList>('/api/events', filters)
  const { answer: buckets } = useAnswer<EventBuckets>(questionOf('/api/event-buckets', filters))
  const narrow = (stretch: string) => change({ from: stretch.slice(0, 10), until: stretch.slice(0, 10) })
  return (
    <div className="with-facets">
      <div className="side">
        <Facets title={words.kind} name="kind" chosen={kind} all={words.all} counts={pages.first?.kinds ?? []} />
        <p className="quiet">{words.hint}</p>
      </div>
      <section className="listing">
        <header className="list-title">
          <h1>{words.title}</h1>
          <FilterBox value={q} label={words.filter} />
          <DayFilter from={from} until={until} />
          <EntityFilter id={entity} />
        </header>
        {buckets && buckets.buckets.length > 0 ? <BucketChart answer={buckets} height={72} choose={narrow} /> : null}
        <PagedTable label={words.title} pages={pages} columns={columns()} empty={words.empty} open={(row) => openBeside(row.place)} isMarked={(row) => isOpen(row.place, query)} />
      </section>
    </div>
  )
}
