import type { ExhibitLine, ExhibitList } from '../../../src/app/server/api-types.ts'
import { Facets } from '../part/facets.tsx'
import { FilterBox } from '../part/filter-box.tsx'
import { openBeside, PlaceLink } from '../part/link.tsx'
import { PagedTable, type Column } from '../part/paged-table.tsx'
import { Tag } from '../part/say.tsx'
import { usePages } from '../pages.ts'
import { words } from '../words/exhibits.ts'
import { formatBytes, formatNumber } from '../words/format.ts'
import { words as placeWords } from '../words/place.ts'

const wholeOf = (row: ExhibitLine) => ({ exhibit: row.number, path: row.path, locator: 'whole', where: '' })

const columns = (): readonly Column<ExhibitLine>[] => [
  { name: words.columns.number, width: '5.5rem', cell: (row) => <PlaceLink place={wholeOf(row)}>{row.number}</PlaceLink> },
  { name: words.columns.name, width: 'minmax(10rem, 1.2fr)', cell: (row) => <PlaceLink place={wholeOf(row)}>{row.name}</PlaceLink> },
  { name: words.columns.folder, width: 'minmax(6rem, 1fr)', cell: (row) => <span className="quiet">{row.path.slice(0, Math.max(0, row.path.lastIndexOf('/')))}</span> },
  { name: words.columns.format, width: '6rem', cell: (row) => row.format ?? <span className="quiet">{words.unknown}</span> },
  { name: words.columns.size, width: '5rem', align: 'end', cell: (row) => formatBytes(row.sizeBytes) },
  { name: words.columns.statements, width: '6rem', align: 'end', cell: (row) => (row.statements ? formatNumber(row.statements) : '') },
  { name: words.columns.problems, width: '5.5rem', align: 'end', cell: (row) => (row.problems ? formatNumber(row.problems) : '') },
  {
    name: words.columns.state, width: '6.5rem',
    cell: (row) => (
      <Tag tone={row.state} title={row.reason ?? undefined}>
        {placeWords.states[row.state]}
      </Tag>
    ),
  },
]

/** Everything that was given and found inside it. */
export function ExhibitsScreen({ query }: { query: Readonly<Record<string, string>> }) {
  const { q = '', state = '', format = '' } = query
  const pages = usePages<ExhibitLine, ExhibitList>('/api/exhibits', { q, state, format })
  return (
    <div className="with-facets">
      <div className="side">
        <Facets title={words.state} name="state" chosen={state} all={words.all} counts={(pages.first?.states ?? []).map((count) => ({ ...count, label: placeWords.states[count.name] ?? count.name }))} />
        <Facets title={words.format} name="format" chosen={format} all={words.all} counts={pages.first?.formats ?? []} />
      </div>
      <section className="listing">
        <header className="list-title">
          <h1>{words.title}</h1>
          <FilterBox value={q} label={words.filter} />
        </header>
        <PagedTable
          label={words.title} pages={pages} columns={columns()} empty={words.empty} open={(row) => openBeside({ exhibit: row.number, locator: 'whole' })}
          isMarked={(row) => row.number === query['see']}
        />
      </section>
    </div>
  )
}
