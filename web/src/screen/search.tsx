import { useEffect, useState } from 'react'
import type { HitLine, SearchAnswerLines } from '../../../src/app/server/api-types.ts'
import { change, formatAddress } from '../address.ts'
import { questionOf, useAnswer } from '../ask.ts'
import { focusParameters, useFocus } from '../focus.ts'
import { Identity } from '../part/identity.tsx'
import { EntityLink, isOpen, PlaceLink } from '../part/link.tsx'
import { Empty, Failed, Loading, Tag } from '../part/say.tsx'
import { countOf, formatNumber } from '../words/format.ts'
import { words } from '../words/search.ts'
import { ListSearch } from './search/list-search.tsx'
import { SaveSearch, SavedSearches } from './search/saved-searches.tsx'
import { SearchFacetLists } from './search/search-facets.tsx'
import { SearchSyntax } from './search/search-syntax.tsx'

const hitsAtOnce = 50
const mostHits = 500

/** What was found, where, and what was not searched. */
export function SearchScreen({ query }: { query: Readonly<Record<string, string>> }) {
  const { q = '', kind = '' } = query
  const [limit, setLimit] = useState(hitsAtOnce)
  useEffect(() => void setLimit(hitsAtOnce), [q, kind])
  const { entities, within, ...narrowing } = focusParameters(useFocus())
  const question = questionOf('/api/search', { q, kind, limit, exhibit: within, entities, ...narrowing, facets: 'yes' })
  const { answer, failure, old } = useAnswer<SearchAnswerLines>(q ? question : undefined)
  if (!q) {
    return (
      <section className="reading">
        <h1>{words.title}</h1>
        <SearchSyntax isOpen />
        <SavedSearches />
        <ListSearch list={query['list'] ?? ''} />
      </section>
    )
  }
  if (failure && !old) return <Failed failure={failure} />
  if (!answer) return <Loading />
  return (
    <div className="with-facets search-screen">
      <div className="side">{answer.facets ? <SearchFacetLists facets={answer.facets} total={answer.total} /> : null}</div>
      <section className={`reading${old ? ' is-old' : ''}`}>
        <header className="list-title">
          <h1>
            {countOf(answer.total, 'place')} <span className="quiet">“{q}”</span>
          </h1>
          <div className="tabs" role="tablist" aria-label={words.where}>
            {Object.entries(words.kinds).map(([name, label]) => (
              <button key={name} type="button" role="tab" aria-selected={name === kind} onClick={() => change({ kind: name || undefined })}>
                {label}
              </button>
            ))}
          </div>
          <SaveSearch query={query} places={answer.total} />
        </header>
        <SearchSyntax />
        <Named answer={answer} />
        {answer.total === 0 ? <Nothing answer={answer} /> : null}
        <ol className="hits" data-list tabIndex={-1}>
          {groupHits(answer.rows).map((hits, index) => (
            <Hit key={index} hits={hits} isHere={isOpen(hits[0].place, query)} />
          ))}
        </ol>
        {answer.rows.length < Math.min(answer.total, mostHits) ? (
          <button type="button" onClick={() => setLimit(Math.min(mostHits, limit + 100))}>
            {words.more}
          </button>
        ) : null}
        <NotSearched answer={answer} />
      </section>
    </div>
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

type Hits = readonly [HitLine, ...HitLine[]]

/** Hits that follow each other at one place are told as one, with each thing that was read there. */
function groupHits(rows: readonly HitLine[]): Hits[] {
  const groups: [HitLine, ...HitLine[]][] = []
  for (const hit of rows) {
    const last = groups.at(-1)
    if (last && last[0].place.exhibit === hit.place.exhibit && last[0].place.locator === hit.place.locator && last[0].snippet === hit.snippet) last.push(hit)
    else groups.push([hit])
  }
  return groups
}

function Hit({ hits, isHere }: { hits: Hits; isHere: boolean }) {
  const [hit] = hits
  return (
    <li className={isHere ? 'is-marked' : undefined}>
      <p className="hit-head">
        <PlaceLink place={hit.place} />
        {hits.map(({ property, schema, canonicalId, caption }, index) => (
          <span key={index} className="read-as">
            {property ? <Tag>{`${schema}: ${property}`}</Tag> : null} {canonicalId && caption ? <EntityLink entity={{ id: canonicalId, caption }} /> : null}
          </span>
        ))}
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
        {words.notSearched}: {countOf(notSearched.total, 'place')} <span className="quiet">({notSearched.total > notSearched.places.length ? words.amongThem : ''}{reasons.map(([why, places]) => `${formatNumber(places.length)} ${words.why[why] ?? why}`).join(', ')})</span>
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
