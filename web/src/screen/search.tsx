import { useEffect, useState } from 'react'
import type { HitLine, SearchAnswerLines } from '../../../src/app/server/api-types.ts'
import { change, formatAddress } from '../address.ts'
import { questionOf, useAnswer } from '../ask.ts'
import { Identity } from '../part/identity.tsx'
import { EntityLink, PlaceLink } from '../part/link.tsx'
import { Empty, Failed, Loading, Tag } from '../part/say.tsx'
import { countOf, formatNumber } from '../words/format.ts'
import { words } from '../words/search.ts'

const hitsAtOnce = 50
const mostHits = 500

/** What was found, where, and what was not searched. */
export function SearchScreen({ query }: { query: Readonly<Record<string, string>> }) {
  const { q = '', kind = '' } = query
  const [limit, setLimit] = useState(hitsAtOnce)
  useEffect(() => void setLimit(hitsAtOnce), [q, kind])
  const { answer, failure, old } = useAnswer<SearchAnswerLines>(q ? questionOf('/api/search', { q, kind, limit }) : undefined)
  if (!q) {
    return (
      <section className="reading">
        <h1>{words.title}</h1>
        <Empty>{words.prompt}</Empty>
      </section>
    )
  }
  if (failure && !old) return <Failed failure={failure} />
  if (!answer) return <Loading />
  return (
    <section className={`reading search-screen${old ? ' is-old' : ''}`}>
      <header className="list-title">
        <h1>
          {countOf(answer.total, words.hits)} <span className="quiet">“{q}”</span>
        </h1>
        <div className="tabs" role="tablist" aria-label={words.where}>
          {Object.entries(words.kinds).map(([name, label]) => (
            <button key={name} type="button" role="tab" aria-selected={name === kind} onClick={() => change({ kind: name || undefined })}>
              {label}
            </button>
          ))}
        </div>
      </header>
      <Named answer={answer} />
      {answer.total === 0 ? <Nothing answer={answer} /> : null}
      <ol className="hits" data-list tabIndex={-1}>
        {answer.rows.map((hit, index) => (
          <Hit key={index} hit={hit} isOpen={hit.place.exhibit === query['see'] && hit.place.locator === (query['at'] ?? 'whole')} />
        ))}
      </ol>
      {answer.rows.length < Math.min(answer.total, mostHits) ? (
        <button type="button" onClick={() => setLimit(Math.min(mostHits, limit + 100))}>
          {words.more}
        </button>
      ) : null}
      <NotSearched answer={answer} />
    </section>
  )
}

function Named({ answer: { entities } }: { answer: SearchAnswerLines }) {
  if (entities.length === 0) return null
  return (
    <section className="named">
      <h2>{words.named}</h2>
      <ul>
        {entities.map((entity) => (
          <li key={entity.id}>
            <EntityLink entity={entity} withKind /> <Identity entity={entity} /> <span className="quiet">{countOf(entity.exhibits, 'exhibit')}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Nothing({ answer: { suggestions } }: { answer: SearchAnswerLines }) {
  return (
    <div className="empty">
      <p>{words.none}</p>
      {Object.entries(suggestions).map(([word, near]) => (
        <p key={word}>
          “{word}” {words.near}{' '}
          {near.map((other) => (
            <a key={other} className="chip" href={formatAddress(['search'], { q: other })}>
              {other}
            </a>
          ))}
        </p>
      ))}
    </div>
  )
}

function Hit({ hit, isOpen }: { hit: HitLine; isOpen: boolean }) {
  return (
    <li className={isOpen ? 'is-marked' : undefined}>
      <p className="hit-head">
        <PlaceLink place={hit.place} />
        {hit.property ? <Tag>{`${hit.schema}: ${hit.property}`}</Tag> : null}
        {hit.canonicalId && hit.caption ? <EntityLink entity={{ id: hit.canonicalId, caption: hit.caption }} /> : null}
      </p>
      <p className="snippet">
        <PlaceLink place={hit.place}>
          <Snippet hit={hit} />
        </PlaceLink>
      </p>
    </li>
  )
}

function Snippet({ hit: { snippet, highlights } }: { hit: HitLine }) {
  let at = 0
  const pieces = highlights.flatMap(([start, end]) => {
    const before = snippet.slice(at, start)
    at = end
    return [before, <mark key={start}>{snippet.slice(start, end)}</mark>]
  })
  return (
    <>
      {pieces}
      {snippet.slice(at)}
    </>
  )
}

function NotSearched({ answer: { notSearched } }: { answer: SearchAnswerLines }) {
  if (notSearched.total === 0) return null
  const reasons = [...Map.groupBy(notSearched.places, ({ why }) => why)]
  return (
    <details className="not-searched">
      <summary>
        {words.notSearched}: {countOf(notSearched.total, 'place')} <span className="quiet">({reasons.map(([why, places]) => `${formatNumber(places.length)} ${words.why[why] ?? why}`).join(', ')})</span>
      </summary>
      <p className="quiet">{words.notSearchedHint}</p>
      <ul>
        {notSearched.places.map((place, index) => (
          <li key={index}>
            {place.place ? <PlaceLink place={place.place} /> : null} <span className="quiet">{place.message}</span>
          </li>
        ))}
      </ul>
      {notSearched.total > notSearched.places.length ? (
        <p className="quiet">
          {formatNumber(notSearched.total - notSearched.places.length)} {words.placesMore}
        </p>
      ) : null}
    </details>
  )
}
