import { useState } from 'react'
import type { SavedSearchLine, SearchAnswerLines } from '../../../../src/app/server/api-types.ts'
import { formatAddress } from '../../address.ts'
import { questionOf, tell, useAnswer, type NotAnswered } from '../../ask.ts'
import { Failed } from '../../part/say.tsx'
import { formatInstant, formatNumber } from '../../words/format.ts'
import { words } from '../../words/search.ts'

const filters = ['kind', 'type', 'within', 'from', 'until', 'sel'] as const

/** Keeps the search that is shown, under a name, in the journal. */
export function SaveSearch({ query, places }: { query: Readonly<Record<string, string>>; places: number }) {
  const [isAsking, setAsking] = useState(false)
  const [failure, setFailure] = useState<NotAnswered>()
  if (!isAsking) {
    return (
      <button type="button" onClick={() => setAsking(true)}>
        {words.save}
      </button>
    )
  }
  const save = async (name: string) => {
    const filter = Object.fromEntries(filters.flatMap((part) => (query[part] ? [[part, query[part]]] : [])))
    try {
      await tell('/api/searches', { name, query: query['q'] ?? '', filter, places })
      setAsking(false)
    } catch (thrown) {
      setFailure(thrown as NotAnswered)
    }
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void save(String(new FormData(event.currentTarget).get('name')))
      }}
    >
      <input name="name" required maxLength={80} aria-label={words.saveName} placeholder={words.saveName} autoFocus /> <button type="submit">{words.save}</button>
      {failure ? <Failed failure={failure} /> : null}
    </form>
  )
}

/** The searches that are kept: what each found when it was saved, and what it finds now. */
export function SavedSearches() {
  const { answer } = useAnswer<SavedSearchLine[]>('/api/searches')
  if (!answer) return null
  return (
    <section>
      <h2>{words.saved}</h2>
      {answer.length === 0 ? (
        <p className="quiet">{words.savedNone}</p>
      ) : (
        <table className="plain saved-searches">
          <thead>
            <tr>
              <th scope="col">{words.savedHead.name}</th>
              <th scope="col">{words.savedHead.asked}</th>
              <th scope="col" className="number">
                {words.savedHead.then}
              </th>
              <th scope="col" className="number">
                {words.savedHead.now}
              </th>
              <th scope="col">{words.savedHead.by}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {answer.map((search) => (
              <Saved key={search.name} search={search} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function Saved({ search: { name, query, filter, places, by, at } }: { search: SavedSearchLine }) {
  const { within, sel, ...rest } = filter
  const { answer } = useAnswer<SearchAnswerLines>(questionOf('/api/search', { q: query, ...rest, exhibit: within, entities: sel, limit: 1 }))
  return (
    <tr>
      <th scope="row">
        <a href={formatAddress(['search'], { q: query, ...filter })}>{name}</a>
      </th>
      <td>
        <code>{query}</code> <span className="quiet">{Object.entries(rest).map(([part, value]) => `${part} ${value}`).join(', ')}</span>
      </td>
      <td className="number">{formatNumber(places)}</td>
      <td className="number">{answer ? answer.total === places ? formatNumber(answer.total) : <b>{formatNumber(answer.total)}</b> : '…'}</td>
      <td className="quiet">{`${by}, ${formatInstant(at)}`}</td>
      <td>
        <button type="button" className="as-link" onClick={() => void tell(`/api/searches/${encodeURIComponent(name)}/withdraw`)}>
          {words.withdraw}
        </button>
      </td>
    </tr>
  )
}
