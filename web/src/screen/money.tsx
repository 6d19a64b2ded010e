import type { ReactNode } from 'react'
import type { FlowsAnswer, MoneyLine, MoneyList } from '../../../src/app/server/api-types.ts'
import { change } from '../address.ts'
import { useAnswer } from '../ask.ts'
import { focusParameters, useFocus } from '../focus.ts'
import { DayFilter } from '../part/day-filter.tsx'
import { EntityFilter } from '../part/entity-filter.tsx'
import { Facets } from '../part/facets.tsx'
import { FilterBox } from '../part/filter-box.tsx'
import { EntityLink, isOpen, openBeside, PlaceLink } from '../part/link.tsx'
import { PagedTable, type Column } from '../part/paged-table.tsx'
import { Tag } from '../part/say.tsx'
import { usePages } from '../pages.ts'
import type { ScreenProps } from '../screens.tsx'
import { words as flowWords } from '../words/flows.ts'
import { countOf, formatAmount, formatDate, formatNumber } from '../words/format.ts'
import { words } from '../words/money.ts'
import { FlowPicture } from './money/flow-picture.tsx'
import '../style/time.css'

const columns = (): readonly Column<MoneyLine>[] => [
  { name: words.columns.date, width: 'minmax(6.5rem, 10.5rem)', cell: (row) => (row.date ? formatDate(row.date) : '') },
  { name: words.columns.amount, width: '8rem', align: 'end', cell: (row) => (row.amount === null ? '' : <PlaceLink place={row.place}>{formatAmount(row.amount)}</PlaceLink>) },
  { name: words.columns.currency, width: '3.5rem', cell: (row) => row.currency ?? '' },
  { name: words.columns.payer, width: 'minmax(8rem, 1fr)', cell: (row) => <Party party={row.payer} /> },
  { name: words.columns.beneficiary, width: 'minmax(8rem, 1fr)', cell: (row) => <Party party={row.beneficiary} /> },
  {
    name: words.columns.purpose, width: 'minmax(6rem, 1fr)',
    cell: (row) => (
      <>
        {row.purpose ?? row.programme ?? ''} {row.isRepeat ? <Tag title={words.repeats}>{words.repeat}</Tag> : null}
      </>
    ),
  },
  { name: words.columns.told, width: 'minmax(7rem, 10rem)', cell: (row) => <PlaceLink place={row.place} short /> },
]

function Party({ party }: { party: MoneyLine['payer'] }) {
  if (!party) return null
  return party.id ? <EntityLink entity={{ id: party.id, caption: party.caption }} /> : <>{party.caption}</>
}

/** Money: its movements as their sources tell them, or who gave to whom in all. */
export function MoneyScreen({ query }: ScreenProps) {
  const face = query['face'] === 'flows' ? 'flows' : 'movements'
  const { answer: sums } = useAnswer<FlowsAnswer>('/api/flows?limit=1')
  const tabs = (
    <div className="money-tabs" role="group">
      {(['movements', 'flows'] as const).map((each) => (
        <button key={each} type="button" aria-pressed={face === each} disabled={each === 'flows' && sums?.sums.length === 0} onClick={() => change({ face: each === 'flows' ? each : undefined })}>
          {flowWords[each]}
        </button>
      ))}
    </div>
  )
  if (face === 'movements') return <Movements query={query} tabs={tabs} />
  return (
    <section className="listing money-flows">
      <header className="list-title">
        <h1>{words.title}</h1>
        {tabs}
      </header>
      <FlowPicture />
    </section>
  )
}

function Movements({ query, tabs }: Pick<ScreenProps, 'query'> & { tabs: ReactNode }) {
  const { q = '', schema = '', from = '', until = '', order = '', entity } = query
  const { type: _type, ...focus } = focusParameters(useFocus())
  const pages = usePages<MoneyLine, MoneyList>('/api/money', { q, schema, order, entity, ...focus })
  return (
    <div className="with-facets">
      <div className="side">
        <Facets title={words.schema} name="schema" chosen={schema} all={words.all} counts={pages.first?.schemata ?? []} />
      </div>
      <section className="listing">
        <header className="list-title">
          <h1>{words.title}</h1>
          {tabs}
          <FilterBox value={q} label={words.filter} />
          <DayFilter from={from} until={until} />
          <label className="order">
            <span className="quiet">{words.order}</span>
            <select value={order || 'date'} onChange={(event) => change({ order: event.target.value === 'date' ? undefined : event.target.value })}>
              {Object.entries(words.orders).map(([name, label]) => (
                <option key={name} value={name}>
                  {label}
                </option>
              ))}
            </select>
          </label>
          <EntityFilter id={entity} />
        </header>
        {pages.first ? <Totals list={pages.first} /> : null}
        <PagedTable label={words.title} pages={pages} columns={columns()} empty={words.empty} open={(row) => openBeside(row.place)} isMarked={(row) => isOpen(row.place, query)} />
      </section>
    </div>
  )
}

function Totals({ list }: { list: MoneyList }) {
  return (
    <p className="totals">
      <span className="quiet">{words.sums}:</span>{' '}
      {list.sums.map(({ currency, amount, count }) => (
        <span key={currency} className="total">
          <b>{formatAmount(amount)}</b> {currency || words.noCurrency} <span className="quiet">{countOf(count, 'movement')}</span>
        </span>
      ))}
      {list.repeats > 0 ? (
        <span className="quiet">
          {formatNumber(list.repeats)} {words.repeats}
        </span>
      ) : null}
    </p>
  )
}
