import type { LinkList, LinkPair } from '../../../src/app/server/api-types.ts'
import { formatAddress } from '../address.ts'
import { useFocus } from '../focus.ts'
import { Facets } from '../part/facets.tsx'
import { FilterBox } from '../part/filter-box.tsx'
import { EntityLink, isOpen, openBeside, PlaceLink } from '../part/link.tsx'
import { PagedTable, type Column } from '../part/paged-table.tsx'
import { Sums } from '../part/sums.tsx'
import type { ScreenProps } from '../screens.tsx'
import { Pair } from './pair.tsx'
import { usePages } from '../pages.ts'
import { formatDate, formatNumber } from '../words/format.ts'
import { words } from '../words/links.ts'

const day = (date: string | null) => (date ? formatDate(date).slice(0, 10) : '')

const columns = (): readonly Column<LinkPair>[] => [
  { name: words.columns.from, width: 'minmax(8rem, 1fr)', cell: (row) => <EntityLink entity={row.source} /> },
  { name: words.columns.kind, width: '7rem', cell: (row) => row.label },
  { name: words.columns.to, width: 'minmax(8rem, 1fr)', cell: (row) => <EntityLink entity={row.target} /> },
  {
    name: words.columns.links, width: '5rem', align: 'end',
    cell: (row) => <a href={formatAddress(['links', row.source.id, row.target.id], { label: row.label })}>{formatNumber(row.links)} ×</a>,
  },
  { name: words.columns.sums, width: 'minmax(6rem, 10rem)', align: 'end', cell: (row) => <Sums sums={row.sums} /> },
  { name: words.columns.span, width: '11.5rem', cell: (row) => (day(row.first) === day(row.last) ? day(row.first) : `${day(row.first)} – ${day(row.last)}`) },
  { name: words.columns.told, width: 'minmax(6rem, 9rem)', cell: (row) => <PlaceLink place={row.place} short /> },
]

/** Who is linked to whom, counted by pair and kind. */
export function LinksScreen({ path, query }: ScreenProps) {
  const [, source, target] = path
  return source && target ? <Pair source={source} target={target} label={query['label'] ?? ''} /> : <Links query={query} />
}

function Links({ query }: Pick<ScreenProps, 'query'>) {
  const { q = '', label = '' } = query
  const { entities, from, until, within } = useFocus()
  const pages = usePages<LinkPair, LinkList>('/api/link-pairs', { q, label, entities: entities.join(','), from, until, within })
  return (
    <div className="with-facets">
      <div className="side">
        <Facets title={words.kind} name="label" chosen={label} all={words.all} counts={pages.first?.kinds ?? []} />
        <p className="quiet">{words.hint}</p>
      </div>
      <section className="listing">
        <header className="list-title">
          <h1>{words.title}</h1>
          <FilterBox value={q} label={words.filter} />
        </header>
        <PagedTable label={words.title} pages={pages} columns={columns()} empty={words.empty} open={(row) => openBeside(row.place)} isMarked={(row) => isOpen(row.place, query)} />
      </section>
    </div>
  )
}
