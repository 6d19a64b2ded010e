import type { LinkLine, LinkList } from '../../../src/app/server/api-types.ts'
import { questionOf, useAnswer } from '../ask.ts'
import { EntityLink, entityAddress, openBeside, PlaceLink } from '../part/link.tsx'
import { PagedTable, type Column } from '../part/paged-table.tsx'
import { Sums } from '../part/sums.tsx'
import { usePages } from '../pages.ts'
import { formatAmount, formatDate } from '../words/format.ts'
import { words } from '../words/links.ts'

const columns = (): readonly Column<LinkLine>[] => [
  {
    name: words.pairColumns.when, width: 'minmax(9rem, 13rem)',
    cell: (row) => (row.startDate ? <PlaceLink place={row.place}>{formatDate(row.startDate) + (row.endDate ? ` – ${formatDate(row.endDate)}` : '')}</PlaceLink> : ''),
  },
  { name: words.pairColumns.amount, width: 'minmax(6rem, 11rem)', align: 'end', cell: (row) => (row.amount === null ? '' : `${formatAmount(row.amount)} ${row.currency ?? ''}`) },
  { name: words.pairColumns.role, width: 'minmax(6rem, 1fr)', cell: (row) => row.role ?? '' },
  { name: words.pairColumns.edge, width: '5rem', cell: (row) => (row.edgeId ? <a href={entityAddress(row.edgeId)}>{words.record}</a> : '') },
  { name: words.pairColumns.told, width: 'minmax(10rem, 1fr)', cell: (row) => <PlaceLink place={row.place} /> },
]

/** Every link of one kind between two entities, each with the place that tells it. */
export function Pair({ source, target, label }: { source: string; target: string; label: string }) {
  const pages = usePages<LinkLine>('/api/links', { source, target, label })
  const { answer } = useAnswer<LinkList>(questionOf('/api/link-pairs', { entity: source, direction: 'out', label, limit: 500 }))
  const pair = answer?.rows.find((row) => row.target.id === target)
  return (
    <section className="listing">
      <header className="list-title">
        <h1>
          {pair ? (
            <>
              <EntityLink entity={pair.source} /> <span className="quiet">{label}</span> <EntityLink entity={pair.target} />
            </>
          ) : (
            label
          )}
        </h1>
        {pair ? <Sums sums={pair.sums} /> : null}
      </header>
      <PagedTable label={label} pages={pages} columns={columns()} empty={words.empty} open={(row) => openBeside(row.place)} />
    </section>
  )
}
