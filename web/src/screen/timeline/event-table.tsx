import type { EventLine, EventList } from '../../../../src/app/server/api-types.ts'
import { focusParameters, useFocus } from '../../focus.ts'
import { EntityLink, entityAddress, isOpen, openBeside, PlaceLink } from '../../part/link.tsx'
import { PagedTable, type Column } from '../../part/paged-table.tsx'
import { usePages } from '../../pages.ts'
import { formatDate } from '../../words/format.ts'
import { words } from '../../words/timeline.ts'

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

/** The events of the focus one by one, each with the place that tells it: the table behind timeline, map and trends. */
export function EventTable({ query, q = '', kind = '' }: { query: Readonly<Record<string, string>>; q?: string; kind?: string }) {
  const focus = useFocus()
  const pages = usePages<EventLine, EventList>('/api/events', { ...focusParameters(focus), q, kind })
  return (
    <PagedTable
      label={words.title} pages={pages} columns={columns()} empty={words.empty} open={(row) => openBeside(row.place)} isMarked={(row) => isOpen(row.place, query)}
    />
  )
}
