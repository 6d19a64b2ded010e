import type { EntityLine, EntityList } from '../../../src/app/server/api-types.ts'
import { change } from '../address.ts'
import { changeFocus, useFocus } from '../focus.ts'
import type { ScreenProps } from '../screens.tsx'
import { Facets } from '../part/facets.tsx'
import { FilterBox } from '../part/filter-box.tsx'
import { Identity } from '../part/identity.tsx'
import { EntityLink, entityAddress } from '../part/link.tsx'
import { PagedTable, type Column } from '../part/paged-table.tsx'
import { usePages } from '../pages.ts'
import { formatNumber } from '../words/format.ts'
import { words } from '../words/things.ts'

const columns = (): readonly Column<EntityLine>[] => [
  { name: words.columns.name, width: 'minmax(12rem, 2fr)', cell: (row) => <EntityLink entity={row} /> },
  { name: words.columns.kind, width: 'minmax(7rem, 10rem)', cell: (row) => row.kind },
  { name: words.columns.exhibits, width: '5.5rem', align: 'end', cell: (row) => formatNumber(row.exhibits) },
  { name: words.columns.statements, width: '6.5rem', align: 'end', cell: (row) => formatNumber(row.statements) },
  { name: words.columns.sources, width: '7.5rem', align: 'end', cell: (row) => formatNumber(row.sources) },
  { name: words.columns.joined, width: '9.5rem', cell: (row) => <Identity entity={row} /> },
]

/** Who and what is in the case, as canonical entities. */
export function ThingsScreen({ query }: Pick<ScreenProps, 'query'>) {
  const { q = '', order = '' } = query
  const { type: schema = '', within, from, until } = useFocus()
  const choose = (type: string | undefined) => changeFocus({ type }, type ?? words.all)
  const pages = usePages<EntityLine, EntityList>('/api/entities', { q, schema, order, within, from, until })
  const schemata = pages.first?.schemata ?? []
  return (
    <div className="with-facets">
      <div className="side">
        <Facets title={words.schema} name="type" choose={choose} chosen={schema} all={words.all} counts={schemata.filter(({ group }) => group === 'thing')} />
        <Facets title={words.records} name="type" choose={choose} chosen={schema} counts={schemata.filter(({ group }) => group === 'record')} />
      </div>
      <section className="listing">
        <header className="list-title">
          <h1>{words.title}</h1>
          <FilterBox value={q} label={words.filter} />
          <label className="order">
            <span className="quiet">{words.order}</span>
            <select value={order || 'told'} onChange={(event) => change({ order: event.target.value === 'told' ? undefined : event.target.value })}>
              {Object.entries(words.orders).map(([name, label]) => (
                <option key={name} value={name}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        </header>
        <PagedTable label={words.title} pages={pages} columns={columns()} empty={words.empty} entityOf={(row) => row} open={(row) => (window.location.hash = entityAddress(row.id))} />
      </section>
    </div>
  )
}
